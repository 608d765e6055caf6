"""From the third heavy case of a shift on, a moderator is told whom to ask."""

import pytest

from forums import services as forums
from moderation import services
from moderation.models import Case
from tests.moderation.calling import on

pytestmark = pytest.mark.django_db
ALONE = "your third heavy case in this shift"


def heavy(topic, ben, number):
    forums.reply(topic, ben, f"I am going to kill myself tonight. {number}")
    return Case.objects.get(kind="crisis", state="open")


def answer(case, moderator):
    services.decide(case.pk, "approve", moderator, case.version)


def test_the_third_names_whoever_else_is_there(as_, topic, ben, moderator, second_moderator):
    on(moderator)
    for number in range(2):
        case = heavy(topic, ben, number)
        assert ALONE not in as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
        answer(case, moderator)
    case = heavy(topic, ben, 3)
    page = as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert ALONE in page and "Nobody else is on shift." in page
    on(second_moderator)
    assert "Calm Rowan" in as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    # Whoever has not carried any reads nothing of it.
    assert ALONE not in as_(second_moderator).get(f"/admin/queue/{case.pk}/").content.decode()


def test_a_new_shift_begins_at_nothing(as_, topic, ben, moderator):
    for number in range(2):
        answer(heavy(topic, ben, number), moderator)
    on(moderator)
    case = heavy(topic, ben, 3)
    assert ALONE not in as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
