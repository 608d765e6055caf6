"""What is decided for one board holds there and nowhere else, and local moderators may decide it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from forums import services as forums
from moderation import services
from moderation.models import Restriction

pytestmark = pytest.mark.django_db


def hour():
    return timezone.now() + timedelta(hours=1)


def test_a_muted_person_writes_elsewhere(own_name_case, board, other_board, topic, ben, local_moderator):
    services.decide(own_name_case.pk, "mute", local_moderator, own_name_case.version, "Please rest here.")
    with pytest.raises(Refused, match="this board") as refused:
        forums.reply(topic, ben, "One more thing.")
    assert refused.value.refusal.code == "muted"
    assert forums.open_topic(other_board, ben, "Elsewhere", "I can write here.")


def test_a_time_out_ends_by_the_clock(own_name_case, topic, ben, moderator):
    services.decide(own_name_case.pk, "timeout", moderator, own_name_case.version, "A short rest.", until=hour())
    with pytest.raises(Refused):
        forums.reply(topic, ben, "One more thing.")
    Restriction.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert forums.reply(topic, ben, "One more thing.")


def test_a_time_out_is_short(own_name_case, moderator):
    with pytest.raises(Refused, match="too long"):
        services.decide(
            own_name_case.pk, "timeout", moderator, own_name_case.version, "Rest.", until=hour() + timedelta(days=2)
        )
    assert services.decide(own_name_case.pk, "timeout", moderator, own_name_case.version, "Rest.", until=hour())


def test_undoing_a_mute_lets_them_write_again(own_name_case, topic, ben, moderator):
    mute = services.decide(own_name_case.pk, "mute", moderator, own_name_case.version, "Please rest here.")
    with pytest.raises(Refused):
        forums.reply(topic, ben, "One more thing.")
    services.reverse_decision(mute, moderator)
    assert forums.reply(topic, ben, "One more thing.")


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
