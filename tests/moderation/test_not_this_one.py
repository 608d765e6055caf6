"""A moderator leaves a case to others: out of their list and their calls, and nobody else ever reads it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.members.permissions import Refused
from forums import services as forums
from moderation import queries, services
from moderation.models import Case, SetAside
from moderation.services import asides, paging
from tests.moderation.calling import called, crisis, on

pytestmark = pytest.mark.django_db
BUTTON = "Not this one</button>"
MINE = "You set this aside."


@pytest.fixture
def case(topic, ben):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    return Case.objects.get()


def page_of(client, case):
    return client.get(f"/admin/queue/{case.pk}/").content.decode()


def test_it_leaves_ones_own_list_and_stays_in_that_of_others(as_, case, moderator, second_moderator):
    client = as_(moderator)
    assert BUTTON in page_of(client, case) and case in queries.queue_for(moderator)
    answer = client.post(f"/admin/queue/{case.pk}/aside/", follow=True)
    assert "It is out of your list. Nobody is told." in answer.content.decode()
    assert case not in queries.queue_for(moderator) and case in queries.queue_for(second_moderator)
    assert queries.version_of(moderator)[1] == 0 and queries.version_of(second_moderator)[1] == 1
    assert queries.after(moderator) is None


def test_it_goes_on_to_the_next_case(as_, topic, ben, case, moderator, second_moderator):
    forums.reply(topic, ben, "Ring me on 07700 900 143 tonight.")
    other = Case.objects.exclude(pk=case.pk).get()
    answer = as_(moderator).post(f"/admin/queue/{case.pk}/aside/")
    assert answer.url == f"/admin/queue/{other.pk}/"


def test_nobody_else_sees_who_set_it_aside(as_, case, moderator, second_moderator):
    def seen():
        return [as_(second_moderator).get(path).content.decode() for path in paths]

    paths = (f"/admin/queue/{case.pk}/", "/admin/queue/decisions/")
    before = ["Steady Larch" in page for page in seen()]
    asides.set_aside(case.pk, moderator)
    assert MINE in page_of(as_(moderator), case)
    after = seen()
    assert ["Steady Larch" in page for page in after] == before and MINE not in after[0]
    from wagtail.models import ModelLogEntry

    assert not ModelLogEntry.objects.filter(user=moderator).exists()


def test_it_is_taken_back_from_the_page_of_the_case(as_, case, moderator, second_moderator):
    asides.set_aside(case.pk, moderator)
    client = as_(moderator)
    assert "Plain Sparrow" in client.get("/admin/queue/?aside=mine").content.decode()
    assert "Plain Sparrow" not in client.get("/admin/queue/").content.decode()
    client.post(f"/admin/queue/{case.pk}/aside/", {"back": "1"})
    assert case in queries.queue_for(moderator) and BUTTON in page_of(client, case)


def test_whoever_is_the_only_one_is_told_so_and_keeps_it(as_, case, moderator):
    client = as_(moderator)
    answer = client.post(f"/admin/queue/{case.pk}/aside/", follow=True)
    assert "Nobody else can take this one just now" in answer.content.decode()
    assert case in queries.queue_for(moderator)


def test_the_last_of_two_keeps_it(case, moderator, second_moderator):
    asides.set_aside(case.pk, moderator)
    with pytest.raises(Refused):
        asides.set_aside(case.pk, second_moderator)
    assert SetAside.objects.count() == 1


def test_it_comes_back_when_nobody_else_is_left(case, moderator, second_moderator):
    asides.set_aside(case.pk, moderator)
    assert asides.bring_back() == 0 and case not in queries.queue_for(moderator)
    second_moderator.is_active = False
    second_moderator.save()
    assert asides.bring_back() == 1 and case in queries.queue_for(moderator)


def test_it_goes_with_the_case(topic, ben, case, moderator, second_moderator):
    asides.set_aside(case.pk, moderator)
    services.decide(case.pk, "approve", second_moderator, case.version)
    assert not SetAside.objects.exists()
    forums.reply(topic, ben, "Ring me on 07700 900 143 tonight.")
    again = Case.objects.get(state="open")
    asides.set_aside(again.pk, moderator)
    services.approve_many([again.pk], second_moderator)
    assert not SetAside.objects.exists()


def test_nobody_sets_aside_what_is_not_theirs_to_decide(as_, case, ben, moderator, second_moderator, local_moderator,
                                                        other_local_moderator):  # fmt: skip
    asides.set_aside(case.pk, local_moderator)
    with pytest.raises(Refused):
        asides.set_aside(case.pk, other_local_moderator)
    assert as_(other_local_moderator).post(f"/admin/queue/{case.pk}/aside/").status_code == 404
    services.decide(case.pk, "approve", moderator, case.version)
    with pytest.raises(Refused):
        asides.set_aside(case.pk, second_moderator)


def test_a_grave_one_calls_the_next_person_at_once(ben, moderator, second_moderator):
    on(moderator)
    on(second_moderator)
    case = crisis(ben.home_persona)
    paging.call_for_all()
    services.take_lease(case.pk, moderator)
    paging.call_for_all()
    assert called(case) == [moderator]
    assert asides.set_aside(case.pk, moderator)
    paging.call_for_all()
    assert called(case) == [moderator, second_moderator]


def test_a_grave_one_whose_call_nobody_answered_goes_on_as_well(ben, moderator, second_moderator):
    on(moderator)
    case = crisis(ben.home_persona)
    on(second_moderator)
    paging.call_for_all()
    asides.set_aside(case.pk, moderator)
    paging.call_for_all()
    assert called(case) == [moderator, second_moderator]


def test_with_nobody_else_on_shift_it_says_so_and_still_calls_on(as_, ben, moderator, second_moderator):
    from tests.moderation.calling import DEAD_END, call_by

    call_by(second_moderator, DEAD_END)
    on(moderator)
    case = crisis(ben.home_persona)
    paging.call_for_all()
    said = as_(moderator).post(f"/admin/queue/{case.pk}/aside/", follow=True).content.decode()
    assert "Nobody else is on shift, so the next person who can come is called now." in said
    paging.call_for_all()
    assert called(case)[1] == second_moderator


def test_somebody_is_called_even_where_everybody_set_it_aside(ben, moderator, second_moderator):
    on(moderator)
    on(second_moderator)
    case = crisis(ben.home_persona)
    for member in (moderator, second_moderator):
        SetAside.objects.create(case=case, member=member)
    paging.call_for_all()
    assert called(case)


def test_reading_a_case_again_that_one_set_aside_does_not_take_it(as_, case, moderator, second_moderator):
    assert "data-take=" in page_of(as_(moderator), case)
    asides.set_aside(case.pk, moderator)
    assert "data-take=" not in page_of(as_(moderator), case).partition('id="lease"')[2].partition(">")[0]


def test_many_ticked_in_ones_own_list_never_take_along_what_was_set_aside(as_, topic, ben, case, moderator,
                                                                          second_moderator):  # fmt: skip
    forums.reply(topic, ben, "Ring me on 07700 900 143 tonight.")
    other = Case.objects.exclude(pk=case.pk).get()
    asides.set_aside(case.pk, moderator)
    from moderation.staff_pages.bulk import ReleaseMany

    path = f"/admin/bulk/moderation/case/{ReleaseMany.action_type}/?next=/admin/queue/&id=all"
    seen = as_(moderator).get(path).content.decode()
    assert f'value="{other.pk}:' in seen and f"{case.pk}:{case.version}" not in seen
    seen = as_(moderator).get(path + "&aside=mine").content.decode()
    assert f'value="{case.pk}:' in seen


def test_it_adds_no_query_to_the_list_or_to_the_page(as_, case, moderator):
    client = as_(moderator)
    for path, most in (("/admin/queue/", 13), (f"/admin/queue/{case.pk}/", 16)):
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        assert len(found) <= most
