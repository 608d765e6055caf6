"""How what moderation holds about a person is exported and erased; the log itself stays whole."""

from community.members.registries import register_personal_data

from .models import Case, DecisionText, Restriction, Signal


def _export_decisions(member):
    texts = DecisionText.objects.filter(decision__case__author__member=member).select_related("decision")
    return [
        {"action": t.decision.action, "at": t.decision.at.isoformat(), "rule": t.decision.rule, "words": t.words}
        for t in texts
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
)
register_personal_data(
    "moderation.Signal", _export_reports, lambda member: Signal.objects.filter(reporter__member=member).update(words="")
)
register_personal_data("moderation.Decision", _export_decisions, lambda member: None)
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
)
