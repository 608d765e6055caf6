"""Rules are kept by staff; decisions name them by a code that stays."""

import pytest

from moderation import actions, queries, services
from moderation.forms import ActForm
from moderation.models import Rule
from moderation.seeds import seed_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules(db):
    Rule.objects.all().delete()
    seed_rules()
    return Rule.objects.all()


def test_a_community_begins_with_a_few(rules):
    assert [code for code, _title in queries.rule_choices()] == [
        "kindness", "own_words", "privacy", "methods", "warnings", "stays_here", "adverts", "one_person",
    ]  # fmt: skip


def test_what_staff_wrote_is_left_alone(rules):
    Rule.objects.exclude(code="kindness").delete()
    seed_rules()
    assert rules.count() == 1


def test_a_changed_title_is_seen_at_once(rules):
    assert queries.rule_titles()["kindness"].startswith("Be kind")
    rule = rules.get(code="kindness")
    rule.title = "Be gentle"
    rule.save()
    assert queries.rule_titles()["kindness"] == "Be gentle"


def test_a_retired_rule_is_offered_no_more_and_still_explains_what_was_decided_by_it(
    as_, rules, own_name_case, ben, moderator
):
    decision = services.decide(own_name_case.pk, "remove", moderator, own_name_case.version, "", "adverts")
    rule = rules.get(code="adverts")
    rule.retired_on = rule.since
    rule.save()
    assert "adverts" not in dict(ActForm(actions.find("suspend")).fields["rule"].choices)
    assert "No adverts" in as_(ben).get(f"/decisions/{decision.pk}/").content.decode()
