"""Agreeing, taking it back, and new versions."""

from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from .. import queries
from ..models import Acceptance, Agreement, AgreementDocument


@transaction.atomic
def accept(member, agreement):
    """Record that `member` agreed to the exact text of `agreement`; again changes nothing."""
    acceptance, _ = Acceptance.objects.get_or_create(
        member=member, agreement=agreement, withdrawn_at=None, defaults={"text_sha256": agreement.sha256}
    )
    return acceptance


@contextmanager
def accepting(member, agreements):
    """Accept `agreements` together with the act in the block: both are done, or neither."""
    if not agreements:
        yield
        return
    with transaction.atomic():
        for agreement in agreements:
            accept(member, agreement)
        yield


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


def publish_document(document):
    """Make what staff published in `document` the version in force."""
    return publish_agreement(scope=document.scope, **document.words)


def retire_agreement(scope):
    """Take `scope`'s agreement out of force: nobody is asked for it until staff publish again. Returns how many."""
    return Agreement.objects.filter(scope=scope, published_at__isnull=False, retired_at__isnull=True).update(
        retired_at=timezone.now()
    )


@transaction.atomic
def ensure_document(kind, words, page=None):
    """The document of `kind` (for `page`, a group's) that staff edit; made and published with `words` where none is.

    A version in force that has no document gives its own words to it. Returns the AgreementDocument.
    """
    found = AgreementDocument.objects.filter(kind=kind, page=page).first()
    if found is not None:
        return found
    document = AgreementDocument(kind=kind, page=page, live=False)
    current = queries.current_agreement(document.scope)
    for name in AgreementDocument.WORDS:
        setattr(document, name, str(getattr(current, name) if current else words.get(name, "")))
    document.save()
    document.save_revision().publish()
    return document
