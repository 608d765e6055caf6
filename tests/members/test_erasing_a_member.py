"""After erasure threads are readable, and nothing that is stored tells who the person was or what they wrote."""

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage

from community.members import services
from community.members.models import Member
from forums.models import Post, Topic
from moderation.models import Decision
from tests.conftest import PASSWORD
from tests.members.traces import traces
from tests.members.zebra import ADDRESS, DEVICE, mark, rowless, zebra  # noqa: F401

pytestmark = pytest.mark.django_db
SENTINELS = {
    "zebra-login": "login name",
    "zebra-word": "the word that was chosen for it",
    "zebra@example.org": "e-mail",
    "Zebra Finch": "pseudonym",
    "zebraf": "name key",
    "Zebra Of Tuesdays": "name in a group",
    "zebraold": "a name that was given up",
    "zebra opened this": "post",
    "zebra answered": "reply",
    "zebra said first": "first version of a reply",
    "zebra-held": "held post",
    "zebra reports": "report",
    "Dear Zebra": "words of a decision",
    "zebra asks": "appeal",
    "zebra certificate": "evidence",
    "A zebra title": "title",
    "zebra said this in the room": "chat message",
    "zebra alone": "an event for one seat",
    "zebra's friends": "note of an invitation",
    "zebra-draft": "draft on the staff pages",
    "zebra program": "key for programs",
    "zebra notes": "note on a draft",
    "zebra answers the note": "answer to a note",
    "zebra key": "passkey",
    "zebra-file": "file",
    "zebra-face": "picture",
    DEVICE: "device",
    ADDRESS: "network",
}


def test_the_member_is_really_there_before(zebra):  # noqa: F811
    assert SENTINELS.keys() - traces(SENTINELS).keys() == set()


def test_there_is_a_row_of_every_kind(zebra):  # noqa: F811
    assert rowless(zebra) == []


def test_no_trace_is_left_anywhere(zebra):  # noqa: F811
    found = traces(SENTINELS)
    assert "wagtailcore.ModelLogEntry.label" in found["Zebra Finch"]
    assert {"members.Export.archive", "groups_message.body"} <= found["zebra said this in the room"]
    assert {"django_session.session_data", "members.Member.username"} <= found["zebra-login"]
    services.erase(zebra)
    assert traces(["zebra", *SENTINELS]) == {}


def test_no_text_of_any_column_is_left(zebra):  # noqa: F811
    marks = mark(zebra)
    assert len(marks) > 30 and marks.keys() == traces(marks).keys()
    services.erase(Member.objects.get(pk=zebra.pk))
    left = {marks[sign]: where for sign, where in traces(marks).items()}
    assert left == {}


def test_the_account_row_is_empty(zebra):  # noqa: F811
    services.erase(zebra)
    gone = Member.objects.get(pk=zebra.pk)
    assert (gone.country, gone.time_zone, gone.email, gone.login_word, gone.last_login) == ("", "", "", "", None)
    assert gone.date_joined.year == 1970 and gone.approved_at is None and gone.renamed_at is None
    assert not gone.groups.exists() and not gone.personas.exists()


def test_the_threads_stay_readable_under_a_former_member(zebra, as_, ben):  # noqa: F811
    topic = Post.objects.get(body__contains="zebra opened this").topic
    services.erase(zebra)
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "Ben answers and his words stay." in page
    assert "Former member" in page and "The author has erased these words." in page
    assert "zebra" not in page.lower()


def test_an_alias_keeps_its_name_and_points_at_nobody(zebra):  # noqa: F811
    alias = zebra.personas.get(thread_id__isnull=False)
    services.erase(zebra)
    before, alias.member_id = alias.name, zebra.pk
    alias.refresh_from_db()
    assert alias.name == before and alias.member_id is None


def test_the_decision_log_stays_whole(zebra):  # noqa: F811
    before = list(Decision.objects.values())
    assert before
    services.erase(zebra)
    assert list(Decision.objects.values()) == before


def test_the_account_opens_no_more(zebra, client):  # noqa: F811
    assert Session.objects.exists()
    services.erase(zebra)
    gone = Member.objects.get(pk=zebra.pk)
    assert not gone.is_active and not gone.has_usable_password()
    assert not Session.objects.exists()
    assert client.get("/account/").status_code == 302
    assert client.post("/account/login/", {"login": "zebra-login", "password": PASSWORD}).status_code == 200


def test_files_go_from_the_disk(zebra):  # noqa: F811
    from wagtail.models import UploadedFile

    name = UploadedFile.objects.get().file.name
    assert default_storage.exists(name)
    services.erase(zebra)
    assert not default_storage.exists(name)


def test_the_others_keep_all_theirs(zebra, ben, topic):  # noqa: F811
    services.erase(zebra)
    assert Post.objects.get(topic=topic, number=1).body == "My dad died in March. I am fine in the day."
    assert Member.objects.get(pk=ben.pk).home_persona.name == "Plain Sparrow"
    assert Topic.objects.get(pk=topic.pk).title == "The house is quiet at this hour"


def test_erasing_twice_is_erasing_once(zebra):  # noqa: F811
    services.erase(zebra)
    services.erase(Member.objects.get(pk=zebra.pk))
    assert traces(SENTINELS) == {}


def test_an_erasure_that_fails_half_way_takes_nothing(zebra, monkeypatch):  # noqa: F811
    from community.members import registries

    def broken(member):
        raise RuntimeError("the disk is full")

    monkeypatch.setitem(
        registries.personal_data, "broken", registries.PersonalData("broken", lambda member: [], broken)
    )
    with pytest.raises(RuntimeError):
        services.erase(zebra)
    assert Member.objects.get(pk=zebra.pk).username == "zebra-login"
    assert Post.objects.filter(body__contains="zebra opened this").exists()
