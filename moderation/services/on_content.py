"""Doing something about a text: the state it has, what is in force, and who is told."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import queries
from ..content import State
from ..models import Case, Decision, Restriction
from ..projection import STATE_AFTER
from .records import Stale, close, decided, follow, tell_author

NAMES = Decision.Action


def do(doing):
    """Carry out an action about a text (a `deciding.Doing`). Returns the Decision."""
    if doing.action.name == NAMES.DISMISS:
        return _dismiss(doing)
    obj, old = doing.target, doing.target.state
    if doing.action.name == NAMES.EDIT:
        if doing.order.body.strip() == doing.handler.body(obj).strip():
            raise Stale(_("These are the same words as before. Nothing was changed."))
        doing.handler.rewrite(obj, doing.order.body.strip())
    # A person's own wish to take it back stands above a release.
    obj.state = State.WITHDRAWN if old == State.WITHDRAWN else STATE_AFTER[doing.action.name]
    obj.read_by = None
    obj.save(update_fields=["state", "read_by"])
    decision = conclude(
        doing.case, obj, old, doing.action, doing.moderator, doing.order.words, doing.order.rule, doing.order.until
    )
    close_others(doing.case)
    follow(obj, old)
    return decision


def conclude(case, obj, before, action, decider, words, rule, until=None):
    """Decide the open `case` about `obj`: write it, put it in force, close the case and tell the author."""
    decision = decided(
        case, action.name, decider, words, target_kind=case.target_kind, target_id=case.target_id, revision=obj.revision,
        before=before, rule=rule, until=until,
    )  # fmt: skip
    if action.restriction:
        Restriction.objects.create(
            decision=decision, kind=action.restriction, target_kind=case.target_kind, target_id=case.target_id,
            author_id=case.author_id, until=until,
        )  # fmt: skip
    else:
        standing = queries.restrictions_in_force(target_kind=case.target_kind, target_id=case.target_id)
        standing.update(lifted_at=timezone.now())
    close(case, decision)
    tell_author(decision, case)
    return decision


def close_others(case):
    """Close what else is open about the same text. A cry for help is not answered by deciding about the text."""
    others = queries.open_cases_on(case.target_kind, case.target_id).exclude(pk=case.pk)
    for other in others.exclude(kind=Case.Kind.CRISIS):
        close(other)


def _dismiss(doing):
    case = doing.case
    if case.kind == Case.Kind.FOLLOW_UP and not doing.order.words.strip():
        raise Refused(Refusal("empty", _("Please write how they are, or what you tried, for whoever looks next.")))
    decision = decided(
        case, doing.action.name, doing.moderator, doing.order.words, target_kind=case.target_kind,
        target_id=case.target_id, revision=0,
    )  # fmt: skip
    close(case, decision)
    return decision
