"""Telling a moderator: first what it is about, then words, with what happens next said before anything is sent."""

import re

import pytest

from community.notifications.models import Notice
from moderation import services
from moderation.models import Case, Rule, Signal
from moderation.personas import address_word

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(topic):
    return f"/report/forums.post/{topic.posts.get().pk}/"


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_step_offers_each_rule_in_force_and_the_worry_first(as_, ben, path):
    Rule.objects.filter(code="adverts").update(retired_on="2020-01-01")
    said = page(as_(ben), path)
    values = re.findall(r'name="about" value="([^"]+)"', said)
    codes = ["kindness", "own_words", "privacy", "methods", "warnings", "stays_here", "one_person"]
    assert values == ["worried", *(f"rule:{code}" for code in codes), "else"]
    assert "Send it" not in said


def test_before_it_is_sent_the_page_says_what_happens_next_and_by_when(as_, ben, path):
    rules = page(as_(ben), path + "?about=rule:kindness")
    assert "Be kind: no attacks, no hate" in rules and re.search(r"A person reads it by .*\d+:\d\d", rules)
    worry = page(as_(ben), path + "?about=worried")
    assert re.search(r"A person looks by .*\d+:\d\d", worry) and "It is not a complaint." in worry


def test_a_rule_that_is_not_in_force_leads_back_to_the_first_step(as_, ben, path):
    for answer in (as_(ben).get(path + "?about=rule:made-up"), as_(ben).post(path, {"about": "rule:made-up"})):
        assert "Please choose one." in answer.content.decode() and b"Send it" not in answer.content
    assert not Signal.objects.exists()


def test_a_report_keeps_the_rule_and_the_words(as_, ben, path):
    answer = as_(ben).post(path, {"about": "rule:privacy", "words": "A number of mine."})
    assert answer.status_code == 302 and answer["Location"] == "/reports/"
    signal = Signal.objects.get()
    assert (signal.rule, signal.words, signal.category, signal.case.kind) == (
        "privacy", "A number of mine.", "rules", "report",
    )  # fmt: skip


def test_a_worry_names_no_rule_and_opens_no_report(as_, ben, topic, path):
    services.report(topic.posts.get(), ben.home_persona, worried=True, rule="kindness")
    assert Signal.objects.get().rule == "" and [c.kind for c in Case.objects.all()] == ["crisis"]


def test_a_person_is_reported_from_where_they_can_be_muted(as_, ana, ben, topic):
    said = page(as_(ben), f"/p/{topic.posts.get().pk}/apart/")
    link = re.search(r'href="(/report/person/[^"]+)"', said).group(1)
    assert ana.home_persona.name in page(as_(ben), link)
    as_(ben).post(link, {"about": "rule:kindness", "words": "Unkind all week."})
    case = Case.objects.get()
    assert (case.target_kind, case.target_id, case.author) == ("members.persona", ana.home_persona.pk, ana.home_persona)


def test_nobody_reports_a_person_by_a_guess_or_by_the_link_of_somebody_else(as_, ana, ben, outsider):
    word = address_word(ana.home_persona, ben)
    assert as_(ben).get(f"/report/person/{word}/").status_code == 200
    for member, other in ((outsider, word), (ben, word[:-4] + "AAAA"), (ben, "é")):
        assert as_(member).get(f"/report/person/{other}/").status_code == 404
    assert as_(ben).get(f"/report/members.persona/{ana.home_persona.pk}/").status_code == 404
    assert as_(ana).get(f"/report/person/{address_word(ana.home_persona, ana)}/").status_code == 404


def test_a_group_is_reported_from_its_page_by_whoever_may_see_it(as_, ben, group):
    assert f"/report/groups.grouppage/{group.pk}/" in page(as_(ben), group.url)
    as_(ben).post(f"/report/groups.grouppage/{group.pk}/", {"about": "else", "words": "It asks for money."})
    case = Case.objects.get()
    assert (case.target_kind, case.place_id, case.author) == ("groups.grouppage", group.pk, None)
    group.unpublish()
    assert as_(ben).get(f"/report/groups.grouppage/{group.pk}/").status_code == 404


def test_a_case_about_a_person_or_a_group_can_be_closed_with_nothing_to_do(ben, ana, group, moderator):
    for thing in (ana.home_persona, group):
        case = services.report(thing, ben.home_persona, False)
        services.decide(case.pk, "dismiss", moderator, case.version)
        case.refresh_from_db()
        assert case.state == "closed"
    assert Notice.objects.filter(member=ben, kind="moderation.outcome").count() == 2


def test_a_case_about_a_person_can_end_in_a_warning(ben, ana, moderator):
    case = services.report(ana.home_persona, ben.home_persona, False)
    services.decide(case.pk, "warn", moderator, case.version, "Please be gentler.")
    assert Notice.objects.filter(member=ana, kind="moderation.standing").exists()


def test_the_case_page_shows_a_person_or_a_group_and_what_can_be_done(as_, ben, ana, group, moderator):
    for thing, words in ((ana.home_persona, ana.home_persona.name), (group, group.title)):
        case = services.report(thing, ben.home_persona, False, "Look here.")
        said = page(as_(moderator), f"/admin/queue/{case.pk}/")
        assert words in said and "Look here." in said and "Nothing to do" in said
