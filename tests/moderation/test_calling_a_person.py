"""A crisis calls a person, then the next, until somebody comes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Role
from community.notifications.models import Notice
from forums import services as forums
from moderation import services
from moderation.models import Call, Case
from moderation.services import paging, shifts  # noqa: F401
from tests.conftest import make_member
from tests.moderation.calling import DEAD_END, call_by, called, crisis, ears, on  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(agreement):
    return make_member("Wide Harbour", role=Role.ADMINISTRATOR)


def later(minutes):
    return timezone.now() + timedelta(minutes=minutes)


def test_who_is_on_shift_is_called_in_words_that_tell_nothing(topic, ben, moderator, ears, settings,  # noqa: F811
                                                              django_capture_on_commit_callbacks):  # fmt: skip
    settings.WAGTAILADMIN_BASE_URL = "https://hearth.example.org"
    call_by(moderator, ears.url)
    on(moderator)
    with django_capture_on_commit_callbacks(execute=True):
        forums.reply(topic, ben, "I am going to kill myself tonight.")
    case = Case.objects.get()
    assert called(case) == [moderator]
    words = ears.heard[0]["message"]
    assert words == (f"Somebody needs a person now. Open the queue.\nhttps://hearth.example.org/admin/queue/{case.pk}/")
    told = str(ears.heard)
    assert "Sparrow" not in told and "kill" not in told and "Low days" not in told


def test_a_quiet_case_calls_nobody_until_it_is_past_due(ben, moderator):
    on(moderator)
    case = crisis(ben.home_persona, severity=2)
    assert services.paging.call_for_all() == 0
    assert services.paging.call_for_all(later(16)) == 1 and called(case) == [moderator]


def test_whoever_does_not_answer_the_next_is_called_and_at_last_the_administrators(
    ben, moderator, second_moderator, administrator
):
    on(moderator)
    case = crisis(ben.home_persona)
    call_by(second_moderator, DEAD_END)
    Call.objects.all().delete()
    services.paging.call_for_all()
    assert called(case) == [moderator]
    services.paging.call_for_all(later(4))
    assert called(case) == [moderator]
    # The second has an address that fails, so nobody waits for them.
    services.paging.call_for_all(later(6))
    assert called(case) == [moderator, second_moderator, administrator]
    assert list(case.calls.order_by("step").values_list("failed", flat=True)) == [False, True, False]


def test_after_everybody_was_called_it_begins_anew(ben, moderator, administrator):
    on(moderator)
    case = crisis(ben.home_persona)
    for minutes in (0, 6, 12, 30, 65):
        services.paging.call_for_all(later(minutes))
    assert called(case) == [moderator, administrator]
    services.paging.call_for_all(later(70))
    assert called(case) == [moderator, administrator, moderator]
    services.paging.call_for_all(later(76))
    assert called(case) == [moderator, administrator, moderator, administrator]


def test_opening_the_case_answers_and_ends_the_calls(ben, moderator, second_moderator, administrator):
    on(moderator)
    case = crisis(ben.home_persona)
    services.paging.call_for_all()
    services.take_lease(case.pk, second_moderator)
    call = case.calls.get()
    assert call.acknowledged_by == second_moderator and call.acknowledged_at
    services.paging.call_for_all(later(10))
    assert called(case) == [moderator]


def test_a_case_that_was_opened_and_left_calls_again_once_it_is_past_due(ben, moderator, administrator):
    on(moderator)
    case = crisis(ben.home_persona)
    services.paging.call_for_all()
    paging.acknowledge(case, moderator)
    services.paging.call_for_all(later(59))
    assert case.calls.count() == 1
    services.paging.call_for_all(later(61))
    assert called(case) == [moderator, moderator]


def test_a_graver_word_calls_again_although_somebody_came(ben, moderator):
    on(moderator)
    case = crisis(ben.home_persona)
    services.paging.call_for_all()
    paging.acknowledge(case, moderator)
    Case.objects.update(severity=4)
    services.paging.call_for_all()
    assert case.calls.count() == 2


def test_two_workers_call_once(ben, moderator, ears):  # noqa: F811
    call_by(moderator, ears.url)
    on(moderator)
    case = crisis(ben.home_persona)
    first = services.paging._next_step(case.pk, timezone.now())
    # The other worker read the same case before the first had made its call.
    assert services.paging._next_step(case.pk, timezone.now()) == []
    assert services.paging.send(first[0]) and services.paging.send(Call.objects.get())
    assert len(ears.heard) == 1


def test_the_database_itself_refuses_a_second_call_of_one_step(ben, moderator):
    from django.db import IntegrityError, transaction

    case = crisis(ben.home_persona)
    Call.objects.create(case=case, step=1, member=moderator, severity=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.create(case=case, step=1, member=moderator, severity=3)


def test_without_an_address_there_is_the_inbox(ben, moderator):
    on(moderator)
    case = crisis(ben.home_persona)
    services.paging.call_for_all()
    notice = Notice.objects.get(kind="moderation.page")
    assert notice.member == moderator and notice.url == f"/admin/queue/{case.pk}/"


def test_an_address_that_raises_stops_nothing(ben, moderator, administrator, monkeypatch):
    import apprise

    call_by(moderator, DEAD_END)
    on(moderator)
    case = crisis(ben.home_persona)
    monkeypatch.setattr(apprise.Apprise, "notify", lambda *args, **kwargs: 1 / 0)
    services.paging.call_for_all()
    assert called(case) == [moderator, administrator]


def test_nobody_is_called_about_their_own_words(moderator, second_moderator):
    on(moderator)
    on(second_moderator)
    case = crisis(moderator.home_persona)
    services.paging.call_for_all()
    assert called(case) == [second_moderator]


def test_words_that_came_with_an_import_call_nobody(ben, ana, moderator):
    on(moderator)
    ben.set_unusable_password()
    ben.save()
    case, other = crisis(ben.home_persona), crisis(ana.home_persona, target_id=2)
    services.paging.call_for_all()
    assert called(case) == [] and called(other) == [moderator]


def test_somebody_of_one_board_is_called_for_that_board_alone(boards, board, ben, moderator):
    from tests.conftest import add_board
    from tests.moderation.conftest import local

    local_moderator = local("Near Hazel", board)
    on(local_moderator)
    here = crisis(ben.home_persona, board)
    there = crisis(ben.home_persona, add_board(boards, "Night owls"), target_id=2)
    services.paging.call_for_all()
    assert called(here) == [local_moderator] and called(there) == []


def test_who_has_no_second_lock_is_not_called_where_one_is_asked_for(ben, moderator, settings):
    on(moderator)
    case = crisis(ben.home_persona)
    settings.STAFF_SECOND_FACTOR = True
    services.paging.call_for_all()
    assert called(case) == []
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=moderator, type="totp", data={})
    services.paging.call_for_all()
    assert called(case) == [moderator]


def test_the_page_of_the_case_tells_who_was_called_and_who_came(as_, topic, ben, moderator, second_moderator):
    on(second_moderator)
    forums.reply(topic, ben, "I am going to kill myself tonight.")
    case = Case.objects.get()
    client = as_(moderator)
    assert "Who was called" not in client.get(f"/admin/queue/{case.pk}/").content.decode()
    paging.call_for(case.pk)
    page = client.get(f"/admin/queue/{case.pk}/").content.decode()
    assert "Who was called" in page and "Calm Rowan" in page and "No answer yet." in page
    paging.acknowledge(case, moderator)
    assert "Steady Larch came" in client.get(f"/admin/queue/{case.pk}/").content.decode()
