"""What checks learn of an author: latest words, haste, floods, first posts and hours in which nobody is there."""

import uuid
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.members import services as members
from community.members.permissions import Refused
from forums import services as forums
from forums.forms import ReplyForm
from forums.models import Post
from moderation import services
from moderation.content import State
from moderation.models import SafetySettings, Shift, Signal
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
KIND = "forums.post"
WORDS = "I wrote these very same eight or nine words before."


def decide_about(**kept):
    from wagtail.models import Site

    SafetySettings.objects.update_or_create(site=Site.objects.get(), defaults=kept)


@pytest.fixture
def nobody_on_shift(moderator):
    """A rota, and nobody there until tomorrow."""
    start = timezone.now() + timedelta(hours=9)
    return Shift.objects.create(member=moderator, starts_at=start, ends_at=start + timedelta(hours=2))


@pytest.fixture
def new(agreement):
    return make_member("Fresh Fern", joined_days_ago=0, published=0)


def reasons(post):
    return set(Signal.objects.filter(case__target_id=post.pk).values_list("reason", flat=True))


def test_the_same_words_again_from_somebody_new_wait(topic, new):
    first, _ = forums.reply(topic, new, WORDS)
    again, _ = forums.reply(topic, new, WORDS)
    assert first.state == State.PUBLISHED and again.state == State.HELD
    assert "posted_before" in reasons(again)


def test_the_opening_of_a_topic_counts_with_its_title(topic, board, new):
    forums.open_topic(board, new, "Nights", WORDS)
    again, _ = forums.open_topic(board, new, "Nights", WORDS)
    assert "posted_before" in reasons(again)


def test_an_edit_is_not_compared_with_itself(topic, new):
    post, _ = forums.reply(topic, new, WORDS)
    forums.edit(post, new, f"{WORDS} ")
    assert reasons(post) == set()


def test_what_was_said_under_another_name_is_not_compared(topic, ben):
    """Or the case would tell moderators that both names are one person."""
    forums.reply(topic, ben, WORDS)
    as_alias, _ = forums.reply(topic, ben, WORDS, as_alias=True)
    under_one_name, _ = forums.reply(topic, ben, WORDS, as_alias=False)
    assert reasons(as_alias) == set() and reasons(under_one_name) == {"posted_before"}
    alias = members.alias_in(topic.pk, ben)
    assert services.author_facts(ben, persona=alias, kind=KIND).lately == 1


def test_a_flood_from_somebody_new_waits(topic, new):
    posts = [forums.reply(topic, new, f"Look at number {number}.")[0] for number in range(9)]
    assert "burst" in reasons(posts[-1]) and reasons(posts[-2]) == set()


def test_the_latest_words_are_few_and_cost_one_query(topic, ben):
    for number in range(12):
        forums.reply(topic, ben, f"Words number {number}.")
    with CaptureQueriesContext(connection) as seen:
        author = services.author_facts(ben, persona=ben.home_persona, kind=KIND)
    assert author.recent == tuple(f"Words number {number}." for number in range(11, 6, -1))
    assert author.lately == 12 and len(seen) == 1


def test_facts_about_staff_cost_nothing(topic, moderator):
    with CaptureQueriesContext(connection) as seen:
        assert services.author_facts(moderator, persona=moderator.home_persona, kind=KIND).trusted
    assert len(seen) == 0


def test_what_somebody_new_posts_costs_the_same_however_much_there_is(as_, topic, new, ben):
    client = as_(new)

    def cost():
        form = {"body": f"Here I am {uuid.uuid4()}.", "client_key": uuid.uuid4()}
        with CaptureQueriesContext(connection) as seen:
            client.post(f"/t/{topic.pk}/reply/", form, headers={"HX-Request": "true"})
        return len([q for q in seen if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])

    cost()
    few = cost()
    for number in range(30):
        other = make_member(f"Other Fern {'abcdefghijklmnopqrstuvwxyzäöüßñç'[number]}", 0, 0) if number < 3 else ben
        forums.reply(topic, other, f"Here {number}.")
    assert cost() == few <= 23


def opened(seconds_ago, monkeypatch):
    now = timezone.now().timestamp()
    monkeypatch.setattr(signing.time, "time", lambda: now - seconds_ago)
    return ReplyForm().initial["opened"]


@pytest.mark.parametrize(("seconds", "state"), [(1, State.HELD), (90, State.PUBLISHED)])
def test_a_long_text_in_no_time_waits(as_, topic, new, monkeypatch, seconds, state):
    with monkeypatch.context() as patch:
        mark = opened(seconds, patch)
    as_(new).post(f"/t/{topic.pk}/reply/", {"body": "Words of mine. " * 100, "opened": mark})
    assert Post.objects.get(author=new.home_persona).state == state


@pytest.mark.parametrize("mark", ["", "form:1:forged", "form", "x" * 90])
def test_a_form_that_does_not_tell_when_it_was_opened_says_nothing(as_, topic, new, mark):
    as_(new).post(f"/t/{topic.pk}/reply/", {"body": "Words of mine. " * 100, "opened": mark})
    assert Post.objects.get(author=new.home_persona).state == State.PUBLISHED


def test_a_form_with_words_from_before_does_not_tell_when_it_was_opened():
    assert "opened" in ReplyForm().initial and "opened" not in ReplyForm(initial={"body": "From before."}).initial


def test_first_posts_wait_where_the_community_decided_it(topic, new, ben):
    assert forums.reply(topic, new, "Before it was decided.")[0].state == State.PUBLISHED
    decide_about(first_posts=2)
    new.refresh_from_db()
    waits, _ = forums.reply(topic, new, "Hello.")
    assert waits.state == State.HELD and reasons(waits) == {"first_posts"}
    assert forums.reply(topic, ben, "Hello.")[0].state == State.PUBLISHED


def test_what_new_members_write_waits_while_nobody_is_there(topic, new, ben, nobody_on_shift, moderator):
    assert forums.reply(topic, new, "Before it was decided.")[0].state == State.PUBLISHED
    decide_about(hold_new_off_shift=True)
    waits, _ = forums.reply(topic, new, "Hello.")
    assert waits.state == State.HELD and waits.read_by > nobody_on_shift.starts_at
    assert forums.reply(topic, ben, "Hello.")[0].state == State.PUBLISHED
    services.shifts.switch_on(moderator)
    assert forums.reply(topic, new, "Hello again.")[0].state == State.PUBLISHED


def test_posting_goes_slowly_while_nobody_is_there(as_, topic, board, ben, outsider, nobody_on_shift, moderator):
    decide_about(slow_off_shift=600)
    forums.reply(topic, ben, "The first one.")
    with pytest.raises(Refused, match="Nobody from the team is here now"):
        forums.open_topic(board, ben, "Another", "The second one.")
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", {"body": "My second words."})
    page = answer.content.decode()
    assert answer.status_code == 422 and "You can post again at" in page and "My second words." in page
    assert forums.reply(topic, outsider, "Others are not kept waiting.")[1]
    assert forums.reply(topic, moderator, "And staff are not.")[1] and forums.reply(topic, moderator, "At all.")[1]
    services.shifts.switch_on(moderator)
    assert forums.reply(topic, ben, "Somebody is there now.")[1]


def test_an_alias_is_no_way_round_slower_posting(topic, ben, nobody_on_shift):
    decide_about(slow_off_shift=600)
    forums.reply(topic, ben, "The first one.")
    with pytest.raises(Refused, match="goes slowly"):
        forums.reply(topic, ben, "The second one.", as_alias=True)
