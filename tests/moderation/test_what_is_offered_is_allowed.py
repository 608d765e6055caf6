"""Role by action by state: what the case page offers is what the service does, for every registered action."""

import itertools
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from community.members import services as members
from community.members.models import Member, Role
from community.members.permissions import Refused
from forums import services as forums
from forums.models import Post
from moderation import actions, services
from moderation.content import State
from moderation.models import Case
from moderation.offered import Ground, offered
from tests.conftest import make_member

pytestmark = pytest.mark.django_db

CONTENT = {"approve", "hide", "edit", "revise", "remove"}
THREAD = {"lock", "slow", "move"}
HERE = {"warn", "timeout", "mute"}
EVERYWHERE = {"suspend", "ban"}
# Only for what has no state of its own, such as a name.
STATELESS = {"dismiss"}
KNOWN = CONTENT | THREAD | HERE | EVERYWHERE | STATELESS

LOCAL = CONTENT | THREAD | HERE
ALL = LOCAL | EVERYWHERE
NOBODY = set()
#: what of all this each role may do about an open case of a held post
ROLE = {
    "visitor": NOBODY,
    "member": NOBODY,
    "author": NOBODY,
    "moderator of another place": NOBODY,
    "local moderator": LOCAL,
    "moderator": ALL,
    "moderator who is the author": NOBODY,
    "administrator": ALL,
}
#: what is left of it in each state of the text
IN_STATE = {
    State.PUBLISHED: KNOWN,
    State.HELD: KNOWN,
    State.HIDDEN: KNOWN - {"hide"},
    State.REMOVED: KNOWN - {"hide", "revise", "remove"},
    State.WITHDRAWN: KNOWN - (CONTENT - {"approve"}),
}
#: and in each state of the case
ON_CASE = {"open": KNOWN, "closed": HERE | EVERYWHERE, "leased by another": NOBODY}


def test_every_action_stands_in_the_table():
    assert {str(action.name) for action in actions.all_actions()} == KNOWN


def test_each_action_has_a_key_of_its_own():
    keys = [action.key for action in actions.all_actions()]
    assert len(set(keys)) == len(keys) and not {"j", "s", "c", "i", "y", "z"} & set(keys)


@pytest.fixture
def people(db, ana, ben, moderator, local_moderator, other_local_moderator):
    administrator = make_member("High Oak", role=Role.MODERATOR, groups=["Administrators"])
    return {
        "visitor": AnonymousUser(),
        "member": ana,
        "author": ben,
        "moderator of another place": other_local_moderator,
        "local moderator": local_moderator,
        "moderator": moderator,
        "moderator who is the author": moderator,
        "administrator": Member.objects.get(pk=administrator.pk),
    }


def case_for(role, state, on_case, topic, people, second_moderator):
    author = people["moderator"] if role == "moderator who is the author" else people["author"]
    post, _ = forums.reply(topic, author, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get(target_id=post.pk)
    if on_case == "leased by another":
        services.take_lease(case.pk, second_moderator)
    Post.objects.filter(pk=post.pk).update(state=state)
    if on_case == "closed":
        Case.objects.filter(pk=case.pk).update(state="closed", closed_at=timezone.now())
    return Case.objects.get(pk=case.pk)


def ground_of(case):
    return Ground.of(
        Case.objects.select_related("author__member", "place", "lease__holder__home_persona").get(pk=case.pk)
    )


def order_for(name, board):
    """All that an action asks for, filled in."""
    action = actions.find(name)
    given = {"words": "Why.", "rule": "kindness" if "rule" in action.asks else ""}
    if action.timing != actions.Timing.NO:
        given["until"] = timezone.now() + timedelta(hours=1)
    if "body" in action.asks:
        given["body"] = "Other words."
    if "seconds" in action.asks:
        given["seconds"] = 60
    if "to" in action.asks:
        given["to"] = board.pk
    return given


@contextmanager
def undone():
    """A savepoint that is always rolled back, so that each cell of the table begins anew."""
    try:
        with transaction.atomic():
            yield
            raise _Back
    except _Back:
        pass


class _Back(Exception):
    pass


@pytest.mark.parametrize("role", ROLE)
def test_it_offers_what_the_table_says(topic, people, second_moderator, role):
    for state, on_case in itertools.product(IN_STATE, ON_CASE):
        with undone():
            case = case_for(role, state, on_case, topic, people, second_moderator)
            found = {str(action.name) for action in offered(people[role], ground_of(case))}
            assert found == (ROLE[role] & IN_STATE[state] & ON_CASE[on_case]) - STATELESS, (state, on_case)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_is_offered_is_done_and_what_is_not_is_refused(topic, people, second_moderator, other_board, name):
    # Who moderates one board alone can move a topic nowhere; of two, between them.
    members.grant_credential(people["local moderator"], Role.MODERATOR, "seen at the office", None, page=other_board)
    people["local moderator"] = Member.objects.get(pk=people["local moderator"].pk)
    for role, on_case in itertools.product(ROLE, ON_CASE):
        with undone():
            case = case_for(role, State.HELD, on_case, topic, people, second_moderator)
            is_offered = name in {str(action.name) for action in offered(people[role], ground_of(case))}
            try:
                with transaction.atomic():
                    services.decide(case.pk, name, people[role], case.version, **order_for(name, other_board))
                done = True
            except Refused:
                done = False
            assert done == is_offered, (role, on_case)


def test_a_decider_on_appeal_is_offered_no_answer_and_another_is(as_, topic, ben, moderator, second_moderator):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get(target_id=post.pk)
    decision = services.decide(case.pk, "remove", moderator, case.version, "Why.")
    asked = services.appeal(decision, ben, "It was a joke.").case
    path = f"/admin/queue/{asked.pk}/"
    assert 'value="overturn"' in as_(second_moderator).get(path).content.decode()
    assert 'value="overturn"' not in as_(moderator).get(path).content.decode()
    for person in (moderator, second_moderator):
        assert not {str(a.name) for a in offered(person, ground_of(asked))} & (CONTENT | THREAD | STATELESS)
    with pytest.raises(Refused):
        services.answer_appeal(asked.pk, "overturn", moderator, asked.version, "No.")
    assert services.answer_appeal(asked.pk, "overturn", second_moderator, asked.version, "Yes.")


@pytest.mark.parametrize("role", ["local moderator", "moderator", "administrator"])
def test_the_page_draws_what_is_offered_and_nothing_else(as_, topic, people, second_moderator, role):
    case = case_for(role, State.HELD, "open", topic, people, second_moderator)
    page = as_(people[role]).get(f"/admin/queue/{case.pk}/").content.decode()
    drawn = {name for name in KNOWN if f'id="act-{name}"' in page}
    assert drawn == ROLE[role] - STATELESS


@pytest.mark.parametrize("words", ["I want to die and I have the pills in my hand.", "Some nights I want to die."])
@pytest.mark.parametrize("on_case", ["open", "closed"])
def test_a_call_for_help_offers_nothing_against_the_person_and_everything_about_the_words(
    topic, ben, moderator, words, on_case
):
    post, _ = forums.reply(topic, ben, words)
    case = Case.objects.get(target_id=post.pk, kind=Case.Kind.CRISIS)
    if on_case == "closed":
        case = services.decide(case.pk, "approve", moderator, case.version).case
    found = {str(action.name) for action in offered(moderator, ground_of(case))}
    assert not found & (HERE | EVERYWHERE) and (on_case == "closed" or {"hide", "remove"} <= found)
    for name in HERE | EVERYWHERE:
        with pytest.raises(Refused, match="never a strike"):
            services.decide(case.pk, name, moderator, case.version, words="Why.")
    report = services.report(post, make_member("Quiet Ash").home_persona, False, "Unkind to me.")
    assert {str(action.name) for action in offered(moderator, ground_of(report))} >= HERE | EVERYWHERE


def test_the_page_of_a_call_for_help_says_why_there_is_nothing_against_the_person(as_, topic, ben, moderator):
    post, _ = forums.reply(topic, ben, "I want to die and I have the pills in my hand.")
    case = Case.objects.get(target_id=post.pk)
    page = as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert 'id="act-hide"' in page and 'id="act-ban"' not in page and "never a strike" in page


def test_asking_the_next_day_how_somebody_is_offers_nothing_against_them(topic, ben, moderator):
    post, _ = forums.reply(topic, ben, "I want to die and I have the pills in my hand.")
    case = Case.objects.get(target_id=post.pk)
    services.decide(case.pk, "approve", moderator, case.version)
    again = Case.objects.get(kind=Case.Kind.FOLLOW_UP)
    assert {str(action.name) for action in offered(moderator, ground_of(again))} == STATELESS
