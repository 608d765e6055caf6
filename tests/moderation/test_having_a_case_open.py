"""One moderator has a case open; the others are told so, and nobody waits for a closed laptop."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from moderation import services
from moderation.models import Case, Decision, Lease

pytestmark = pytest.mark.django_db


def open_again(case):
    return Case.objects.get(pk=case.pk)


def test_the_second_to_come_is_told_who_has_it_open(own_name_case, moderator, second_moderator):
    assert services.take_lease(own_name_case.pk, moderator).holder == moderator
    with pytest.raises(Refused, match=str(moderator)) as refused:
        services.take_lease(own_name_case.pk, second_moderator)
    assert refused.value.refusal.code == "leased"


def test_nobody_decides_over_the_shoulder_of_whoever_has_it_open(own_name_case, moderator, second_moderator):
    services.take_lease(own_name_case.pk, moderator)
    with pytest.raises(Refused) as refused:
        services.decide(own_name_case.pk, "approve", second_moderator, own_name_case.version)
    assert refused.value.refusal.code == "leased"
    assert services.decide(own_name_case.pk, "approve", moderator, own_name_case.version)


def test_it_ends_by_itself(own_name_case, moderator, second_moderator):
    services.take_lease(own_name_case.pk, moderator)
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert services.take_lease(own_name_case.pk, second_moderator).holder == second_moderator
    assert Lease.objects.count() == 1


def test_going_on_reading_keeps_it(own_name_case, moderator):
    first = services.take_lease(own_name_case.pk, moderator)
    Lease.objects.update(until=timezone.now() + timedelta(seconds=5))
    again = services.take_lease(own_name_case.pk, moderator)
    assert again.pk == first.pk and again.until > timezone.now() + timedelta(minutes=3)


def test_leaving_makes_it_free_at_once(own_name_case, moderator, second_moderator):
    services.take_lease(own_name_case.pk, moderator)
    assert services.give_back(own_name_case.pk, moderator)
    assert services.take_lease(own_name_case.pk, second_moderator)


def test_nobody_gives_back_what_somebody_else_has(own_name_case, moderator, second_moderator):
    services.take_lease(own_name_case.pk, moderator)
    assert not services.give_back(own_name_case.pk, second_moderator)
    assert Lease.objects.get().holder == moderator


def test_taking_over_is_written_down(own_name_case, moderator, second_moderator):
    services.take_lease(own_name_case.pk, moderator)
    assert services.take_over(own_name_case.pk, second_moderator).holder == second_moderator
    assert Decision.objects.get(action="take_over").decided_by == second_moderator


def test_taking_over_what_nobody_has_open_leaves_no_trace(own_name_case, moderator):
    assert services.take_over(own_name_case.pk, moderator).holder == moderator
    assert not Decision.objects.exists()


def test_a_decision_ends_it(own_name_case, moderator):
    services.take_lease(own_name_case.pk, moderator)
    services.decide(own_name_case.pk, "approve", moderator, own_name_case.version)
    assert not Lease.objects.exists()


def test_a_closed_case_is_not_taken(own_name_case, moderator):
    services.decide(own_name_case.pk, "approve", moderator, own_name_case.version)
    with pytest.raises(Refused, match="closed"):
        services.take_lease(own_name_case.pk, moderator)


def test_a_member_takes_none(own_name_case, ana):
    with pytest.raises(Refused):
        services.take_lease(own_name_case.pk, ana)
    with pytest.raises(Refused):
        services.take_over(own_name_case.pk, ana)
