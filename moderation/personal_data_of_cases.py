"""How what moderation holds about a person is exported and erased; the log itself stays whole."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.lib.privacy import closed_paths_for
from community.members.registries import register_kept, register_personal_data
from community.members.rights.keeping import until_erased

from . import queries, registry
from .labels import TOLD
from .models import (
    Appeal,
    Case,
    DecisionText,
    Disclosure,
    DisclosureText,
    Handover,
    Lease,
    Message,
    Note,
    Restriction,
    Signal,
)

_NAME = {"name": _("Under the name")}


def _moment(value):
    return value.isoformat() if value else None


def _told(member):
    return DecisionText.objects.filter(queries.told_to(member, "decision__"))


def _export_decisions(member):
    # That somebody looked belongs to the person; why they looked is staff's own.
    rules, closed = queries.rule_titles(), closed_paths_for(member)
    return [
        {
            "action": t.decision.action, **_about(t.decision, closed), "at": _moment(t.decision.at),
            "until": _moment(t.decision.until), "rule": rules.get(t.decision.rule, t.decision.rule), "words": t.words,
        }
        for t in _told(member).select_related(*_case("decision__case__")).order_by("decision__at", "pk")
    ]  # fmt: skip


def _case(path=""):
    return f"{path}author", f"{path}place"


def _about(decision, closed):
    """As `_about_what`; of a thread it is told that one began it, and nothing of the case, which is about somebody."""
    handler = registry.thread_handler(decision.target_kind)
    if handler is not None:
        return {"about": str(handler.label), "page_id": None, "place": None, "name": None}
    return _about_what(decision.case, closed)


def _about_what(case, closed):
    """What kind of thing a case is about, where it stands, and under which of the person's names.

    A place that the person may not look into, since a thread was moved there, is not named: `closed` are tree paths.
    """
    handler = registry.find(case.target_kind) if case.target_kind != queries.PERSONA else None
    return {
        "about": str(handler.label) if handler else gettext("your account"),
        **_where(case, closed),
        "name": case.author.name if case.author_id else None,
    }


def _where(case, closed):
    is_open = case.place_id is not None and not case.place.path.startswith(tuple(closed))
    return {"page_id": case.place_id if is_open else None, "place": case.place.title if is_open else None}


def _export_cases(member):
    closed = closed_paths_for(member)
    # That somebody may have been here before is a thought about two people, and told to neither.
    of_a_network = Signal.objects.filter(case=OuterRef("pk"), source=queries.OF_A_NETWORK)
    other = Signal.objects.filter(case=OuterRef("pk")).exclude(source=queries.OF_A_NETWORK)
    found = Case.objects.filter(~Exists(of_a_network) | Exists(other), author__member=member)
    found = found.select_related(*_case()).order_by("pk")
    return [{"kind": c.kind, **_about_what(c, closed), "opened": _moment(c.opened_at), "state": c.state} for c in found]


def _export_reports(member):
    """The person's own words and where; not whom they are about."""
    closed, rules = closed_paths_for(member), queries.rule_titles()
    found = Signal.objects.filter(reporter__member=member).select_related("reporter", "case__place").order_by("pk")
    return [
        {
            "name": s.reporter.name,
            **_where(s.case, closed),
            "at": _moment(s.at),
            "rule": rules.get(s.rule, s.rule),
            "words": s.words,
        }
        for s in found
    ]


def _export_restrictions(member):
    return [
        {
            "kind": r.kind,
            "name": r.author.name if r.author_id else None,
            "until": _moment(r.until),
            "lifted": _moment(r.lifted_at),
        }
        for r in _restrictions(member).select_related("author").order_by("pk")
    ]


def _export_appeals(member):
    closed = closed_paths_for(member)
    return [
        {**_asked_about(a, closed), "at": _moment(a.at), "words": a.words, "outcome": a.outcome, "answer": a.answer}
        for a in _appeals(member).select_related("asker", "decision", *_case("case__")).order_by("pk")
    ]


def _asked_about(appeal, closed):
    """As `_about_what`; of what they reported, under their own name and nobody else's."""
    if appeal.signal_id is None:
        return _about_what(appeal.case, closed)
    handler = registry.find(appeal.decision.target_kind)
    about = str(handler.label) if handler else None
    return {"about": about, **_where(appeal.case, closed), "name": appeal.asker.name}


def _restrictions(member):
    return Restriction.objects.filter(Q(author__member=member) | Q(member=member))


def _appeals(member):
    return Appeal.objects.filter(asker__member=member)


def _erase_appeals(member):
    # Nobody is left to be answered.
    now = timezone.now()
    waiting = _appeals(member).filter(outcome="")
    Case.objects.filter(appeal__in=waiting, state=Case.State.OPEN).update(state=Case.State.CLOSED, closed_at=now)
    waiting.update(outcome=Appeal.Outcome.SETTLED, answered_at=now)
    _appeals(member).update(words="", answer="")


register_personal_data(
    "moderation.Case",
    _export_cases,
    lambda member: None,
    title=_("What a person looked at, or will"),
    words=_NAME,
    values={
        "kind": {
            "crisis": _("A worry about you"),
            "hold": _("Words that waited"),
            "report": _("A report"),
            "appeal": _("You asked somebody else to look"),
            "account": _("About your account"),
            "follow_up": _("How you are, the day after"),
        },
        "state": {"open": _("Somebody will look"), "closed": _("Somebody looked")},
    },  # fmt: skip
)
register_personal_data(
    "moderation.Signal",
    _export_reports,
    lambda member: Signal.objects.filter(reporter__member=member).update(words=""),
    title=_("What you reported"),
    words=_NAME,
)
register_personal_data(
    "moderation.Decision",
    _export_decisions,
    lambda member: None,
    title=_("Decisions about you and what you wrote"),
    words=_NAME,
    values={"action": TOLD},
)
register_personal_data(
    "moderation.DecisionText",
    lambda member: [],
    lambda member: _told(member).update(words="", reason=""),
)
register_personal_data(
    "moderation.Restriction",
    _export_restrictions,
    # It goes on naming a persona; the account, which would join several, is cut.
    lambda member: Restriction.objects.filter(member=member).update(member=None),
    title=_("What is in force after decisions"),
    words=_NAME,
    values={
        "kind": {
            "removed": TOLD["remove"],
            "suspended": TOLD["suspend"],
            "banned": TOLD["ban"],
        },
    },  # fmt: skip
)
register_personal_data(
    "moderation.Appeal",
    _export_appeals,
    _erase_appeals,
    title=_("What you asked somebody else to look at"),
    words=_NAME,
    values={"outcome": Appeal.Outcome},
)


def _talk(member):
    return Message.objects.filter(case__author__member=member)


def _notes(member):
    return Note.objects.filter(Q(case__author__member=member) | Q(persona__member=member))


register_personal_data(
    "moderation.Message",
    lambda member: [
        {"at": _moment(m.at), "from": "you" if m.from_author else "the team", "words": m.words} for m in _talk(member)
    ],
    lambda member: _talk(member).update(words=""),
    title=_("What you and the team wrote to each other"),
    words={"from": _("From")},
)
register_personal_data(
    "moderation.Note",
    # That there is one belongs to the person; what it says may be about whoever told us.
    lambda member: [{"at": _moment(n.at)} for n in _notes(member)],
    lambda member: _notes(member).update(words=""),
    title=_("Notes of the team"),
)
register_personal_data(
    "moderation.Handover",
    lambda member: [{"at": _moment(h.at), "words": h.words} for h in Handover.objects.filter(by=member)],
    lambda member: Handover.objects.filter(by=member).delete(),
    title=_("What you told the next shift"),
)
register_personal_data(
    "moderation.Lease",
    lambda member: [{"at": _moment(lease.taken_at)} for lease in Lease.objects.filter(holder=member)],
    lambda member: Lease.objects.filter(holder=member).delete(),
    title=_("Cases you have open"),
)
register_personal_data(
    "moderation.Disclosure",
    lambda member: [
        {"at": _moment(d.at), "what": d.text.what, "to_whom": d.text.to_whom}
        for d in Disclosure.objects.filter(case__author__member=member).select_related("text")
    ],
    lambda member: None,
    title=_("What was given out about you because a life was in danger"),
    words={"what": _("What was given out"), "to_whom": _("To whom")},
)
register_personal_data(
    "moderation.DisclosureText",
    lambda member: [],
    lambda member: DisclosureText.objects.filter(disclosure__case__author__member=member).update(
        what="", to_whom="", why=""
    ),
)
register_kept(
    "decisions",
    _("The log of moderation: what was looked at, decided and by which rule. Your name is taken out when you go"),
    lambda: gettext("As long as this community runs"),
    models=("moderation.Case", "moderation.Decision", "moderation.Disclosure", "moderation.Restriction"),
    order=40,
)
register_kept(
    "words_of_decisions",
    _("What moderators wrote to you, and what you wrote in reports and when you asked somebody else to look"),
    until_erased,
    models=(
        "moderation.DecisionText",
        "moderation.DisclosureText",
        "moderation.Signal",
        "moderation.Appeal",
        "moderation.Message",
        "moderation.Note",
    ),
    order=42,
)
register_kept(
    "work_of_moderators",
    _("What moderators tell the next shift, and which case somebody has open"),
    lambda: gettext("Some minutes to some days: each ends by itself"),
    models=("moderation.Handover", "moderation.Lease"),
    order=44,
)
