"""A check is one press, from the list or the helpline's own page, and says who and when."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from community.helplines.models import Helpline

LIST = "/admin/snippets/helplines/helpline/"


@pytest.fixture
def late(line):
    today = timezone.localdate()
    return line("Overdue", verified_on=today - timedelta(days=99), next_check_on=today - timedelta(days=9))


def rang(helpline):
    return f"{LIST}rang/{helpline.pk}/"


def test_it_records_who_and_when_and_sets_the_next_check(as_, editor, late):
    back = f"{LIST}?late=true"
    answer = as_(editor).post(rang(late), {"next": back})
    assert answer.status_code == 302 and answer["Location"] == back
    late.refresh_from_db()
    today = timezone.localdate()
    assert (late.verified_on, late.verified_by, late.next_check_on) == (today, editor, today + timedelta(days=90))
    assert not Helpline.objects.late().exists()


def test_list_and_page_have_the_press_and_the_list_keeps_its_filter(as_, editor, late):
    client = as_(editor)
    listed = client.get(LIST, {"late": "true"}).content.decode()
    assert f'action="{rang(late)}"' in listed and f'value="{LIST}?late=true"' in listed
    own = client.get(f"{LIST}edit/{late.pk}/").content.decode()
    assert f'action="{rang(late)}"' in own and "The check is late." in own


def test_the_history_tells_who_rang(as_, editor, late):
    as_(editor).post(rang(late))
    assert ModelLogEntry.objects.get(action="helplines.rang").user == editor
    assert "Rang it: it works" in as_(editor).get(f"{LIST}history/{late.pk}/").content.decode()


def test_looking_at_the_address_records_nothing(as_, editor, late):
    assert as_(editor).get(rang(late)).status_code == 405
    late.refresh_from_db()
    assert late.is_late()


@pytest.mark.parametrize("who", ["moderator", "ana", None])
def test_nobody_but_editors_records_a_check(request, as_, client, editor, late, who):
    other = as_(request.getfixturevalue(who)) if who else client
    assert other.post(rang(late)).status_code in (302, 403)
    late.refresh_from_db()
    assert late.is_late()
    as_(editor).post(rang(late))
    late.refresh_from_db()
    assert not late.is_late()


def test_a_line_that_waits_is_confirmed_and_not_just_rung(as_, editor, line):
    waiting = line("Lantern", live=False, imported_at=timezone.now(), source_row={})
    answer = as_(editor).post(rang(waiting), follow=True)
    waiting.refresh_from_db()
    assert waiting.verified_on is None and not waiting.live
    assert "Confirm it before it is shown." in answer.content.decode()


def test_the_way_back_never_leaves_the_site(as_, editor, late):
    answer = as_(editor).post(rang(late), {"next": "https://elsewhere.example/"})
    assert answer["Location"] == LIST


def test_a_day_written_by_hand_sets_the_next_check_too(as_, editor, late):
    form = {
        "country": "GB", "name": "Overdue", "need": "general", "method": "phone", "dial": late.dial,
        "display": late.display, "time_zone": "Europe/London", "position": "1", "live": "on", "always_open": "on",
        "next_check_on": late.next_check_on.isoformat(),
    }  # fmt: skip
    today = timezone.localdate()
    as_(editor).post(f"{LIST}edit/{late.pk}/", {**form, "verified_on": today.isoformat()})
    late.refresh_from_db()
    assert (late.verified_by, late.next_check_on) == (editor, today + timedelta(days=90))


def test_a_check_that_is_still_to_come_is_none(as_, editor, late):
    form = {"country": "GB", "name": "Overdue", "need": "general", "method": "phone", "dial": late.dial,
            "time_zone": "Europe/London", "position": "1", "verified_on": "2999-01-01"}  # fmt: skip
    page = as_(editor).post(f"{LIST}edit/{late.pk}/", form).content.decode()
    assert "That day is still to come." in page


def test_the_list_costs_the_same_however_long(as_, editor, line, django_assert_num_queries, late):
    client = as_(editor)
    client.get(LIST)
    with django_assert_num_queries(100, exact=False) as few:
        client.get(LIST)
    for number in range(8):
        line(f"Line {number}", verified_on=timezone.localdate(), verified_by=editor)
    with django_assert_num_queries(len(few)):
        client.get(LIST)


def test_an_emergency_number_has_no_such_press(as_, editor, line, late):
    service = line("999", dial="999", is_emergency=True)
    listed = as_(editor).get(LIST).content.decode()
    assert rang(late) in listed and rang(service) not in listed
