"""How the queue is, for leads: waiting times without persons, and what each carries without a rank."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Role
from moderation import health
from moderation.models import Case, Decision, Shift
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
PAGE = "/admin/queue-health/"


@pytest.fixture
def administrator(agreement):
    return make_member("Wide Harbour", role=Role.ADMINISTRATOR)


def closed(persona, minutes, kind="report", severity=1, by=None, due=60):
    now = timezone.now()
    opened = now - timedelta(minutes=minutes)
    case = Case.objects.create(
        kind=kind, target_kind="forums.post", target_id=1, author=persona, severity=severity, state="closed",
        opened_at=opened, due_at=opened + timedelta(minutes=due), closed_at=now,
    )  # fmt: skip
    if by:
        Decision.objects.create(
            case=case, action="approve", target_kind="forums.post", target_id=1, revision=1, decided_by=by
        )
    return case


def test_it_is_for_those_who_answer_for_the_community(as_, home, moderator, editor, administrator):
    assert as_(administrator).get(PAGE).status_code == 200
    assert "How the queue is" in as_(administrator).get("/admin/").content.decode()
    assert "How the queue is" not in as_(moderator).get("/admin/").content.decode()
    for person in (moderator, editor):
        assert as_(person).get(PAGE).status_code in (302, 403)


def test_it_tells_the_median_the_ninetieth_and_the_share_in_time(ben):
    for minutes in (10, 20, 30, 40, 50, 55, 58, 59, 100, 300):
        closed(ben.home_persona, minutes)
    (week,) = health.waiting()
    assert week.kind == "report" and week.count == 10 and week.in_time == 80
    assert week.median == timedelta(minutes=50) and week.ninetieth == timedelta(minutes=100)


def test_of_a_few_cases_it_tells_no_times(as_, home, ben, administrator):
    for _n in range(4):
        closed(ben.home_persona, 10, kind="appeal")
    assert health.waiting()[0].median is None
    client = as_(administrator)
    assert "fewer than 5" in client.get(PAGE).content.decode()
    assert client.get(PAGE + "?export=csv").content.decode().splitlines()[1].endswith("appeal,<5,,,")
    closed(ben.home_persona, 10, kind="appeal")
    assert health.waiting()[0].median == timedelta(minutes=10)


def test_what_is_open_is_told_by_age(as_, home, ben, administrator):
    now = timezone.now()
    for number, age in enumerate((timedelta(minutes=5), timedelta(hours=3), timedelta(days=30))):
        Case.objects.create(
            kind="hold", target_kind="forums.post", target_id=number, author=ben.home_persona, opened_at=now - age,
            due_at=now - age + timedelta(hours=2),
        )  # fmt: skip
    (found,) = health.open_now(now)
    assert found.ages == (1, 1, 0, 1) and found.late == 2


def test_what_each_carries_is_told_by_name_and_never_by_number(
    as_, home, ben, moderator, second_moderator, administrator
):
    now = timezone.now()
    for _n in range(3):
        closed(ben.home_persona, 5, kind="crisis", severity=3, by=moderator)
    closed(ben.home_persona, 5, kind="crisis", severity=3, by=second_moderator)
    closed(ben.home_persona, 5, by=administrator)
    Shift.objects.create(
        member=second_moderator, starts_at=now - timedelta(hours=5), ends_at=now + timedelta(hours=1),
        on_at=now - timedelta(hours=5), off_at=now - timedelta(hours=2),
    )  # fmt: skip
    assert [(one.name, one.heavy, one.hours) for one in health.load()] == [("Calm Rowan", 1, 3), ("Steady Larch", 3, 0)]
    client = as_(administrator)
    assert "not to compare people" in client.get(PAGE).content.decode()
    assert "Larch" not in client.get(PAGE + "?export=csv").content.decode()


@pytest.mark.parametrize("cases", [6, 40])
def test_it_costs_the_same_however_many_cases(as_, home, ben, moderator, administrator, cases,
                                              django_assert_max_num_queries):  # fmt: skip
    for _n in range(cases):
        closed(ben.home_persona, 5, kind="crisis", severity=3, by=moderator)
    client = as_(administrator)
    client.get(PAGE)
    with django_assert_max_num_queries(16):
        client.get(PAGE)
