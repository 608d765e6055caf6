"""Acting where one reads: on a post or a line of chat, by the same verbs as the queue."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import permissions, queries, registry
from ..models import Case, Signal
from .deciding import decide, locked_case
from .records import Stale, close


def case_about(obj):
    """The open Case about `obj` that a decision made in its place would answer, the gravest first; else one as it
    would be opened, not saved."""
    handler = registry.handler_of(obj)
    found = queries.open_cases_on(handler.kind, obj.pk).select_related("author__member", "place")
    case = found.order_by("-severity", "pk").first()
    if case is not None:
        return case
    now = timezone.now()
    return Case(
        kind=Case.Kind.REPORT, target_kind=handler.kind, target_id=obj.pk, author=handler.author(obj),
        place=handler.place(obj), opened_at=now, due_at=now + timedelta(minutes=settings.PROMISE_MINUTES["report"]),
    )  # fmt: skip


@transaction.atomic
def open_for(obj, moderator):
    """The open case about `obj`, opened by `moderator` where there was none. Raises Refused where they may not decide."""
    case = case_about(obj)
    permissions.must_be_able_to_decide(moderator, case)
    if case.pk is None:
        case.save()
        Signal.objects.create(
            case=case, source="moderator", category="rules", severity=1, reason="moderator", revision=obj.revision
        )  # fmt: skip
    return case


@transaction.atomic
def act_in_place(obj, action, moderator, revision, version, words="", rule="", **order):
    """As `decide`, on `obj` as `moderator` saw it: at `revision`, its case at `version` (0: there was none).

    A case that was opened for this alone closes with it. Returns the Decision; raises Refused, Stale.
    """
    handler = registry.handler_of(obj)
    obj = handler.get(obj.pk, lock=True)
    seen = case_about(obj) if obj is not None else None
    if obj is None or obj.revision != revision or (seen.pk and seen.version) != (version or None):
        raise Stale(_("Something changed while you were reading. Please look once more."))
    case = open_for(obj, moderator)
    decision = decide(case.pk, action, moderator, case.version, words, rule, **order)
    case = locked_case(case.pk)
    if seen.pk is None and case.state == Case.State.OPEN:
        close(case, decision)
    return decision
