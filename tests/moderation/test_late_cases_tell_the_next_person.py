"""A report or a hold past its time tells whoever is on shift, one after the other, and wakes nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Role
from community.notifications.models import Notice
from moderation import services
from moderation.models import Call, Case, SetAside
from moderation.services import overdue
from tests.conftest import make_member
from tests.moderation.calling import call_by, called, crisis, ears, on  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(agreement):
    return make_member("Wide Harbour", role=Role.ADMINISTRATOR)


def late(persona, target_id=1, kind="report", minutes=5, **fields):
    due = timezone.now() - timedelta(minutes=minutes)
    return Case.objects.create(
        kind=kind, target_kind="forums.post", target_id=target_id, author=persona, due_at=due, **fields
    )


def told(minutes=0):
    return [call.member for call in overdue.tell_for_all(timezone.now() + timedelta(minutes=minutes))]


def test_who_is_on_shift_hears_it_in_words_that_tell_nothing(ben, moderator, second_moderator, ears):  # noqa: F811
    call_by(moderator, ears.url)
    call_by(second_moderator, ears.url)
    on(moderator)
    case = late(ben.home_persona)
    assert told() == [moderator] and told() == []
    assert ears.heard[0]["message"].startswith("Something in the queue waits past its time. Open the queue.")
    assert len(ears.heard) == 1 and called(case) == [moderator]


def test_what_is_not_late_yet_tells_nobody(ben, moderator):
    on(moderator)
    case = late(ben.home_persona, minutes=-10)
    assert told() == [] and told(11) == [moderator]
    assert called(case) == [moderator]


def test_then_the_next_on_shift_and_at_last_the_administrators(ben, moderator, second_moderator, administrator):
    on(moderator)
    on(second_moderator)
    late(ben.home_persona)
    assert [told(m) for m in (0, 20, 31, 62, 93, 200)] == [
        [moderator], [], [second_moderator], [administrator], [], []
    ]  # fmt: skip


def test_off_shift_nobody_is_woken(ben, moderator, administrator, ears):  # noqa: F811
    call_by(moderator, ears.url)
    call_by(administrator, ears.url)
    late(ben.home_persona)
    # A moderator at rest hears nothing; the administrators find a notice in the morning.
    assert told() == [administrator]
    assert ears.heard == [] and Notice.objects.get(kind="moderation.late").member == administrator


def test_whose_planned_hours_begin_soon_finds_a_notice(ben, moderator, second_moderator, ears):  # noqa: F811
    call_by(moderator, ears.url)
    start = timezone.now() + timedelta(minutes=40)
    services.shifts.plan(moderator, start, start + timedelta(hours=2), moderator)
    late(ben.home_persona)
    assert told() == [moderator] and ears.heard == []
    assert Notice.objects.get(kind="moderation.late").member == moderator


def test_many_late_cases_are_one_piece_of_news(ben, moderator, second_moderator, django_assert_max_num_queries):
    on(moderator)
    on(second_moderator)
    for number in range(30):
        late(ben.home_persona, target_id=number + 1)
    with django_assert_max_num_queries(30):
        assert told() == [moderator]
    assert told(10) == [] and told(31) == [second_moderator]


def test_who_is_at_work_on_the_queue_hears_nothing(ben, ana, moderator):
    on(moderator)
    late(ben.home_persona)
    other = late(ana.home_persona, target_id=2, minutes=-60)
    services.take_lease(other.pk, moderator)
    assert told() == []
    services.give_back(other.pk, moderator)
    assert told() == [moderator]


def test_nobody_hears_of_what_they_set_aside_or_wrote_or_may_not_see(ben, board, moderator, second_moderator,
                                                                     other_local_moderator):  # fmt: skip
    on(other_local_moderator)
    on(moderator)
    on(second_moderator)
    aside = late(ben.home_persona, place=board)
    SetAside.objects.create(case=aside, member=moderator)
    own = late(second_moderator.home_persona, target_id=2, place=board)
    assert told() == [second_moderator, moderator]
    assert called(aside) == [second_moderator] and called(own) == [moderator]


def test_a_crisis_keeps_its_own_calls(ben, moderator):
    on(moderator)
    crisis(ben.home_persona, due_at=timezone.now() - timedelta(minutes=5))
    assert told() == [] and not Call.objects.exists()
