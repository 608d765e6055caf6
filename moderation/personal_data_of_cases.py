"""How what moderation holds about a person is exported and erased; the log itself stays whole."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.members.registries import register_kept, register_personal_data
from community.members.rights.keeping import until_erased

from .models import Appeal, Case, DecisionText, Restriction, Signal


def _moment(value):
    return value.isoformat() if value else None


def _about(member):
    return DecisionText.objects.filter(decision__case__author__member=member)


def _export_decisions(member):
    # That somebody looked belongs to the person; why they looked is staff's own.
    return [
        {
            "action": t.decision.action, "at": _moment(t.decision.at), "until": _moment(t.decision.until),
            "rule": t.decision.rule, "words": t.words,
        }
        for t in _about(member).select_related("decision").order_by("decision__at", "pk")
    ]  # fmt: skip


def _export_reports(member):
    return [{"at": _moment(s.at), "words": s.words} for s in Signal.objects.filter(reporter__member=member)]


def _restrictions(member):
    return Restriction.objects.filter(Q(author__member=member) | Q(member=member))


def _appeals(member):
    return Appeal.objects.filter(case__author__member=member)


def _erase_appeals(member):
    # Nobody is left to be answered.
    now = timezone.now()
    waiting = _appeals(member).filter(outcome="")
    Case.objects.filter(appeal__in=waiting, state=Case.State.OPEN).update(state=Case.State.CLOSED, closed_at=now)
    waiting.update(outcome=Appeal.Outcome.SETTLED, answered_at=now)
    _appeals(member).update(words="", answer="")


register_personal_data(
    "moderation.Case",
    lambda member: [
        {"kind": c.kind, "opened": _moment(c.opened_at), "state": c.state}
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
    "moderation.Decision", _export_decisions, lambda member: None, title=_("Decisions about you and what you wrote")
)
register_personal_data(
    "moderation.DecisionText",
    lambda member: [],
    lambda member: _about(member).update(words="", reason=""),
)
register_personal_data(
    "moderation.Restriction",
    lambda member: [
        {"kind": r.kind, "until": _moment(r.until), "lifted": _moment(r.lifted_at)} for r in _restrictions(member)
    ],
    # It goes on naming a persona; the account, which would join several, is cut.
    lambda member: Restriction.objects.filter(member=member).update(member=None),
    title=_("What is in force after decisions"),
)
register_personal_data(
    "moderation.Appeal",
    lambda member: [
        {"at": _moment(a.at), "words": a.words, "outcome": a.outcome, "answer": a.answer} for a in _appeals(member)
    ],
    _erase_appeals,
    title=_("What you asked somebody else to look at"),
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
    _("What moderators wrote to you, and what you wrote in reports and when you asked somebody else to look"),
    until_erased,
    models=("moderation.DecisionText", "moderation.Signal", "moderation.Appeal"),
    order=42,
)
