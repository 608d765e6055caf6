"""The rota, “I am here”, and one's own addresses, in the admin."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from moderation import shifts_queries
from moderation.models import Contact, Lease, Shift
from moderation.services import shifts, take_lease
from tests.moderation.calling import DEAD_END, call_by, crisis, ears  # noqa: F401

pytestmark = pytest.mark.django_db
PAGE = "/admin/shifts/"


def coming(hours=1, lasts=2):
    start = timezone.now() + timedelta(hours=hours)
    return start, start + timedelta(hours=lasts)


def test_moderators_find_it_and_nobody_else_does(as_, home, moderator, editor, ben):
    assert "You are not on shift" in as_(moderator).get(PAGE).content.decode()
    assert as_(editor).get(PAGE).status_code in (302, 403)
    assert as_(ben).get(PAGE).status_code in (302, 404)


def test_the_switch_goes_on_and_off_and_the_front_page_says_so(as_, home, moderator):
    client = as_(moderator)
    assert "Nobody is here" in client.get("/admin/").content.decode()
    client.post(PAGE, {"do": "on"})
    assert shifts_queries.who_is_on() == [moderator]
    assert "You are on shift" in client.get("/admin/").content.decode()
    assert "You are on shift" in client.get(PAGE).content.decode()
    client.post(PAGE, {"do": "off"})
    assert shifts_queries.who_is_on() == []
    assert "Nobody is here" in client.get("/admin/").content.decode()


def test_coming_a_little_early_begins_the_planned_shift(moderator):
    start, end = coming(hours=0.5)
    planned = shifts.plan(moderator, start, end, moderator)
    assert shifts_queries.who_is_on() == []
    assert shifts.switch_on(moderator) == planned
    assert shifts_queries.who_is_on() == [moderator]


def test_a_plan_alone_is_nobody(moderator):
    now = timezone.now()
    shifts.plan(moderator, now - timedelta(hours=1), now + timedelta(hours=1), moderator)
    assert shifts_queries.who_is_on() == [] and not shifts_queries.coverage().is_staffed


def test_hours_are_given_away_and_taken_once(moderator, second_moderator, as_, home):
    start, end = coming()
    shift = shifts.plan(moderator, start, end, moderator)
    with pytest.raises(Refused):
        shifts.take(shift.pk, second_moderator)
    as_(moderator).post(PAGE, {"do": "give", "pk": shift.pk})
    as_(second_moderator).post(PAGE, {"do": "take", "pk": shift.pk})
    assert Shift.objects.get().member == second_moderator
    with pytest.raises(Refused):
        shifts.take(shift.pk, moderator)


def test_nobody_gives_away_the_hours_of_somebody_else(moderator, second_moderator):
    shift = shifts.plan(moderator, *coming(), moderator)
    for act in (shifts.give_away, shifts.cancel):
        with pytest.raises(Refused):
            act(shift.pk, second_moderator)
    shifts.cancel(shift.pk, moderator)
    assert not Shift.objects.exists()


def test_hours_that_cannot_be_are_refused_in_words_and_stay_in_the_form(as_, home, moderator):
    answer = as_(moderator).post(
        PAGE, {"do": "plan", "starts_at": "2090-01-02T10:00", "ends_at": "2090-01-02T09:00", "whose": "mine"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409 and "A shift ends after it begins" in page and "2090-01-02T10:00" in page
    answer = as_(moderator).post(PAGE, {"do": "plan", "starts_at": "", "ends_at": "x", "whose": "mine"})
    assert answer.status_code == 422 and "Please say when it begins" in answer.content.decode()
    assert not Shift.objects.exists()


def test_planning_shows_it_in_its_week(as_, home, moderator):
    client = as_(moderator)
    client.post(PAGE, {"do": "plan", "starts_at": "2090-01-03T22:00", "ends_at": "2090-01-04T06:00", "whose": "open"})
    assert "Open: who takes it?" in client.get(PAGE + "?week=2090-01-05").content.decode()
    assert "Open: who takes it?" not in client.get(PAGE + "?week=2090-02-05").content.decode()
    assert client.get(PAGE + "?week=nonsense").status_code == 200


def test_an_address_is_added_tested_for_real_and_never_shown_again(as_, home, moderator, ears):  # noqa: F811
    client = as_(moderator)
    client.post(PAGE, {"do": "address", "url": ears.url + "secret-token"})
    contact = Contact.objects.get()
    assert contact.member == moderator and contact.kind == "json" and contact.tested_at is None
    client.post(PAGE, {"do": "test", "pk": contact.pk})
    assert ears.heard[0]["message"].startswith("This is a test.")
    contact.refresh_from_db()
    assert contact.tested_at is not None
    assert "secret-token" not in client.get(PAGE).content.decode()


def test_an_address_that_does_not_answer_says_so(as_, home, moderator):
    contact = call_by(moderator, DEAD_END)
    page = as_(moderator).post(PAGE, {"do": "test", "pk": contact.pk}, follow=True).content.decode()
    assert "The test did not go out" in page


@pytest.mark.parametrize("url", ["nonsense", "nosuch://a", "syslog://", "dbus://"])
def test_what_can_not_be_called_is_refused_and_stays_in_the_form(as_, home, moderator, url):
    answer = as_(moderator).post(PAGE, {"do": "address", "url": url})
    page = answer.content.decode()
    assert answer.status_code == 409 and "no address that can be called" in page and f'value="{url}"' in page
    assert not Contact.objects.exists()


def test_nobody_tests_or_takes_off_the_address_of_somebody_else(moderator, second_moderator, ears):  # noqa: F811
    contact = call_by(moderator, ears.url)
    assert not shifts.remove_contact(contact.pk, second_moderator)
    with pytest.raises(Refused):
        shifts.test_contact(contact.pk, second_moderator)
    assert ears.heard == []


def test_it_is_sealed_in_the_database(moderator):
    from django.db import connection

    call_by(moderator, "json://user:secret@example.org/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT url FROM moderation_contact")
        assert b"secret" not in bytes(cursor.fetchone()[0])


def test_a_made_up_button_changes_nothing(as_, home, moderator):
    assert as_(moderator).post(PAGE, {"do": "answer"}).status_code == 422
    assert as_(moderator).post(PAGE, {"do": "take", "pk": "x" * 40}).status_code == 409


def test_past_shifts_go_after_a_year(moderator):
    now = timezone.now()
    for days in (2, 400):
        at = now - timedelta(days=days)
        Shift.objects.create(member=moderator, starts_at=at, ends_at=at + timedelta(hours=1))
    assert shifts.forget_old() == 1 and Shift.objects.count() == 1


def test_leaving_gives_back_what_one_has_open(moderator, second_moderator, ben):
    mine, theirs = crisis(ben.home_persona), crisis(ben.home_persona, target_id=2)
    take_lease(mine.pk, moderator)
    take_lease(theirs.pk, second_moderator)
    shifts.switch_on(moderator)
    shifts.switch_off(moderator)
    assert Lease.objects.get().case == theirs


def test_whoever_leaves_last_reads_that_somebody_still_waits(as_, home, moderator, second_moderator, ben):
    take_lease(crisis(ben.home_persona).pk, moderator)
    shifts.switch_on(second_moderator)
    client = as_(moderator)
    client.post(PAGE, {"do": "on"})
    line = "1 crisis case still waits, and nobody is here for it now."
    assert line not in client.post(PAGE, {"do": "off"}, follow=True).content.decode()
    shifts.switch_off(second_moderator)
    client.post(PAGE, {"do": "on"})
    assert line in client.post(PAGE, {"do": "off"}, follow=True).content.decode()
