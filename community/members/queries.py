"""What may be known about members, agreements and roles."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Subquery, When
from django.utils import timezone

from . import codes
from .models import (
    Acceptance,
    Agreement,
    Block,
    Credential,
    FormerName,
    Invitation,
    Member,
    Mute,
    Persona,
    RecoveryCode,
    Role,
    group_scope,
    topic_scope,
)

# Everybody who writes has agreed to the community's agreement and to the use of what they tell of their health.
EVERYWHERE = (Agreement.COMMUNITY, Agreement.HEALTH)
MOST_LOGIN_TRIES = 3


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


def credentials_in_force(member):
    """What staff vouch for at this moment, newest first."""
    return Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()), member=member, withdrawn_at__isnull=True
    )


def has_role(member, *roles):
    """Whether a credential for one of `roles` is in force."""
    return credentials_in_force(member).filter(role__in=roles).exists()


def moderated_paths(member):
    """The tree paths of the boards and groups that `member` moderates by a credential for these alone (one query)."""
    return list(
        credentials_in_force(member)
        .filter(role=Role.MODERATOR, page__isnull=False)
        .values_list("page__path", flat=True)
    )


def is_name_taken(name_key, except_for=None):
    """Whether somebody bears the name, or gave it up so lately that it still rests; one's own never counts."""
    borne = Persona.objects.filter(name_key=name_key)
    resting = FormerName.objects.filter(name_key=name_key, free_at__gt=timezone.now())
    if except_for is not None:
        # A name in another of one's scopes is taken all the same: the same words in two places would join them.
        resting = resting.exclude(member=except_for)
    return borne.exists() or resting.exists()


def group_persona(member, page_id):
    """The persona that `member` made for the group with this page, or None."""
    return Persona.objects.filter(member=member, scope=group_scope(page_id)).first()


def alias_of(member, topic_id):
    """The alias of `member` in a thread, or None."""
    return Persona.objects.filter(member=member, scope=topic_scope(topic_id)).first()


def own_persona_ids(member):
    """Every persona of `member`, for finding what they wrote; never shown to anybody else."""
    return set(Persona.objects.filter(member=member).values_list("pk", flat=True))


def out_of_sight(member):
    """The ids of personas whose words `member` does not see: muted, or blocked either way (one query).

    Only names are compared: a mute or block of one name says nothing of another that the same person bears.
    """
    if not member.is_authenticated:
        return set()
    muted = Mute.objects.filter(member=member).values_list("persona_id", flat=True)
    blocked = Block.objects.filter(own__member=member).values_list("other_id", flat=True)
    blocked_by = Block.objects.filter(other__member=member).values_list("own_id", flat=True)
    return set(muted.union(blocked, blocked_by))


def is_blocked_between(one, other):
    """Whether a block stands between two personas, either way."""
    return Block.objects.filter(Q(own=one, other=other) | Q(own=other, other=one)).exists()


def accounts_apart_from(member):
    """The ids of members who are kept out of one small group with `member`, whatever names either bears there."""
    met = Block.objects.filter(own__member=member, other__member__isnull=False).values_list(
        "other__member_id", flat=True
    )
    made = Block.objects.filter(other__member=member, own__member__isnull=False).values_list(
        "own__member_id", flat=True
    )
    return set(met.union(made))


def candidates_for_login(login):
    """The few accounts that `login` can mean: by the whole login name first, then by the word that was chosen."""
    login = login.strip().lower()
    if not login:
        return []
    exact_first = Case(When(username=login, then=0), default=1, output_field=IntegerField())
    found = Member.objects.filter(Q(username=login) | Q(login_word=login)).select_related("home_persona")
    return list(found.order_by(exact_first, "pk")[:MOST_LOGIN_TRIES])


def invitation(code):
    """The Invitation with `code`, whether or not it still works, or None."""
    return Invitation.objects.filter(code_hash=codes.hashed("invitation", code)).first()


def unused_recovery_codes(member):
    return RecoveryCode.objects.filter(member=member, used_at__isnull=True)
