"""What is shown and asked of many cases at once, each in a constant number of queries."""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from .. import registry
from ..models import Signal
from .case import OF_A_NETWORK


def is_worry():
    """For `annotate` on cases: whether any signal says that somebody may be in danger."""
    return Exists(Signal.objects.filter(case=OuterRef("pk"), category="crisis"))


def texts_of(cases):
    """{(kind, id): words} of what `cases` are about, as far as it is there."""
    wanted = defaultdict(set)
    for case in cases:
        wanted[case.target_kind].add(case.target_id)
    return {
        (kind, pk): handler.text(obj)
        for kind, pks in wanted.items()
        if (handler := registry.find(kind)) is not None
        for pk, obj in handler.get_many(pks).items()
    }


def reasons_of(cases, scope):
    """{id: [reason…]} of the signals of `cases` that `scope` may see, each once and oldest first."""
    found = Signal.objects.filter(case__in=[case.pk for case in cases]).order_by("pk")
    if not scope.everywhere:
        found = found.exclude(source=OF_A_NETWORK)
    reasons = defaultdict(dict)
    for case_id, reason in found.values_list("case_id", "reason"):
        reasons[case_id][reason] = None
    return {case_id: list(each) for case_id, each in reasons.items()}
