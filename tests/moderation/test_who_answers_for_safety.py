"""The accountable person: an appeal that nobody else can answer goes to them, and nothing else of the queue does."""

import pytest

from community.members import services as members
from community.members.permissions import Refused
from community.notifications.models import Notice
from forums import services as forums
from moderation import permissions, queries, services
from moderation.models import Case, Decision, SafetySettings, Signal
from moderation.offered import Ground, offered
from moderation.scope import scope_of
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
WORDS = "It was my own old number."


@pytest.fixture
def accountable(home, editor):
    """An editor, who moderates nothing, answers for safety."""
    SafetySettings.objects.create(site=home.get_site(), accountable=editor)
    return editor


@pytest.fixture
def removal(topic, ben, moderator):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get()
    return services.decide(case.pk, "remove", moderator, case.version, "Why.", "privacy")


@pytest.fixture
def asked(removal, ben, accountable):
    return services.appeal(removal, ben, WORDS)


def answer(asked, who, outcome="overturn"):
    return services.answer_appeal(asked.case_id, outcome, who, asked.case.version, "You are right.")


def test_an_appeal_against_the_only_moderator_goes_to_them_and_they_answer_it(as_, asked, accountable, ben):
    notice = Notice.objects.get(member=accountable, kind="moderation.accountable")
    client = as_(accountable)
    assert notice.url == f"/admin/queue/{asked.case_id}/"
    page = client.get(notice.url).content.decode()
    assert WORDS in page and 'value="overturn"' in page
    assert [case.pk for case in queries.queue_for(accountable)] == [asked.case_id]
    sent = client.post(notice.url, {"action": "overturn", "version": 1, "words": "You are right."})
    assert sent.status_code == 302 and Decision.objects.get(action="overturn").decided_by == accountable
    assert not scope_of(accountable) and client.get("/admin/queue/").status_code != 200


def test_they_see_and_do_nothing_else(as_, asked, accountable, topic, ana):
    other = services.report(topic.posts.get(number=1), ana.home_persona, False, "Hm.")
    client = as_(accountable)
    assert client.get(f"/admin/queue/{asked.case_id}/").status_code == 200
    for path in (f"/admin/queue/{other.pk}/", f"/admin/queue/decisions/{asked.decision_id}/"):
        assert client.get(path).status_code == 404
    assert offered(accountable, Ground.of(Case.objects.get(pk=asked.case_id))) == []
    log = client.get("/admin/queue/decisions/").content.decode()
    assert f"/admin/queue/decisions/{asked.decision_id}/" not in log


def test_as_soon_as_another_moderator_is_there_it_is_for_them(as_, asked, accountable, second_moderator):
    assert scope_of(second_moderator).everywhere and not scope_of(accountable)
    assert as_(accountable).get(f"/admin/queue/{asked.case_id}/").status_code != 200
    with pytest.raises(Refused):
        answer(asked, accountable)
    assert answer(asked, second_moderator)


def test_a_moderator_of_another_place_is_nobody_who_could(other_local_moderator, asked, accountable):
    assert scope_of(other_local_moderator).paths and asked.case_id in scope_of(accountable).cases


def test_whoever_decided_never_answers_even_if_they_answer_for_safety(home, removal, ben, moderator):
    SafetySettings.objects.create(site=home.get_site(), accountable=moderator)
    asked = services.appeal(removal, ben, WORDS)
    assert permissions.why_not_decide(moderator, asked.case).code == "own_decision"
    assert not Notice.objects.filter(member=moderator, kind="moderation.accountable").exists()


def test_an_appeal_of_whoever_reported_goes_to_them_too_and_they_can_act(topic, ben, moderator, accountable):
    case = services.report(topic.posts.get(), ben.home_persona, False, "My sister.", "privacy")
    services.decide(case.pk, "approve", moderator, case.version)
    asked = services.complain(Signal.objects.get(), "Look at the third line.")
    services.answer_complaint(
        asked.case_id, "overturn", accountable, 1, "You are right.", "remove", "privacy", "It names somebody."
    )
    assert Decision.objects.get(action="remove").decided_by == accountable


def test_whoever_may_not_write_answers_for_nothing(asked, accountable, moderator):
    assert scope_of(accountable)
    services.act_on_person(accountable.home_persona, "ban", moderator, 0, "Why.")
    assert not scope_of(type(accountable).objects.get(pk=accountable.pk))


@pytest.fixture
def settings_page(home):
    SafetySettings.objects.get_or_create(site=home.get_site())
    return f"/admin/settings/moderation/safetysettings/{home.get_site().pk}/"


def test_only_staff_of_the_whole_community_can_be_chosen(
    as_, settings_page, ana, editor, local_moderator, administrator
):
    client = as_(administrator)
    page = client.get(settings_page).content.decode()
    assert f"Clear Inkwell ({editor.username})" in page
    assert "Quiet Heron" not in page and "Near Hazel" not in page
    given = {"first_posts": 0, "slow_off_shift": 0, "raid_accounts": 5, "raid_minutes": 15, "flags_to_hide": 3}
    refused = client.post(settings_page, {**given, "accountable": ana.pk})
    assert "choose somebody who has a role" in refused.content.decode()
    client.post(settings_page, {**given, "accountable": editor.pk})
    assert SafetySettings.objects.get().accountable == editor


@pytest.fixture
def administrator(agreement):
    found = make_member("High Oak", role="administrator")
    return type(found).objects.get(pk=found.pk)


def test_the_admins_front_page_warns_while_one_person_alone_moderates(
    as_, administrator, home, editor, second_moderator
):
    warning = "Only one person moderates"
    assert warning not in as_(administrator).get("/admin/").content.decode(), "there are two"
    members.withdraw_credential(second_moderator.credentials.get(), None, "left")
    assert warning in as_(administrator).get("/admin/").content.decode()
    assert warning not in as_(editor).get("/admin/").content.decode(), "it is for administrators"
    SafetySettings.objects.create(site=home.get_site(), accountable=editor)
    assert warning not in as_(administrator).get("/admin/").content.decode()
