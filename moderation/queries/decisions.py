"""What was decided, and what is in force."""

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from community.members.models import Persona

from .. import registry
from ..models import Decision, Restriction

# What a case or a decision is about when it is no text.
PERSONA, DECISION, SIGNAL = "members.persona", "moderation.decision", "moderation.signal"
# So long after asking, what a look opened is shown to whoever asked.
LOOK_HOURS = 24
# Its author mended what waited, so it went up: nobody read it and nobody decided.
UP_BY_ITSELF = Q(action=Decision.Action.APPROVE, automated=True)


def decisions_for(scope):
    """The log: every decision within `scope`, newest first."""
    found = scope.of(Decision.objects.all(), "case__place")
    return found.select_related("case__author", "case__place", "decided_by__home_persona").order_by("-at", "-pk")


def latest_about(persona):
    """The id of the newest decision that names `persona` itself, or 0: how a page tells that something changed."""
    found = (
        Decision.objects.filter(target_kind=PERSONA, target_id=persona.pk).order_by("-pk").values_list("pk", flat=True)
    )
    return found.first() or 0


def standing_of(persona):
    """What is in force about a person and was decided under this very name, newest first.

    What was decided under another of their names is not in it, or it would tell that the names are one.
    """
    found = in_force_now(target_kind=PERSONA, target_id=persona.pk)
    return list(found.select_related("decision", "place").order_by("-pk"))


def community_name(persona):
    """The Persona by which the account behind `persona` is known in the whole community; None once they left."""
    return Persona.objects.filter(member__personas=persona, scope=Persona.COMMUNITY).first()


def decisions_about(member):
    """Every decision about `member`, under whatever name, newest first; for that person alone."""
    undone = Exists(Decision.objects.filter(reverses=OuterRef("pk")))
    return Decision.objects.filter(told_to(member)).annotate(undone=undone).order_by("-at", "-pk")


def told_to(member, path=""):
    """The condition on decisions about `member`: their words or account, or a thread that they began.

    A case about somebody's reply may end in a lock: that is for whoever began the thread, not for the case's author.
    `path` leads to the decision.
    """
    threads = registry.thread_handlers()
    own = Q(**{f"{path}case__author__member": member}) & ~Q(**{f"{path}target_kind__in": [h.kind for h in threads]})
    for handler in threads:
        own |= Q(**{f"{path}target_kind": handler.kind, f"{path}target_id__in": handler.begun_by(member)})
    return own


def restrictions_in_force(**target):
    """What nobody has lifted; some of it may be past its end."""
    return Restriction.objects.filter(lifted_at__isnull=True, **target)


def reasons_in_force(target_kind, target_id, kind):
    """The words of the decisions by which a Restriction of `kind` is in force on a target, for those it was told to."""
    found = in_force_now(target_kind=target_kind, target_id=target_id, kind=kind).select_related("decision__text")
    return [restriction.decision.text.words for restriction in found.order_by("pk")]


def in_force_now(**target):
    """What nobody has lifted and whose end has not come."""
    return Restriction.objects.in_force().filter(**target)


def page(pk):
    """The Wagtail page with this id, or None."""
    return Page.objects.filter(pk=pk).first() if pk else None
