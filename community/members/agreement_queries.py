"""Documents beside their versions, what somebody agreed to, and who may read which version."""

from django.db.models import Case, CharField, Count, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from . import queries
from .models import Acceptance, Agreement, AgreementDocument, group_scope
from .registries import visible_to


def versions_of(scope):
    """Every published version of `scope`, newest first, with `accepted_by`: how many accepted and did not take it back."""
    in_force = Count("acceptances", filter=Q(acceptances__withdrawn_at__isnull=True))
    published = Agreement.objects.filter(scope=scope, published_at__isnull=False)
    return published.annotate(accepted_by=in_force).order_by("-version")


def documents_with_versions():
    """What staff edit, with `version_in_force`, `in_force_since` and `accepted_by` (one query)."""
    page = Cast("page_id", CharField())
    scope = Case(When(kind=AgreementDocument.GROUP, then=Concat(Value(group_scope("")), page)), default=F("kind"))
    newest = queries.published_agreements().filter(scope=OuterRef("found_scope")).order_by("-version")
    accepted = Acceptance.objects.filter(agreement=OuterRef("found_pk"), withdrawn_at__isnull=True).order_by()
    counted = accepted.values("agreement").annotate(count=Count("pk")).values("count")
    return (
        AgreementDocument.objects.select_related("page")
        .annotate(found_scope=scope)
        .annotate(
            version_in_force=Subquery(newest.values("version")[:1]),
            in_force_since=Subquery(newest.values("published_at")[:1]),
            found_pk=Subquery(newest.values("pk")[:1]),
        )
        .annotate(accepted_by=Coalesce(Subquery(counted, output_field=IntegerField()), 0))
        .order_by("kind", "page__title")
    )


def acceptances_of(member):
    """Everything that `member` ever accepted, newest first, with the exact version."""
    return Acceptance.objects.filter(member=member).select_related("agreement").order_by("-accepted_at", "-pk")


def acceptances_in_force(member):
    """{scope: the newest Acceptance that `member` has not taken back}, of whatever version; {} for a visitor."""
    if not member.is_authenticated:
        return {}
    held = acceptances_of(member).filter(withdrawn_at__isnull=True).reverse()
    return {acceptance.agreement.scope: acceptance for acceptance in held}


def agreement_for_reading(member, pk):
    """A version that `member` may read, in force or not, or None.

    Anybody reads what counts everywhere. A group's is read by those who accepted it, those who may see the group, and
    staff who edit agreements.
    """
    found = Agreement.objects.filter(pk=pk, published_at__isnull=False).first()
    if found is None or not found.is_for_group:
        return found
    if member.is_authenticated and (
        member.has_perm("members.view_agreementdocument") or found.acceptances.filter(member=member).exists()
    ):
        return found
    check = visible_to.get("groups.group")
    return found if check is not None and found.page_id in check(member, {found.page_id}) else None
