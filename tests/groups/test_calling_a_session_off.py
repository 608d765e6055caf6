from datetime import timedelta

import pytest
from django.utils import timezone

from community.notifications.models import Notice
from groups import queries, services
from groups.models import Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def coming(group):
    start = timezone.now() + timedelta(days=2)
    return services.plan(group, start, start + timedelta(minutes=90))


def test_a_session_called_off_is_gone_from_lists_and_its_people_are_told(coming, ana, as_):
    services.book(coming, ana)
    services.cancel_session(coming)
    assert coming not in queries.coming_sessions()
    assert Notice.objects.filter(member=ana, kind="groups.called_off").count() == 1
    assert "This session was called off" in as_(ana).get(f"/sessions/{coming.pk}/").content.decode()


def test_an_open_session_cannot_be_called_off(open_room):
    assert services.cancel_session(open_room).state == Session.State.OPEN


def edited(session, **more):
    at = lambda moment: timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")  # noqa: E731
    return {"starts_at": at(session.starts_at), "ends_at": at(session.ends_at), "capacity": "4", **more}


def test_staff_call_it_off_on_its_page(coming, as_, facilitator):
    page = f"/admin/sessions/edit/{coming.pk}/"
    assert "Call it off" in as_(facilitator).get(page).content.decode()
    as_(facilitator).post(page, edited(coming))
    coming.refresh_from_db()
    assert coming.state == Session.State.SCHEDULED
    as_(facilitator).post(page, edited(coming, call_off="on"))
    coming.refresh_from_db()
    assert coming.was_called_off
    assert "Call it off" not in as_(facilitator).get(page).content.decode()
