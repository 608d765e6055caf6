"""A fault in a check of ours never costs anybody a line of chat."""

import pytest

from groups import services
from groups.models import Message
from moderation import staff_lists
from moderation.screening import Outcome, pipeline

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("check", pipeline.CHECKS, ids=lambda check: check.NAME)
def test_the_line_is_kept_and_goes_where_the_check_declares(open_room, seat, check, monkeypatch, caplog):
    def broken(text, author, lists):
        raise RuntimeError(text.raw)

    monkeypatch.setattr(check, "find", broken)
    ack = services.post_message(open_room, seat, "one", "I was there too.")
    message = Message.objects.get(pk=ack["id"])
    assert message.read() == "I was there too."
    assert message.state == ("held" if check.FALLBACK >= Outcome.ASK else "published")
    assert f"The check {check.NAME} failed" in caplog.text and "I was there" not in caplog.text


def test_lists_of_staff_that_cannot_be_read_leave_the_line_as_it_is(open_room, seat, monkeypatch, caplog):
    def broken(kept):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(staff_lists, "_read_rows", broken)
    monkeypatch.setattr(staff_lists, "_kept", staff_lists.Kept())
    ack = services.post_message(open_room, seat, "one", "I was there too.")
    assert Message.objects.get(pk=ack["id"]).read() == "I was there too." and ack["state"] == "published"
    assert "could not be read" in caplog.text and "I was there" not in caplog.text
