from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from groups import queries, services


def test_a_coming_session_is_shown_with_who_leads_it(planned, seat, group):
    [card] = queries.next_sessions(5)
    assert (card.id, card.group_title, card.seats_left) == (planned.pk, "Tuesday evening", 1)
    assert card.facilitators == [("Maren Vale", "professional")]
    assert card.url and card.group_url


def test_sessions_of_a_closed_group_and_of_load_tests_are_not_shown(planned, group):
    now = timezone.now()
    services.plan(group, now, now + timedelta(hours=1), bench=True)
    assert [card.id for card in queries.next_sessions(5)] == [planned.pk]
    PageViewRestriction.objects.create(page=group, restriction_type=PageViewRestriction.LOGIN)
    assert queries.next_sessions(5) == []


def test_a_session_that_is_over_is_not_shown(open_room, lead):
    assert queries.next_sessions(5)
    services.close_session(open_room, lead)
    assert queries.next_sessions(5) == []


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_costs_the_same_however_long_it_is(group, ben, count, django_assert_max_num_queries):
    now = timezone.now()
    for day in range(count):
        services.plan(group, now + timedelta(days=day), now + timedelta(days=day, hours=1))
    queries.next_sessions(1)
    with django_assert_max_num_queries(3):
        assert len(queries.next_sessions(10)) == count
    with django_assert_max_num_queries(4):
        assert len(queries.next_sessions(10, member=ben)) == count


def test_a_session_is_found_through_who_may_see_it(planned, group, ana, ben, seat):
    assert queries.session_for(ben, planned.pk) == planned
    PageViewRestriction.objects.create(page=group, restriction_type=PageViewRestriction.GROUPS)
    assert queries.session_for(ben, planned.pk) is None
    assert queries.session_for(ana, planned.pk) == planned
    assert queries.sessions_visible_to(ben, {planned.pk}) == set()
    assert queries.sessions_visible_to(ana, {planned.pk}) == {planned.pk}
