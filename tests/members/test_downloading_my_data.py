"""A member asks for a copy of their data, the worker makes it, and only they can fetch it, for some days."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from community.lib.crypto import site_box
from community.members.models import CommunitySettings, Export, Member
from community.members.permissions import Refused
from community.members.registries import export_of, field_words, title_of
from community.members.rights.readable import word_for
from community.members.services import exports
from community.notifications.models import Notice
from forums import services as forums
from tests.members.zebra import mark, zebra  # noqa: F401

pytestmark = pytest.mark.django_db
PAGE = "/account/data/"
#: Columns whose marks are erased and yet not in the copy, and why.
LEFT_OUT = {
    "moderation.DecisionText.reason": "why staff looked is their own",
    "moderation.Note.words": "it may be about whoever told the team",
    "moderation.DisclosureText.why": "it may be about whoever told the team",
    "forums.Post.html": "drawn from the words, which are there",
    "groups.RoomEvent.payload": "what a room showed: how many minutes, whose turn",
}


def read(answer):
    """The two files of a fetched copy: the page, and what the other holds."""
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert sorted(packed.namelist()) == ["your-data.html", "your-data.json"]
    return packed.read("your-data.html").decode(), json.loads(packed.read("your-data.json"))


def test_a_copy_is_asked_for_made_and_fetched(fresh, ana, topic):
    client = fresh(ana)
    assert "Make a copy for me" in client.get(PAGE).content.decode()
    assert client.post(PAGE)["Location"] == PAGE
    waiting = client.get(PAGE).content.decode()
    assert "Your copy is being made" in waiting and 'hx-get="/account/data/"' in waiting
    assert exports.make_waiting_exports() == 1
    ready = client.get(PAGE).content.decode()
    export = Export.objects.get()
    assert "Your copy is ready" in ready and f'href="{PAGE}{export.pk}/"' in ready
    answer = client.get(f"{PAGE}{export.pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="your-data.zip"'
    assert answer["Cache-Control"] == "no-store"
    page, data = read(answer)
    assert "My dad died in March" in page and "What you wrote on boards" in page
    assert data["format"] == 1 and data["data"]["forums.Post"][0]["text"].startswith("My dad died")


def test_the_open_page_learns_by_itself_that_the_copy_is_ready(fresh, ana):
    client = fresh(ana)
    client.post(PAGE)
    piece = client.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "being made" in piece and "<html" not in piece
    exports.make_waiting_exports()
    piece = client.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "Your copy is ready" in piece and "hx-trigger" not in piece


def test_the_copy_holds_every_text_that_is_stored_about_the_member(zebra):  # noqa: F811
    marks = mark(zebra)
    held = json.dumps(export_of(Member.objects.get(pk=zebra.pk)), ensure_ascii=False)
    missing = {where for sign, where in marks.items() if sign not in held}
    assert missing - LEFT_OUT.keys() == set()
    assert "zebra said this in the room" in held and "Be kind." in held


def test_what_others_wrote_is_not_in_it(zebra, ben, topic):  # noqa: F811
    held = json.dumps(export_of(zebra), ensure_ascii=False)
    assert "zebra opened this" in held
    for others in ("Ben answers and his words stay", "My dad died in March", "Ben is worried", ben.username):
        assert others not in held, others


def test_every_field_and_heading_of_the_page_has_words(zebra):  # noqa: F811
    for model, rows in export_of(zebra).items():
        assert str(title_of(model))
        for row in rows:
            for key in row:
                assert key in field_words, f"{model}: register words for {key!r}"
                assert str(word_for(key))


def test_the_page_of_the_copy_draws_marks_of_html_as_they_were_typed(fresh, ana, board):
    forums.open_topic(board, ana, "Hello there", "<b>bold</b> & <script>alert(1)</script>")
    page = zipfile.ZipFile(io.BytesIO(exports.copy_of(ana))).read("your-data.html").decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script" not in page


def test_the_copy_lies_encrypted_in_the_database(ana):
    export = exports.ask_for_export(ana)
    exports.make_export(export.pk)
    stored = bytes(Export.objects.get().archive)
    assert not stored.startswith(b"PK") and b"your-data" not in stored
    assert site_box().decrypt(stored).startswith(b"PK")


def test_a_notice_tells_that_it_is_ready(ana):
    exports.make_export(exports.ask_for_export(ana).pk)
    assert [(n.kind, n.url) for n in Notice.objects.filter(member=ana)] == [("members.export", PAGE)]


def test_fetching_and_asking_want_a_fresh_sign_in(as_, ana, settings):
    export = exports.ask_for_export(ana)
    exports.make_export(export.pk)
    client = as_(ana)
    for answer in (client.get(f"{PAGE}{export.pk}/"), client.post(PAGE)):
        assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    assert Export.objects.count() == 1


def test_nobody_else_can_fetch_it(fresh, ana, ben):
    export = exports.ask_for_export(ana)
    exports.make_export(export.pk)
    assert fresh(ana).get(f"{PAGE}{export.pk}/").status_code == 200
    foreign = fresh(ben).get(f"{PAGE}{export.pk}/")
    none = fresh(ben).get(f"{PAGE}999999/")
    assert foreign.status_code == none.status_code == 404
    assert "There is no copy here" in foreign.content.decode() and "Quiet Heron" not in foreign.content.decode()


def test_a_link_whose_days_are_over_says_so(fresh, ana):
    export = exports.ask_for_export(ana)
    exports.make_export(export.pk)
    Export.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    client = fresh(ana)
    gone = client.get(f"{PAGE}{export.pk}/")
    assert gone.status_code == 404 and "Ask for a new copy" in gone.content.decode()
    assert "Make a copy for me" in client.get(PAGE).content.decode()


def test_copies_are_deleted_after_the_days_that_staff_set(ana, home):
    from wagtail.models import Site

    CommunitySettings.objects.update_or_create(site=Site.objects.get(is_default_site=True), defaults={"export_days": 3})
    exports.make_export(exports.ask_for_export(ana).pk)
    made = Export.objects.get()
    assert made.expires_at - made.made_at == timedelta(days=3)
    assert exports.delete_expired_exports(made.expires_at - timedelta(minutes=1)) == 0
    assert exports.delete_expired_exports(made.expires_at) == 1 and not Export.objects.exists()


def test_one_is_made_at_a_time(ana):
    assert exports.ask_for_export(ana) == exports.ask_for_export(ana)
    assert Export.objects.count() == 1


def test_after_a_few_on_one_day_the_next_waits_until_tomorrow(fresh, ana):
    for _number in range(exports.MOST_A_DAY):
        exports.make_export(exports.ask_for_export(ana).pk)
    with pytest.raises(Refused):
        exports.ask_for_export(ana)
    page = fresh(ana).post(PAGE, follow=True).content.decode()
    assert "Please ask again tomorrow" in page
    Export.objects.update(asked_at=timezone.now() - timedelta(days=1, minutes=1))
    assert exports.ask_for_export(ana)


def test_a_newer_copy_takes_the_place_of_the_older(fresh, ana):
    old = exports.ask_for_export(ana)
    exports.make_export(old.pk)
    new = exports.ask_for_export(ana)
    client = fresh(ana)
    assert client.get(f"{PAGE}{old.pk}/").status_code == 200, "until the new one is made"
    exports.make_export(new.pk)
    assert client.get(f"{PAGE}{old.pk}/").status_code == 404 and client.get(f"{PAGE}{new.pk}/").status_code == 200


def test_one_that_fails_says_so_and_can_be_asked_for_again(fresh, ana, monkeypatch, caplog):
    export = exports.ask_for_export(ana)
    with monkeypatch.context() as broken:
        broken.setattr(exports, "copy_of", _fail)
        assert exports.make_waiting_exports() == 0
    assert "secret words" not in caplog.text and "could not be made" in caplog.text
    client = fresh(ana)
    assert "That did not work" in client.get(PAGE).content.decode()
    client.post(PAGE)
    assert exports.make_waiting_exports() == 1
    assert not exports.make_export(export.pk)


def _fail(member):
    raise ValueError("secret words of somebody")


def test_one_that_kills_the_worker_each_time_is_given_up(ana):
    exports.ask_for_export(ana)
    Export.objects.update(asked_at=timezone.now() - timedelta(hours=2))
    assert exports.make_waiting_exports() == 0
    assert Export.objects.get().failed_at is not None


def test_one_that_is_too_large_is_not_stored(ana, monkeypatch):
    monkeypatch.setattr(exports, "MOST_BYTES", 10)
    export = exports.ask_for_export(ana)
    assert not exports.make_export(export.pk)
    assert Export.objects.get().archive is None and Export.objects.get().failed_at is not None


def test_a_job_is_sent_to_the_worker_when_the_wish_is_stored(ana, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        exports.ask_for_export(ana)
    assert Export.objects.get().made_at is not None, "in tests the worker works at once"
