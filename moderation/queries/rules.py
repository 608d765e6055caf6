"""The rules in force and the words to begin with: every case page asks for them, so they are kept for a minute."""

from dataclasses import dataclass

from django.core.cache import cache

from ..models import Rule, Wording

RULES_KEPT, WORDINGS_KEPT = "moderation.rules", "moderation.wordings"


def _rules():
    """[(code, title, whether it is in force)…]; asked by every page about a decision, so kept for a minute."""
    return cache.get_or_set(
        RULES_KEPT, lambda: [(r.code, r.title, r.retired_on is None) for r in Rule.objects.all()], timeout=60
    )


def rule_choices():
    """[(code, title)…] of the rules in force, in their order."""
    return [(code, title) for code, title, in_force in _rules() if in_force]


def rule_titles():
    """{code: title} of every rule there ever was, since decisions go on naming it."""
    return {code: title for code, title, _in_force in _rules()}


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
        rows = Wording.objects.exclude(rule__retired_on__isnull=False).select_related("rule")
        return [Words(w.pk, w.title, w.action, w.rule.code if w.rule else "", w.words) for w in rows]

    return cache.get_or_set(WORDINGS_KEPT, found, timeout=60)


def wordings_for(action):
    """The words that staff wrote for `action` (its name) and for every action, in their order."""
    return [words for words in _wordings() if words.action in ("", action)]
