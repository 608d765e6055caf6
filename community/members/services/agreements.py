"""Agreeing, taking it back, and new versions."""

from django.db import transaction
from django.utils import timezone

from .. import queries
from ..models import Acceptance, Agreement


@transaction.atomic
def accept(member, agreement):
    """Record that `member` agreed to the exact text of `agreement`; again changes nothing."""
    acceptance, _ = Acceptance.objects.get_or_create(
        member=member, agreement=agreement, withdrawn_at=None, defaults={"text_sha256": agreement.sha256}
    )
    return acceptance


@transaction.atomic
def withdraw_acceptance(member, scope=None):
    """Take back what is in force for `scope`, or everything; reading goes on, writing asks again. Returns how many."""
    found = Acceptance.objects.filter(member=member, withdrawn_at__isnull=True)
    if scope is not None:
        found = found.filter(agreement__scope=scope)
    return found.update(withdrawn_at=timezone.now())


@transaction.atomic
def publish_agreement(summary, body, scope=Agreement.COMMUNITY, what_it_is="", what_it_is_not=""):
    """Publish a new version; the same words as the version in force change nothing."""
    words = {"summary": summary, "body": body, "what_it_is": what_it_is, "what_it_is_not": what_it_is_not}
    current = queries.current_agreement(scope)
    if current is not None and all(getattr(current, name) == value for name, value in words.items()):
        return current
    last = Agreement.objects.filter(scope=scope).order_by("-version").first()
    return Agreement.objects.create(
        scope=scope, version=(last.version if last else 0) + 1, published_at=timezone.now(), **words
    )
