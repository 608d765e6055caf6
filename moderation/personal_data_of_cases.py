"""How what moderation holds about a person is exported and erased; the log itself stays whole."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.members.keeping import until_erased
from community.members.registries import register_kept, register_personal_data

from .models import Case, Decision, DecisionText, Restriction, Signal


def _export_decisions(member):
    texts = dict(DecisionText.objects.filter(decision__case__author__member=member).values_list("decision_id", "words"))
    return [
        {"action": d.action, "at": d.at.isoformat(), "rule": d.rule, "words": texts.get(d.pk, "")}
        for d in Decision.objects.filter(case__author__member=member)
    ]


def _export_reports(member):
    return [{"at": s.at.isoformat(), "words": s.words} for s in Signal.objects.filter(reporter__member=member)]


register_personal_data(
    "moderation.Case",
    lambda member: [
        {"kind": c.kind, "opened": c.opened_at.isoformat(), "state": c.state}
        for c in Case.objects.filter(author__member=member)
    ],
    lambda member: None,
    title=_("What a person looked at, or will"),
)
register_personal_data(
    "moderation.Signal",
    _export_reports,
    lambda member: Signal.objects.filter(reporter__member=member).update(words=""),
    title=_("What you reported"),
)
register_personal_data(
    "moderation.Decision", _export_decisions, lambda member: None, title=_("Decisions about what you wrote")
)
register_personal_data(
    "moderation.DecisionText",
    lambda member: [],
    lambda member: DecisionText.objects.filter(decision__case__author__member=member).update(words=""),
)
register_personal_data(
    "moderation.Restriction",
    lambda member: [
        {"kind": r.kind, "until": r.until and r.until.isoformat()}
        for r in Restriction.objects.filter(author__member=member)
    ],
    lambda member: None,
    title=_("What is in force after decisions"),
)
register_kept(
    "decisions",
    _("The log of moderation: what was looked at, decided and by which rule. Your name is taken out when you go"),
    lambda: gettext("As long as this community runs"),
    models=("moderation.Case", "moderation.Decision", "moderation.Restriction"),
    order=40,
)
register_kept(
    "words_of_decisions",
    _("What moderators wrote to you, and what you wrote in reports"),
    until_erased,
    models=("moderation.DecisionText", "moderation.Signal"),
    order=42,
)
