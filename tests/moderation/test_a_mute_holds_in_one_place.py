"""A mute and a time-out keep somebody from writing in one place: they read on there, and write elsewhere. Local moderators
may decide them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from forums import services as forums
from groups import queries
from groups import services as groups
from groups.models import GroupFacilitator
from moderation import services
from moderation.models import Restriction

from .conftest import say

pytestmark = pytest.mark.django_db
ACTIONS = ["mute", "timeout"]


def until():
    return timezone.now() + timedelta(hours=2)


def silence(obj, action, moderator):
    case = services.open_for(obj, moderator)
    return services.decide(case.pk, action, moderator, case.version, "Please rest from this.", until=until())


@pytest.fixture
def elsewhere(other_board, ana):
    return forums.open_topic(other_board, ana, "Birds at five", "So loud.")[0].topic


def reply(as_, member, topic, words):
    return as_(member).post(f"/t/{topic.pk}/reply/", {"body": words})


@pytest.mark.parametrize("action", ACTIONS)
def test_on_one_board_and_not_on_another(as_, ben, topic, elsewhere, moderator, action):
    post, _ = forums.reply(topic, ben, "You are all fools.")
    silence(post, action, moderator)
    answer = reply(as_, ben, topic, "Let me explain.")
    page = answer.content.decode()
    assert answer.status_code == 422 and "Let me explain." in page and "Elsewhere you can" in page
    assert as_(ben).get(f"/t/{topic.pk}/").status_code == 200
    assert reply(as_, ben, elsewhere, "Mine too.").status_code == 302


@pytest.mark.parametrize("action", ACTIONS)
def test_it_is_over_when_its_time_is_though_no_worker_ran(as_, ben, topic, moderator, action):
    post, _ = forums.reply(topic, ben, "You are all fools.")
    silence(post, action, moderator)
    assert reply(as_, ben, topic, "Now?").status_code == 422
    Restriction.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert reply(as_, ben, topic, "Now.").status_code == 302


def test_undoing_it_lets_them_write(as_, ben, topic, moderator):
    post, _ = forums.reply(topic, ben, "You are all fools.")
    services.reverse_decision(silence(post, "mute", moderator), moderator)
    assert reply(as_, ben, topic, "I am sorry.").status_code == 302


@pytest.mark.parametrize("action", ACTIONS)
def test_in_a_room_they_read_on_and_cannot_write(as_, ben, topic, session, group, facilitator, moderator, action):
    GroupFacilitator.objects.create(page=group, member=facilitator)
    groups.book(session, ben)
    groups.open_session(session, groups.enter(session, facilitator))
    line = say(session, ben.home_persona, "You are all fools.")
    silence(line, action, moderator)
    answer = groups.post_message(session, queries.seat_of(ben, session), "one", "Let me explain.")
    assert answer["code"] == "muted" and "cannot write here until" in answer["text"]
    assert as_(ben).get(f"/sessions/{session.pk}/room/").status_code == 200
    assert as_(ben).get(f"/sessions/{session.pk}/events/").status_code == 200
    assert reply(as_, ben, topic, "Here I can.").status_code == 302


def test_a_time_out_is_short(own_name_case, moderator):
    with pytest.raises(Refused, match="too long"):
        services.decide(
            own_name_case.pk, "timeout", moderator, own_name_case.version, "Rest.", until=until() + timedelta(days=2)
        )
    assert services.decide(own_name_case.pk, "timeout", moderator, own_name_case.version, "Rest.", until=until())


def test_a_warning_keeps_nobody_from_writing(as_, own_name_case, topic, ben, moderator):
    warning = services.decide(own_name_case.pk, "warn", moderator, own_name_case.version, "Please be gentle.")
    assert "Please be gentle." in as_(ben).get(f"/decisions/{warning.pk}/").content.decode()
    assert forums.reply(topic, ben, "One more thing.")


def test_nothing_is_done_to_somebody_without_saying_why(own_name_case, moderator):
    for action in ("warn", "mute", "ban"):
        with pytest.raises(Refused, match="Please write why"):
            services.decide(own_name_case.pk, action, moderator, own_name_case.version, "  ", "kindness")


def test_a_moderator_of_another_board_decides_nothing_here(own_name_case, other_local_moderator, local_moderator):
    for action in ("warn", "mute"):
        with pytest.raises(Refused):
            services.decide(own_name_case.pk, action, other_local_moderator, own_name_case.version, "Why.")
    assert services.decide(own_name_case.pk, "warn", local_moderator, own_name_case.version, "Why.")


def test_who_moderates_one_board_bans_nobody(own_name_case, local_moderator, moderator):
    with pytest.raises(Refused, match="whole community"):
        services.decide(own_name_case.pk, "ban", local_moderator, own_name_case.version, "Why.")
    assert services.decide(own_name_case.pk, "ban", moderator, own_name_case.version, "Why.")
