"""May they? Beside the queries that agree."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from . import registry
from .actions import About
from .models import Appeal, Case, Decision, Signal
from .scope import involved_in, scope_of

# As long as the Digital Services Act gives people to complain (article 20).
APPEAL_DAYS = 183
DAY = timedelta(days=1)
# About so many people somebody can be worried in a day: each is a case above all others, and a person has to open it.
WORRIES_A_DAY, WORRIES_OF_SOMEBODY_NEW = 12, 3
# Whatever is to somebody's disadvantage. A thread's lock or move is told with its reason, and undone on a word.
APPEALABLE = frozenset(
    {
        Decision.Action.HIDE,
        Decision.Action.REMOVE,
        Decision.Action.EDIT,
        Decision.Action.REVISE,
        *Decision.ABOUT_ACCOUNT,
    }
)
UNDOABLE = frozenset((*Decision.ABOUT_CONTENT, *Decision.ABOUT_ACCOUNT, *Decision.ABOUT_THREAD)) - {
    Decision.Action.WARN
}


def can_see_queue(member):
    return member.is_authenticated and bool(scope_of(member))


def why_not_decide(member, case, scope=None):
    """The Refusal that keeps `member` from deciding `case`, or None.

    Nobody decides on their own words, and nobody answers an appeal against what they decided.
    """
    scope = scope_of(member) if scope is None else scope
    if not scope.covers(case):
        return Refusal("not_allowed", _("Only moderators of this place can decide this."))
    if case.author is not None and case.author.member_id == member.pk:
        return Refusal("own_content", _("This is about your own words or account, so somebody else must decide it."))
    if case.kind == Case.Kind.APPEAL and case.appeal.decider_id == member.pk:
        return Refusal("own_decision", _("You decided this the first time, so somebody else must look now."))
    if case.kind == Case.Kind.APPEAL and member.pk in involved_in(case):
        return Refusal("own_content", _("This is about your own words or account, so somebody else must decide it."))
    return None


def must_be_able_to_decide(member, case):
    check(why_not_decide(member, case))


def why_not_take(member, case, lease, action, scope=None):
    """The Refusal that keeps `member` from `action` (an Action) on `case`, or None. `lease` is the case's, or None.

    Whether the action makes sense for what the case is about says `action.suits`.
    """
    scope = scope_of(member) if scope is None else scope
    if action.about == About.ACCOUNT:
        refusal = why_not_restrict(member, case, scope, action.everywhere)
    else:
        refusal = why_not_decide(member, case, scope)
        if refusal is None and case.state != Case.State.OPEN:
            refusal = Refusal("closed", _("Somebody has already decided this case."))
        elif refusal is None and case.kind == Case.Kind.APPEAL:
            refusal = Refusal("appeal", _("This asks for an answer: it stays, or it changes."))
    return refusal or why_leased(member, lease)


def must_be_able_to_take(member, case, lease, action):
    check(why_not_take(member, case, lease, action))


def never_waits(case):
    """Whether `case` stays on top until a person decides: somebody may be in danger."""
    return case.kind == Case.Kind.CRISIS and case.severity >= 3


def is_opened_alone(case):
    """Whether nobody decides `case` along with others: somebody may be in danger, or is worried about somebody.

    `case` carries what `queries.is_worry` tells.
    """
    return case.kind == Case.Kind.CRISIS or case.is_worry


def is_waiting(case, now=None):
    """Whether `case` stands at the end of the queue, since somebody has yet to answer."""
    return case.waits_until is not None and case.waits_until > (now or timezone.now()) and not never_waits(case)


def why_leased(member, lease):
    """The Refusal while somebody else has the case open, or None. They can be relieved of it by `take_over`."""
    if lease is None or not lease.is_live() or lease.holder_id == member.pk:
        return None
    return Refusal(
        "leased",
        _("%(name)s has this case open. It is free again when they leave, or you can take it over.")
        % {"name": lease.holder},
    )


def why_not_undo(member, decision, case, scope=None):
    """The Refusal that keeps `member` from undoing `decision` on `case`, or None, whether or not it was undone."""
    scope = scope_of(member) if scope is None else scope
    if decision.action not in UNDOABLE or (decision.automated and decision.action != Decision.Action.HIDE):
        return Refusal("final", _("This can’t be undone."))
    if decision.is_everywhere and not scope.everywhere:
        return _for_the_whole_community()
    return why_not_decide(member, case, scope)


def must_be_able_to_undo(member, decision, case):
    check(why_not_undo(member, decision, case))


def _for_the_whole_community():
    return Refusal("not_allowed", _("This holds in the whole community, so it is for those who moderate all of it."))


def why_not_act_on(member, persona, scope=None, everywhere=True):
    """The Refusal that keeps `member` from acting on the person behind `persona`, or None.

    What holds `everywhere` is for those who moderate the whole community.
    """
    scope = scope_of(member) if scope is None else scope
    if everywhere and not scope.everywhere:
        return _for_the_whole_community()
    if persona is None or persona.member_id is None:
        return Refusal("gone", _("This person has left."))
    if persona.member_id == member.pk:
        return Refusal("self", _("That is you, so somebody else must do this."))
    return None


def has_fuller_access(target, member):
    """Whether `target` could do more here than `member`: then it is not for `member` to shut them out."""
    if target.is_superuser or member.is_superuser:
        return target.is_superuser and not member.is_superuser
    if member.has_perm("members.change_member"):
        return False
    # Read along with the case, where somebody did.
    known = getattr(target, "has_fuller_access", None)
    return target.has_perm("members.change_member") if known is None else known


def why_not_restrict(member, case, scope=None, everywhere=True):
    """The Refusal that keeps `member` from keeping the author of `case` from writing, or None.

    What holds in one place is for its moderators too; what holds `everywhere` only for those of the whole community.
    """
    scope = scope_of(member) if scope is None else scope
    if not scope.moderates(case):
        return Refusal("not_allowed", _("Only moderators of this place can decide this."))
    return why_not_restrict_person(member, case.author, scope, everywhere)


def why_no_strike(case):
    """The Refusal that keeps everybody from acting on the author of `case` from there, or None."""
    if not case.is_about_need:
        return None
    return Refusal(
        "need",
        _(
            "Asking for help is never a strike, so nothing can be done to the person from here. If they broke a rule, "
            "report that by itself and decide it there."
        ),
    )


def why_not_restrict_person(member, persona, scope=None, everywhere=True):
    """As `why_not_restrict`, for a person and no case.

    Of a name that is not the community's, it is never told that somebody with full access stands behind it.
    """
    refusal = why_not_act_on(member, persona, scope, everywhere)
    if refusal is None and persona.scope == persona.COMMUNITY and has_fuller_access(persona.member, member):
        return Refusal("not_allowed", _("This person has fuller access than you. Please ask an administrator."))
    return refusal


def must_be_able_to_restrict_person(member, persona):
    check(why_not_restrict_person(member, persona))


def why_not_look(member, persona, action, scope=None):
    """The Refusal that keeps `member` from asking who is behind `persona`, or what they wrote, or None."""
    refusal = why_not_act_on(member, persona, scope)
    if refusal is None and action == Decision.Action.UNMASK and persona.scope == persona.COMMUNITY:
        return Refusal("known", _("This is the name they have in the whole community."))
    return refusal


def must_be_able_to_look(member, persona, action):
    check(why_not_look(member, persona, action))


def can_audit(member):
    """Whether `member` runs the community, and so may read why others looked."""
    return member.has_perm("moderation.view_decision")


def can_read_look(member, decision, hours, now=None):
    """Whether what a look opened is shown to `member`: to whoever asked and to administrators, for some hours."""
    fresh = decision.at > (now or timezone.now()) - timedelta(hours=hours)
    return decision.is_look and fresh and (decision.decided_by_id == member.pk or can_audit(member))


def is_about(decision, member):
    """Whether `decision` is about `member`, under whatever name: their words or account, or a thread they began."""
    handler = registry.thread_handler(decision.target_kind)
    if handler is not None:
        return member.is_authenticated and decision.target_id in handler.begun_by(member)
    author = decision.case.author
    return member.is_authenticated and author is not None and author.member_id == member.pk


def can_read_decision(member, decision):
    """The person it is about, and the moderators of the place."""
    return is_about(decision, member) or (member.is_authenticated and scope_of(member).covers(decision.case))


def why_not_answer(member, case):
    """The Refusal that keeps `member` from answering the team in the conversation about `case`, or None."""
    if not member.is_authenticated or case.author is None or case.author.member_id != member.pk:
        return Refusal("not_allowed", _("Only the person it is about can answer here."))
    if not case.messages.filter(from_author=False).exists():
        return Refusal("nothing", _("The team has not written to you about this."))
    return None


def must_be_able_to_answer(member, case):
    check(why_not_answer(member, case))


def appealed():
    return Refusal("appealed", _("You have asked before. Each decision can be looked at again once."))


def why_not_appeal(member, decision, now=None):
    """The Refusal that keeps `member` from asking for another look at `decision`, or None."""
    if not is_about(decision, member):
        return Refusal("not_allowed", _("Only the person it is about can ask for this."))
    if decision.action not in APPEALABLE:
        return Refusal("nothing", _("There is nothing in this decision to look at again."))
    if Appeal.objects.filter(decision=decision, signal__isnull=True).exists():
        return appealed()
    if Decision.objects.filter(reverses=decision).exists():
        return Refusal("undone", _("This decision was changed since. There is nothing left to look at."))
    return _late(decision, now)


def _late(decision, now):
    if decision.at < (now or timezone.now()) - timedelta(days=APPEAL_DAYS):
        return Refusal("late", _("This was decided more than half a year ago. Please write to the team instead."))
    return None


def why_not_complain(signal, decision, now=None, asked=None):
    """The Refusal that keeps whoever gave `signal` from asking for another look at `decision`, which answered it.

    `decision` is None where nobody decided; `asked` are the ids of decisions they asked about before, where that is known.
    """
    if decision is None or signal.category == "crisis":
        return Refusal("nothing", _("There is no decision here to look at again."))
    if asked is None:
        known = Appeal.objects.filter(decision=decision)
        own = known.filter(asker=signal.reporter_id) if signal.reporter_id else known.none()
        asked = {decision.pk} if (own | known.filter(signal=signal)).exists() else set()
    return appealed() if decision.pk in asked else _late(decision, now)


def why_not_worry(reporter, is_new, now):
    """The Refusal that keeps `reporter` (a Persona) from opening one more case of somebody they worry about, or None."""
    today = Signal.objects.filter(reporter=reporter, source="report", category="crisis", at__gt=now - DAY)
    if today.values("case").distinct().count() < (WORRIES_OF_SOMEBODY_NEW if is_new else WORRIES_A_DAY):
        return None
    return Refusal("many", _("You told us of several people today, and a person looks at each. This one was not sent."))


def must_be_able_to_appeal(member, decision):
    check(why_not_appeal(member, decision))


def check(refusal):
    """Raise Refused for a Refusal; None is fine."""
    if refusal is not None:
        raise Refused(refusal)
