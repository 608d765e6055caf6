"""What the person a decision is about reads: what holds, until when, where, and what they can do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums import services as forums
from moderation import queries, services
from moderation.labels import told
from moderation.models import Case, Decision
from moderation.scope import scope_of
from tests.moderation.conftest import post_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def decide(topic, ben, ana, moderator):
    def do(action, **order):
        case = services.report(post_as(topic, ben.home_persona, "You are all fools."), ana.home_persona, False)
        return services.decide(case.pk, action, moderator, case.version, "Please be gentler.", **order)

    return do


def read(as_, member, decision):
    answer = as_(member).get(f"/decisions/{decision.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


TRUE = {
    "hide": ("It is hidden.", "Change the words", "Ask somebody else to look"),
    "remove": ("It is down.", "Change the words", "within six months"),
    "revise": ("Their advice", "It is hidden.", "Until you change the words", "Change the words"),
    "warn": ("You can write as before", "Ask somebody else to look"),
    "mute": ("This holds in one place alone", "Ask somebody else to look"),
    "ban": ("This holds on the boards, for booking, and in the rooms.", "Ask somebody else to look"),
}


@pytest.mark.parametrize("action", TRUE)
def test_each_action_says_what_holds(as_, ben, decide, action):
    said = read(as_, ben, decide(action))
    assert "Please be gentler." in said and "A moderator decided this" in said
    for words in TRUE[action]:
        assert words in said, words
    others = {first for first, *_rest in TRUE.values()} - set(TRUE[action])
    assert [words for words in others if words in said] == []


def test_a_mute_names_its_place_and_a_time_out_its_end(as_, ben, board, decide):
    said = read(as_, ben, decide("timeout", until=timezone.now() + timedelta(hours=5)))
    assert board.title in said and "It ends by itself." in said


def test_the_list_says_what_is_in_force_what_is_over_and_what_was_undone(as_, ben, moderator, decide):
    decide("mute")
    services.reverse_decision(decide("ban"), moderator)
    said = as_(ben).get("/decisions/").content.decode()
    assert "You cannot write in one place</a>" in said and "· in force" in said and "· changed since" in said


def test_what_goes_on_between_moderators_is_not_in_the_list(as_, ben, ana, moderator):
    case = services.report(ben.home_persona, ana.home_persona, False)
    services.decide(case.pk, "warn", moderator, case.version, "Please be gentler.")
    case.refresh_from_db()
    services.decide(case.pk, "dismiss", moderator, case.version)
    said = as_(ben).get("/decisions/").content.decode()
    assert "A word of warning" in said and "nothing to do" not in said


def test_the_page_leads_to_what_the_team_wrote_about_it(as_, ben, moderator, decide):
    decision = decide("hide")
    link = f'href="/conversations/{decision.case_id}/"'
    assert link not in read(as_, ben, decision)
    services.write_to_author(decision.case_id, moderator, "How are you today?")
    assert link in read(as_, ben, decision)


def test_what_went_up_once_its_author_mended_it_is_nothing_that_a_moderator_decided(as_, topic, ben, moderator):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    forums.edit(post, ben, "Write to me here.")
    alone = Decision.objects.get()
    assert alone.automated and told(alone) == "It is up now"
    assert f"/decisions/{alone.pk}/" not in as_(ben).get("/decisions/").content.decode()
    held, _ = forums.reply(topic, ben, "Ring me on 07700 900 143 tonight.")
    case = Case.objects.get(target_id=held.pk)
    read = services.decide(case.pk, "approve", moderator, case.version)
    page = as_(ben).get("/decisions/").content.decode()
    assert f"/decisions/{read.pk}/" in page and page.count("Read and released") == 1
    assert list(queries.history_of(ben.home_persona, scope_of(moderator))) == [read]
    assert queries.decisions_around(case, case, scope_of(moderator))[1] == [read]
