"""Records that the law asks for: seeded as empty drafts, signed off by publishing, late ones named to administrators."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.models import Record
from moderation.record_texts import TEMPLATES
from moderation.seeds import seed_records
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(home):
    return make_member("High Oak", role="administrator")


@pytest.fixture
def record(home):
    return Record.objects.get(kind="children")


def form_of(record, answers, action="", **more):
    """What the edit form sends."""
    sections = list(record.get_latest_revision_as_object().body)
    data = {
        "kind": record.kind, "signed_off_by": "", "signed_off_on": "", "next_review_on": "",
        "body-count": len(sections), **more,
    }  # fmt: skip
    for n, (block, answer) in enumerate(zip(sections, answers, strict=True)):
        data |= {
            f"body-{n}-deleted": "", f"body-{n}-order": n, f"body-{n}-type": "section", f"body-{n}-id": str(block.id),
            f"body-{n}-value-heading": block.value["heading"], f"body-{n}-value-guidance": block.value["guidance"],
            f"body-{n}-value-answer": _draftail(answer),
        }  # fmt: skip
    return data | ({action: "1"} if action else {})


def _draftail(words):
    import json

    return json.dumps(
        {
            "blocks": [{"key": "a", "text": words, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}],
            "entityMap": {},
        }
    ) if words else "null"  # fmt: skip


def edit(client, record, data):
    return client.post(f"/admin/snippets/moderation/record/edit/{record.pk}/", data)


def test_a_new_site_has_a_draft_of_each_with_guidance_and_nothing_filled_in(home):
    assert set(Record.objects.values_list("kind", flat=True)) == set(Record.Kind.values) == TEMPLATES.keys()
    for record in Record.objects.all():
        assert not record.live and record.signed_off_by == "" and record.next_review_on is None
        assert record.empty_sections == len(record.body) == len(TEMPLATES[record.kind])
        assert all(block.value["guidance"] for block in record.body)


def test_what_staff_wrote_is_left_alone(record):
    Record.objects.filter(pk=record.pk).update(signed_off_by="Ines, trustee")
    seed_records()
    assert Record.objects.get(kind="children").signed_off_by == "Ines, trustee" and Record.objects.count() == 4


def test_a_draft_can_lack_things_and_has_a_history(as_, administrator, record):
    client = as_(administrator)
    answers = ["Yes, they can."] + [""] * (len(record.body) - 1)
    assert edit(client, record, form_of(record, answers)).status_code == 302
    newest = Record.objects.get(pk=record.pk).get_latest_revision_as_object()
    assert newest.empty_sections == len(record.body) - 1 and not Record.objects.get(pk=record.pk).live
    assert record.revisions.count() == 2 and record.revisions.latest("pk").user == administrator
    assert client.get(f"/admin/snippets/moderation/record/history/{record.pk}/").status_code == 200


def test_it_is_signed_off_with_every_section_a_name_and_a_day_to_look_again(as_, administrator, record):
    client, today = as_(administrator), timezone.localdate()
    named = {"signed_off_by": "Ines, trustee", "signed_off_on": today, "next_review_on": today + timedelta(days=365)}
    full = ["Yes."] * len(record.body)
    for lacking in (
        form_of(record, full, "action-publish"),
        form_of(record, [""] + full[1:], "action-publish", **named),
    ):
        assert edit(client, record, lacking).status_code == 200
        assert not Record.objects.get(pk=record.pk).live
    assert edit(client, record, form_of(record, full, "action-publish", **named)).status_code == 302
    signed = Record.objects.get(pk=record.pk)
    assert signed.live and signed.signed_off_by == "Ines, trustee" and not signed.is_late


def test_a_day_that_cannot_be_is_refused(as_, administrator, record):
    today = timezone.localdate()
    full, client = ["Yes."] * len(record.body), as_(administrator)
    for signed, again in ((today + timedelta(days=1), today + timedelta(days=2)), (today, today)):
        sent = form_of(record, full, "action-publish", signed_off_by="Ines", signed_off_on=signed, next_review_on=again)
        assert edit(client, record, sent).status_code == 200
    assert not Record.objects.get(pk=record.pk).live


def test_it_can_be_read_and_printed_as_a_page_of_its_own(as_, administrator, record):
    page = as_(administrator).get(f"/admin/snippets/moderation/record/inspect/{record.pk}/").content.decode()
    assert "A draft: it is not signed off." in page and "Can children come in?" in page and "Not written yet." in page


def test_administrators_are_reminded_of_those_that_nobody_signed_or_that_are_late(as_, administrator, record):
    client = as_(administrator)
    assert "Not signed off yet: Children’s access assessment" in client.get("/admin/").content.decode()
    day = timezone.localdate()
    Record.objects.filter(pk=record.pk).update(live=True, signed_off_by="Ines", next_review_on=day + timedelta(days=9))
    assert "Children’s access assessment" not in client.get("/admin/").content.decode()
    Record.objects.filter(pk=record.pk).update(next_review_on=day - timedelta(days=1))
    assert "To be looked at again: Children’s access assessment" in client.get("/admin/").content.decode()


def test_others_neither_see_nor_delete_them(as_, administrator, moderator, editor, record):
    at = "/admin/snippets/moderation/record/"
    assert as_(administrator).get(at).status_code == 200
    assert as_(administrator).get(f"{at}delete/{record.pk}/").status_code in (302, 403)
    for other in (moderator, editor):
        assert as_(other).get(at).status_code in (302, 403)
        assert as_(other).get(f"{at}inspect/{record.pk}/").status_code in (302, 403)
