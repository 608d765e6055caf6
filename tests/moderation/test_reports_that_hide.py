"""Reports of several established members hide a post until a person reads it: a post, never a cry for help or an account."""

import pytest

from community.notifications.models import Notice
from forums import services as forums
from moderation import services
from moderation.content import State
from moderation.models import Case, Decision, Restriction
from tests.conftest import make_member
from tests.moderation.test_facts_about_an_author import decide_about

pytestmark = pytest.mark.django_db
NAMES = ("Slow Barley", "Warm Pebble", "Green Kettle", "Soft Anchor")


@pytest.fixture
def people(agreement):
    return [make_member(name) for name in NAMES]


@pytest.fixture
def post(topic, ben):
    return forums.reply(topic, ben, "Words that some people do not like.")[0]


def report(post, people, worried=False):
    for member in people:
        services.report(post, member.home_persona, worried)
    post.refresh_from_db()
    return post.state


def test_the_third_report_hides_it_and_the_second_does_not(post, people):
    assert report(post, people[:2]) == State.PUBLISHED
    assert report(post, people[2:3]) == State.HIDDEN
    decision = Decision.objects.get()
    assert (decision.action, decision.automated, decision.decided_by) == ("hide", True, None)
    assert Restriction.objects.get().decision == decision
    case = Case.objects.get()
    assert case.state == "open" and case.due_at == post.read_by


def test_others_do_not_see_it_and_its_author_reads_by_when_somebody_looks(as_, post, people, ana, ben):
    assert "Words that some" in as_(ana).get(f"/t/{post.topic_id}/").content.decode()
    report(post, people[:3])
    assert "Words that some" not in as_(ana).get(f"/t/{post.topic_id}/").content.decode()
    page = as_(ben).get(f"/t/{post.topic_id}/").content.decode()
    assert "Words that some" in page and "Nothing is decided yet." in page and "Someone will read it by" in page
    assert "This was taken down" not in page
    told = Notice.objects.get(member=ben, kind="moderation.flagged")
    why = as_(ben).get(told.url).content.decode()
    assert "The site did this by itself" in why and "Until a person has read it" in why
    assert not any(name in page + why for name in NAMES)


def test_a_moderator_releases_it_or_takes_it_down(post, people, moderator):
    report(post, people[:3])
    case = Case.objects.get()
    services.decide(case.pk, "approve", moderator, case.version)
    post.refresh_from_db()
    assert post.state == State.PUBLISHED and not Restriction.objects.in_force().exists()


def test_the_decision_can_be_undone(post, people, moderator):
    report(post, people[:3])
    services.reverse_decision(Decision.objects.get(), moderator, "They only disagree.")
    post.refresh_from_db()
    assert post.state == State.PUBLISHED and post.read_by is None and Case.objects.get().state == "open"


def test_what_a_person_left_up_is_not_hidden_again(post, people, moderator):
    report(post, people[:3])
    case = Case.objects.get()
    services.decide(case.pk, "approve", moderator, case.version)
    assert report(post, people) == State.PUBLISHED


@pytest.mark.parametrize("who", ["new", "wrote nothing", "muted"])
def test_whose_reports_do_not_count(post, people, moderator, who):
    third = people[2]
    if who == "new":
        third = make_member("Late Thimble", joined_days_ago=2)
    elif who == "wrote nothing":
        third = make_member("Quiet Thimble", published=0)
    else:
        written, _ = forums.reply(post.topic, third, "Unkind words of mine.")
        case = services.report(written, people[3].home_persona, False)
        services.decide(case.pk, "mute", moderator, case.version, "Please rest.")
    assert report(post, [*people[:2], third]) == State.PUBLISHED
    assert Case.objects.filter(target_id=post.pk, state="open").exists()


def test_one_who_reports_very_much_is_heard_and_hides_nothing(post, people, ana):
    for number in range(5):
        services.report(forums.reply(post.topic, ana, f"Ana’s words {number}.")[0], people[0].home_persona, False)
    assert report(post, people[:3]) == State.PUBLISHED
    assert report(post, people[3:]) == State.HIDDEN


def test_a_cry_for_help_is_never_hidden(topic, ben, people):
    cry, _ = forums.reply(topic, ben, "I wish I was dead. I cannot go on like this.")
    assert Case.objects.filter(kind="crisis", target_id=cry.pk).exists() and cry.state == State.PUBLISHED
    assert report(cry, people) == State.PUBLISHED


def test_nor_what_somebody_is_worried_about(post, people, ana):
    services.report(post, ana.home_persona, True)
    assert report(post, people) == State.PUBLISHED


def test_worries_hide_nothing(post, people):
    assert report(post, people, worried=True) == State.PUBLISHED


def test_a_person_is_never_touched(ben, people):
    for member in people:
        services.report(ben.home_persona, member.home_persona, False)
    assert not Decision.objects.exists() and not Restriction.objects.exists()


def test_a_community_can_have_none_of_it(post, people):
    decide_about(flags_to_hide=0)
    assert report(post, people) == State.PUBLISHED
