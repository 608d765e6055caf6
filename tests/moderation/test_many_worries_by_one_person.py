"""One person alone cannot fill the top of the queue, and nobody is kept from worrying about one or two people."""

import pytest

from community.members.permissions import Refused
from moderation import permissions, services
from moderation.models import Case, Signal
from moderation.services import flagged
from moderation.views import reporting
from tests.conftest import make_member
from tests.moderation.conftest import post_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh(db):
    return make_member("Sudden Gull", joined_days_ago=0, published=0)


def by(topic, name, body="I do not know any more."):
    return post_as(topic, make_member(name).home_persona, body)


def worry(post, member, words="I am worried."):
    return services.report(post, member.home_persona, True, words)


def test_worries_of_one_day_about_one_person_stand_in_one_case(topic, ben, ana, fresh):
    first, second = (post_as(topic, ben.home_persona, f"Line {n}.") for n in (1, 2))
    case = worry(first, fresh, "How are they?")
    assert worry(second, fresh, "And here again.") == case and worry(second, fresh) == case
    assert [s.about for s in case.signals.all()] == [("forums.post", first.pk), ("forums.post", second.pk)]
    assert Case.objects.filter(kind="crisis").count() == 1
    # Somebody else who worries is heard by themselves, and so is what has a case already.
    assert worry(second, ana) != case and worry(second, fresh).target_id == second.pk


def test_a_worry_about_somebody_else_or_after_the_case_was_closed_opens_its_own(topic, ben, fresh, moderator):
    post = post_as(topic, ben.home_persona, "Line.")
    case = worry(post, fresh)
    assert worry(by(topic, "Low Tide"), fresh) != case
    services.decide(case.pk, "approve", moderator, case.version)
    assert worry(post_as(topic, ben.home_persona, "Another line."), fresh) != case


def test_the_page_of_the_case_leads_to_what_else_they_worried_about(as_, topic, ben, fresh, moderator):
    first, second = (post_as(topic, ben.home_persona, f"Line {n}.") for n in (1, 2))
    case = worry(first, fresh)
    worry(second, fresh, "And here again.")
    page = as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert "And here again." in page and "About something else that this person wrote." in page
    assert f"/p/{second.pk}/" in page or f"#p{second.pk}" in page or f"#post-{second.pk}" in page


def test_a_post_with_a_worry_that_joined_is_never_hidden_by_reports(topic, ben, fresh, ana):
    first, second = (post_as(topic, ben.home_persona, f"Line {n}.") for n in (1, 2))
    worry(first, fresh)
    report = services.report(second, ana.home_persona, False)
    assert not flagged._is_for_a_person_alone(report, second)
    worry(second, fresh)
    assert flagged._is_for_a_person_alone(report, second)


def test_somebody_new_worries_about_three_people_a_day_and_no_more(topic, fresh, ana, later):
    posts = [by(topic, f"Person {n}") for n in range(5)]
    for post in posts[:3]:
        worry(post, fresh)
    with pytest.raises(Refused, match="several people"):
        worry(posts[3], fresh)
    assert worry(posts[0], fresh) and Case.objects.count() == 3
    later(hours=25)
    assert worry(posts[3], fresh)


def test_somebody_known_here_may_worry_about_more_people_and_not_without_end(topic, ana, monkeypatch):
    monkeypatch.setattr("moderation.facts.is_new", lambda member: False)
    monkeypatch.setattr(permissions, "WORRIES_A_DAY", 4)
    for n in range(4):
        worry(by(topic, f"Person {n}"), ana)
    with pytest.raises(Refused):
        worry(by(topic, "Person 5"), ana)


def test_who_is_braked_keeps_their_words_and_reads_helplines_and_how_to_reach_somebody(as_, topic, fresh):
    client, posts = as_(fresh), [by(topic, f"Person {n}") for n in range(4)]
    for post in posts[:3]:
        worry(post, fresh)
    answer = client.post(f"/report/forums.post/{posts[3].pk}/", {"about": "worried", "words": "Please see to her."})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Please see to her." in page and "Your words are still here" in page
    assert "Write to the team" in page and "If you need help now" in page
    before = client.get(f"/report/forums.post/{posts[3].pk}/?about=worried").content.decode()
    assert "If you need help now" not in before
    assert not Signal.objects.filter(case__target_id=posts[3].pk).exists()


def test_reports_of_every_kind_are_braked_in_a_short_time(as_, topic, ben, monkeypatch):
    monkeypatch.setattr(reporting, "BRAKES", ((2, 10**9),))
    client = as_(ben)
    posts = [by(topic, f"Person {n}") for n in range(3)]
    said = [client.post(f"/report/forums.post/{p.pk}/", {"about": "else", "words": "Look."}).status_code for p in posts]
    assert said == [302, 302, 422]
