"""What a good line becomes, again and again, and that nobody sees it before a person did."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from community.helplines.models import Helpline
from community.helplines.queries import helplines_for


def test_a_line_waits_with_all_that_could_be_read_of_it(put_in):
    said, refused, status = put_in({})
    helpline = Helpline.objects.get()
    assert (refused, status) == ("", 0) and "line 2: taken in, Lantern Line (GB): 0808 157 0901." in said
    assert (helpline.dial, helpline.display) == ("08081570901", "0808 157 0901")
    assert (helpline.need, helpline.method, helpline.languages) == ("crisis", "phone", "English, Welsh")
    assert helpline.always_open and helpline.time_zone == "Europe/London"
    assert not helpline.live and helpline.is_waiting and helpline.verified_on is None and helpline.verified_by is None
    assert helpline.source_row["source"] == "an invented list"


def test_it_is_logged(put_in):
    put_in({})
    assert ModelLogEntry.objects.get(action="helplines.import").object_id == str(Helpline.objects.get().pk)


def test_nobody_sees_it_though_a_confirmed_one_is_seen(put_in, line, client, home):
    line("Evening Line")
    put_in({})
    page = client.get("/help/").content.decode()
    assert "Evening Line" in page and "Lantern Line" not in page
    assert [found.name for found in helplines_for("GB")] == ["Evening Line"]


@pytest.mark.parametrize("way", ["save", "update", "create"])
def test_the_database_refuses_to_show_what_nobody_confirmed(put_in, way):
    put_in({})
    helpline = Helpline.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        if way == "save":
            helpline.live = True
            helpline.save()
        elif way == "update":
            Helpline.objects.update(live=True)
        else:
            Helpline.objects.create(name="Other", dial="1", imported_at=timezone.now(), live=True)
    Helpline.objects.update(live=True, confirmed_at=timezone.now())
    assert Helpline.objects.get().live


def test_again_it_is_skipped_and_said_so(put_in):
    put_in({}, {"country": "IE", "name": "Other"})
    said, refused, status = put_in({}, {"country": "IE", "name": "Other"})
    assert Helpline.objects.count() == 2 and (refused, status) == ("", 0)
    assert "line 2: skipped, Lantern Line (GB) is here already" in said and "Already here: 2." in said


def test_a_line_whose_number_was_put_right_by_hand_does_not_come_again(put_in):
    put_in({"dial_as_described": "0808 157 0901 or 0808 157 0902"})
    Helpline.objects.update(dial="08081570902", name="The Lantern")
    said, _refused, _status = put_in({"dial_as_described": "0808 157 0901 or 0808 157 0902"})
    assert Helpline.objects.count() == 1 and "skipped" in said


def test_a_number_that_an_editor_had_written_is_skipped(put_in, line):
    line("Lantern", dial="08081570901")
    said, _refused, _status = put_in({})
    assert Helpline.objects.count() == 1 and "line 2: skipped, Lantern (GB) is here already" in said


def test_the_same_twice_in_one_file_is_taken_once(put_in):
    said, _refused, _status = put_in({}, {"name": "Same number, other name"})
    assert Helpline.objects.get().name == "Lantern Line" and "line 3: skipped, the same stands on line 2" in said


def test_one_number_may_be_rung_and_written_to(put_in):
    put_in({}, {"name": "By text", "method": "text"})
    assert {found.href for found in Helpline.objects.all()} == {"tel:08081570901", "sms:08081570901"}


def test_a_dry_run_says_the_same_and_stores_nothing(put_in):
    said, refused, status = put_in({}, {"country": "XX"}, dry_run=True)
    assert not Helpline.objects.exists() and not ModelLogEntry.objects.filter(action="helplines.import").exists()
    assert "line 2: would be taken in" in said and "line 3: refused" in refused and status == 1


def test_what_a_person_must_look_at_is_said(put_in):
    said, _refused, _status = put_in(
        {"dial_as_described": "0808 157 0901 (or 0808 157 0902)", "category": "odd", "languages": "en xyz"},
        {"name": "B", "dial_as_described": "0808 157 0903", "hours": "most evenings"},
        {"name": "C", "country": "US", "dial_as_described": "555-0100", "hours": "Mon-Fri 9:00-17:00"},
    )
    assert "it names more than one number, and 0808 157 0901 was taken" in said
    assert "the category “odd” is not known" in said and "the language xyz is not known" in said
    assert "the hours “most evenings” must be written by hand" in said
    assert "the country has several time zones" in said


def test_an_emergency_number_is_marked_as_one(put_in):
    put_in({"category": "emergency", "name": "Ambulance", "dial_as_described": "999"})
    assert Helpline.objects.get().is_emergency


@pytest.mark.parametrize("category", ["deaf", "veterans", "young"])
def test_our_own_words_for_needs_are_known_too(put_in, category):
    put_in({"category": category})
    assert Helpline.objects.get().need == category


def test_a_chat_needs_a_page_and_no_number(put_in):
    put_in({"method": "chat", "dial_as_described": ""})
    assert Helpline.objects.get().href == "https://lantern.example/"
