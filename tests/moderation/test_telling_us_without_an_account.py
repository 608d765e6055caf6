"""The notice form: anybody may tell us of a page, gets a receipt at once, and asks with it what became of it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from forums import services as forums
from moderation import services
from moderation.models import Case, OutsideNotice, Signal
from moderation.outside import KEPT_DAYS
from moderation.services import outside
from tests.moderation.conftest import say

pytestmark = pytest.mark.django_db
WORDS = "It gives the full name of my sister."


def send(client, address, **more):
    return client.post("/report/", {"address": address, "about": "rule:privacy", "words": WORDS, **more})


def code_in(answer):
    return re.search(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b", answer.content.decode()).group()


def ask(client, code):
    return client.post("/report/receipt/", {"code": code}).content.decode()


def test_every_page_leads_to_the_form(as_):
    assert 'href="/report/"' in as_(None).get("/help/").content.decode()


@pytest.mark.parametrize(
    "form", ["http://testserver/p/{post}/", "/p/{post}/", "/t/{topic}/", "http://testserver/t/{topic}/#p1"]
)
def test_an_address_of_ours_opens_a_case_about_the_thing_itself(as_, topic, ana, form):
    post = topic.posts.get()
    assert send(as_(None), form.format(post=post.pk, topic=topic.pk)).status_code == 200
    case = Case.objects.get()
    assert (case.kind, case.target_kind, case.target_id, case.author) == (
        "report", "forums.post", post.pk, ana.home_persona,
    )  # fmt: skip
    signal = Signal.objects.get()
    assert (signal.rule, signal.words, signal.reporter) == ("privacy", WORDS, None)


def test_a_group_and_no_thing_of_ours(as_, group, moderator):
    send(as_(None), f"http://testserver{group.url}")
    assert Case.objects.get().target_kind == "groups.grouppage"
    send(as_(None), "https://elsewhere.example.org/p/1/")
    case = Case.objects.get(target_kind="moderation.outsidenotice")
    said = as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert "https://elsewhere.example.org/p/1/" in said and WORDS in said


def test_the_receipt_tells_what_became_of_it_and_of_the_code_only_a_hash_is_kept(as_, topic, moderator):
    client = as_(None)
    code = code_in(send(client, f"/t/{topic.pk}/"))
    assert not OutsideNotice.objects.filter(code_hash__contains=code).exists()
    assert "A person reads it by" in ask(client, code.lower())
    case = Case.objects.get()
    services.decide(case.pk, "remove", moderator, case.version, "To the author alone.")
    said = ask(client, code)
    assert "did something about it" in said and "To the author alone." not in said
    assert "We have no notice under this code" in ask(client, "ABCD-EFGH-JKLM-NPQR")


def test_whoever_left_an_email_is_told_once_without_content_and_it_is_forgotten(as_, topic, moderator):
    send(as_(None), f"/t/{topic.pk}/", email="sister@example.org")
    assert outside.tell_outside() == 0
    case = Case.objects.get()
    services.decide(case.pk, "approve", moderator, case.version)
    assert (outside.tell_outside(), outside.tell_outside()) == (1, 0)
    note = mail.outbox[-1]
    assert note.to == ["sister@example.org"] and "/report/receipt/" in note.body
    assert WORDS not in note.body and topic.title not in note.body + note.subject
    assert OutsideNotice.objects.get().email == ""


def test_what_is_missing_is_said_and_nothing_is_lost(as_):
    answer = as_(None).post("/report/", {"address": "/t/1/", "words": WORDS, "email": "no"})
    said = answer.content.decode()
    assert answer.status_code == 422 and WORDS in said
    assert "Please choose one." in said and "does not look like an e-mail" in said
    assert not OutsideNotice.objects.exists()


def test_programs_that_fill_in_everything_and_floods_are_kept_out(as_, topic):
    assert send(as_(None), "/t/1/", website="https://example.org").status_code == 422
    answers = [send(as_(None), f"/t/{topic.pk}/").status_code for _ in range(7)]
    assert answers == [200] * 6 + [422]
    assert OutsideNotice.objects.count() == 6


def test_a_worry_from_outside_is_a_crisis_case(as_, topic):
    send(as_(None), f"/t/{topic.pk}/", about="worried")
    assert Case.objects.get().kind == "crisis" and Signal.objects.get().rule == ""


def test_old_notices_go_with_their_words(as_, topic, moderator):
    send(as_(None), f"/t/{topic.pk}/")
    case = Case.objects.get()
    services.decide(case.pk, "approve", moderator, case.version)
    assert outside.forget_old_notices() == 0
    assert outside.forget_old_notices(timezone.now() + timedelta(days=KEPT_DAYS + 1)) == 1
    assert Signal.objects.get().words == "" and not OutsideNotice.objects.exists()


def test_a_mail_that_fails_is_tried_again_and_keeps_no_other_waiting(as_, topic, moderator, monkeypatch):
    for name in ("first", "second"):
        send(as_(None), f"/t/{topic.pk}/", email=f"{name}@example.org")
    case = Case.objects.get()
    services.decide(case.pk, "approve", moderator, case.version)
    really = outside.EmailMessage.send

    def refuse(message, *args, **kwargs):
        if message.to == ["first@example.org"]:
            raise OSError("no such address")
        return really(message, *args, **kwargs)

    monkeypatch.setattr(outside.EmailMessage, "send", refuse)
    assert outside.tell_outside() == 1
    monkeypatch.undo()
    assert outside.tell_outside() == 1
    assert [m.to for m in mail.outbox[-2:]] == [["second@example.org"], ["first@example.org"]]


@pytest.mark.parametrize("words", ["Ring me on 07700 900 142 tonight.", "Plain words."])
def test_an_address_of_what_the_sender_cannot_see_is_kept_as_text(as_, topic, ben, words):
    post, _ = forums.reply(topic, ben, words)
    Case.objects.all().delete()
    send(as_(None), f"/p/{post.pk}/")
    case, notice = Case.objects.get(), OutsideNotice.objects.get()
    if post.is_public:
        assert (case.target_kind, case.target_id) == ("forums.post", post.pk)
    else:
        assert (case.target_kind, case.target_id, case.author) == ("moderation.outsidenotice", notice.pk, None)
        assert notice.address == f"/p/{post.pk}/"


def test_a_line_of_chat_is_kept_as_text_unless_the_sender_sits_in_the_room(as_, session, ana, ben, outsider):
    line = say(session, ana.home_persona, "Words of the room.")
    address = f"/sessions/{session.pk}/room/#m-{line.pk}"
    send(as_(None), address)
    send(as_(outsider), address)
    assert {case.target_kind for case in Case.objects.all()} == {"moderation.outsidenotice"}
    send(as_(ana), address)
    assert Case.objects.filter(target_kind="groups.message", target_id=line.pk).exists()
