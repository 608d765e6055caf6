"""The rules in force and the words to begin with: every case page asks for them, so they are kept for a minute."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils import timezone

from ..models import Rule, Wording

RULES_KEPT, WORDINGS_KEPT = "moderation.rules", "moderation.wordings"


def _rules():
    """[(code, title, since, until)…]; asked by every page about a decision, so kept for a minute."""
    return cache.get_or_set(
        RULES_KEPT, lambda: list(Rule.objects.values_list("code", "title", "since", "retired_on")), timeout=60
    )


def _holds(since, until, today):
    return since <= today and (until is None or until > today)


def rule_choices():
    """[(code, title)…] of the rules in force, in their order."""
    today = timezone.localdate()
    return [(code, title) for code, title, since, until in _rules() if _holds(since, until, today)]


def rule_titles():
    """{code: title} of every rule there ever was, since decisions go on naming it."""
    return {code: title for code, title, _since, _until in _rules()}


def rules_to_read():
    """(in force, yet to come, retired): every Rule there ever was, in one query, each in the community's order."""
    today, found = timezone.localdate(), ([], [], [])
    for rule in Rule.objects.all():
        begun = rule.since <= today
        found[0 if _holds(rule.since, rule.retired_on, today) else 2 if begun else 1].append(rule)
    return found


def forget_rules(**kwargs):
    """For the signals of Rule and Wording: what staff changed is seen at once."""
    cache.delete_many([RULES_KEPT, WORDINGS_KEPT])


@dataclass(frozen=True)
class Words:
    """A Wording as a case page needs it; `rule` is the code of its rule, or ""."""

    pk: int
    title: str
    action: str
    rule: str
    words: str


def _wordings():
    def found():
        rows = Wording.objects.exclude(rule__retired_on__lte=timezone.localdate()).select_related("rule")
        return [Words(w.pk, w.title, w.action, w.rule.code if w.rule else "", w.words) for w in rows]

    return cache.get_or_set(WORDINGS_KEPT, found, timeout=60)


def wordings_for(action):
    """The words that staff wrote for `action` (its name) and for every action, in their order."""
    return [words for words in _wordings() if words.action in ("", action)]
