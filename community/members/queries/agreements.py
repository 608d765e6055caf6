"""Agreements: which are in force, who has yet to accept, and what somebody agreed to."""

from django.db.models import Case, CharField, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from ..models import Acceptance, Agreement, AgreementDocument, group_scope
from ..registries import visible_to

# Everybody who writes has agreed to the community's agreement and to the use of what they tell of their health.
EVERYWHERE = (Agreement.COMMUNITY, Agreement.HEALTH)


def current_agreement(scope=Agreement.COMMUNITY):
    """The version in force, or None where a community has published none."""
    return published_agreements().filter(scope=scope).order_by("-version").first()


def published_agreements():
    """Every version that is or was in force since staff last took its scope out of force."""
    return Agreement.objects.filter(published_at__isnull=False, retired_at__isnull=True)


def documents_in_force(scopes=()):
    """The versions in force for everybody and for `scopes`, as a queryset in no order."""
    newest = published_agreements().filter(scope=OuterRef("scope")).order_by("-version").values("pk")[:1]
    return Agreement.objects.filter(scope__in=(*EVERYWHERE, *scopes), pk=Subquery(newest))


def documents_to_accept(member, scopes=()):
    """The agreements in force, for everybody and for `scopes`, that `member` has yet to accept, in order (one query)."""
    wanted = (*EVERYWHERE, *scopes)
    accepted = Acceptance.objects.filter(agreement=OuterRef("pk"), member=member, withdrawn_at__isnull=True)
    due = documents_in_force(scopes).filter(~Exists(accepted))
    return sorted(due, key=lambda agreement: wanted.index(agreement.scope))


def agreement_to_accept(member, scopes=()):
    """The first of `documents_to_accept`, or None."""
    return next(iter(documents_to_accept(member, scopes)), None)


def who_accepted(member_ids, scopes=()):
    """{scope: ids of those of `member_ids` who accepted its version in force}, without scopes that have none (two queries)."""
    in_force = dict(documents_in_force(scopes).values_list("pk", "scope"))
    found = {scope: set() for scope in in_force.values()}
    accepted = Acceptance.objects.filter(agreement__in=list(in_force), member__in=member_ids, withdrawn_at__isnull=True)
    for agreement_id, member_id in accepted.values_list("agreement_id", "member_id"):
        found[in_force[agreement_id]].add(member_id)
    return found


def versions_of(scope):
    """Every published version of `scope`, newest first, with `accepted_by`: how many accepted and did not take it back."""
    in_force = Count("acceptances", filter=Q(acceptances__withdrawn_at__isnull=True))
    published = Agreement.objects.filter(scope=scope, published_at__isnull=False)
    return published.annotate(accepted_by=in_force).order_by("-version")


def documents_with_versions():
    """What staff edit, with `version_in_force`, `in_force_since` and `accepted_by` (one query)."""
    page = Cast("page_id", CharField())
    scope = Case(When(kind=AgreementDocument.GROUP, then=Concat(Value(group_scope("")), page)), default=F("kind"))
    newest = published_agreements().filter(scope=OuterRef("found_scope")).order_by("-version")
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
