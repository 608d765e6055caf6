"""The page of rules: the records in force, with examples, for everybody; and which tools and people look."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.resources.models import StandardPage
from moderation import actions, queries, services, tools
from moderation.forms import ActForm
from moderation.models import Rule, SafetySettings
from moderation.screening.pipeline import CHECKS

pytestmark = pytest.mark.django_db


def page_for(as_, member=None):
    return as_(member).get("/rules/").content.decode()


@pytest.fixture
def rule(home):
    return Rule.objects.get(code="adverts")


def test_everybody_reads_the_rules_in_their_order_with_examples_and_since_when(as_, rule, ana):
    rule.position, rule.since = 0, timezone.localdate() - timedelta(days=400)
    rule.save()
    for member in (None, ana):
        said = page_for(as_, member)
        assert said.index('id="rule-adverts"') < said.index('id="rule-kindness"')
        assert "A link to something you sell" in said and f"In force since {rule.since:%-d %B %Y}" in said


def test_what_staff_change_in_a_record_is_on_the_page_and_what_they_wrote_around_it_stays(as_, rule):
    Rule.objects.filter(pk=rule.pk).update(title="Nothing to sell", text="<script>alert(1)</script>")
    said = page_for(as_)
    assert "Nothing to sell" in said and "<script>alert(1)" not in said
    assert "What we do when a rule is broken" in said


def test_the_page_is_found_by_what_it_is_for_wherever_staff_moved_it(as_, home):
    page = StandardPage.objects.get(purpose="rules")
    page.slug = "house-rules"
    page.save_revision().publish()
    assert 'id="rule-kindness"' in page_for(as_)
    assert 'id="rule-kindness"' not in as_(None).get("/about/").content.decode()


def test_a_retired_rule_stays_to_be_read_and_a_decision_leads_to_it(as_, own_name_case, ben, moderator, rule):
    decision = services.decide(own_name_case.pk, "remove", moderator, own_name_case.version, "", "adverts")
    rule.retired_on = timezone.localdate()
    rule.save()
    said = page_for(as_)
    assert said.index("Rules that are no longer in force") < said.index('id="rule-adverts"')
    assert "/rules/#rule-adverts" in as_(ben).get(f"/decisions/{decision.pk}/").content.decode()


def test_a_rule_of_next_week_can_be_read_and_not_yet_be_named(as_, rule):
    rule.since = timezone.localdate() + timedelta(days=7)
    rule.save()
    said = page_for(as_)
    assert said.index("Rules that begin later") < said.index('id="rule-adverts"')
    assert "adverts" not in dict(queries.rule_choices()) and "kindness" in dict(queries.rule_choices())


def test_a_rule_that_ends_next_week_holds_until_then(rule):
    rule.retired_on = timezone.localdate() + timedelta(days=7)
    rule.save()
    assert "adverts" in dict(ActForm(actions.find("remove")).fields["rule"].choices)


def test_every_check_and_every_action_has_words_for_everybody():
    assert tools.TOOLS.keys() == {check.NAME for check in CHECKS}
    assert tools.ACTS.keys() == {str(action.name) for action in actions.all_actions()}


def test_the_tools_are_named_with_the_most_they_can_do_and_that_a_person_decides(as_, home):
    said = page_for(as_)
    for tool in tools.tools():
        assert str(tool.title) in said and str(tool.can) in said
    assert "Keep somebody from writing anywhere, for a time." in said and "a person decides, and tells you why" in said


def test_how_many_reports_hide_a_post_is_said_as_it_is_set(as_, home):
    assert "If 3 members who have been here a while report one post" in page_for(as_)
    SafetySettings.objects.create(site=home.get_site(), flags_to_hide=0)
    assert "been here a while" not in page_for(as_)


def test_the_ways_to_it(as_, topic, board, ana, ben):
    link = 'href="/rules/"'
    assert link in as_(ana).get(board.url).content.decode().split("<footer")[0]
    assert link in as_(ana).get(f"/t/{topic.pk}/").content.decode().split('class="site-foot"')[0]
    post = topic.posts.get()
    report = as_(ben).get(f"/report/forums.post/{post.pk}/?about=rule:kindness").content.decode()
    assert "/rules/#rule-kindness" in report
    services.report(post, ben.home_persona, False, "Hm.", "kindness")
    assert "/rules/#rule-kindness" in as_(ben).get("/reports/").content.decode()


def test_it_costs_the_same_for_few_rules_and_for_many(as_, home, django_assert_num_queries):
    client = as_(None)
    client.get("/rules/")
    with django_assert_num_queries(8):
        client.get("/rules/")
    Rule.objects.bulk_create(Rule(code=f"more_{n}", title=f"More {n}") for n in range(30))
    with django_assert_num_queries(8):
        client.get("/rules/")


def test_staff_read_by_its_title_which_rule_a_report_names(as_, topic, ben, moderator):
    case = services.report(topic.posts.get(), ben.home_persona, False, "Hm.", "adverts")
    assert "The rule: No adverts." in as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
