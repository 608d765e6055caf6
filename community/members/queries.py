"""What may be known about members, agreements and roles."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
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
    WarningChoice,
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


def why_hidden(member, persona):
    """An annotation: why the words of the persona whose id stands in `persona` are out of `member`'s sight.

    "met" (they made a block), "made" (the member did), "muted", or "". Only names are compared: a mute or block of
    one name says nothing of another that the same person bears.
    """
    if member is None or not member.is_authenticated:
        return Value("")
    blocks, author = Block.objects, OuterRef(persona)
    return Case(
        When(Exists(blocks.filter(own_id=author, other__member=member)), then=Value("met")),
        When(Exists(blocks.filter(other_id=author, own__member=member)), then=Value("made")),
        When(Exists(Mute.objects.filter(persona_id=author, member=member)), then=Value("muted")),
        default=Value(""),
        output_field=CharField(),
    )


@dataclass(frozen=True)
class Sight:
    """Whom a member does not see, and from whom they are kept apart, by names alone; `alias` is their own in one thread.

    `made` and `met` hold (own persona id, other persona id) of blocks, by who made them.
    """

    muted: frozenset = frozenset()
    made: frozenset = frozenset()
    met: frozenset = frozenset()
    alias: Persona | None = None

    @property
    def hidden(self):
        """The ids of all personas that are out of sight."""
        return self.muted | {other for _own, other in self.made | self.met}

    def own_apart_from(self, persona_id):
        """The ids of one's own personas that stand in a block with this one, either way."""
        return {own for own, other in self.made | self.met if other == persona_id}


def sight_of(member, topic_id=None):
    """The Sight of `member`, with their alias in the thread `topic_id` if one is given (one query; none for a visitor)."""
    if not member.is_authenticated:
        return Sight()
    columns = ("kind", "mine", "theirs", "called")
    nothing = Value("", output_field=CharField())
    muted = Mute.objects.filter(member=member).annotate(
        kind=Value("muted"), mine=F("persona_id"), theirs=F("persona_id")
    )
    made = Block.objects.filter(own__member=member).annotate(kind=Value("made"), mine=F("own_id"), theirs=F("other_id"))
    met = Block.objects.filter(other__member=member).annotate(kind=Value("met"), mine=F("other_id"), theirs=F("own_id"))
    arms = [arm.annotate(called=nothing).values_list(*columns) for arm in (made, met)]
    if topic_id is not None:
        alias = Persona.objects.filter(member=member, scope=topic_scope(topic_id))
        alias = alias.annotate(kind=Value("alias"), mine=F("pk"), theirs=F("pk"), called=F("name"))
        arms.append(alias.values_list(*columns))
    found, alias = {"muted": set(), "made": set(), "met": set()}, None
    for kind, own, other, name in muted.annotate(called=nothing).values_list(*columns).union(*arms, all=True):
        if kind == "alias":
            alias = Persona(pk=own, member=member, scope=topic_scope(topic_id), thread_id=topic_id, name=name)
        else:
            found[kind].add(other if kind == "muted" else (own, other))
    return Sight(**{kind: frozenset(ids) for kind, ids in found.items()}, alias=alias)


def member_who_sees(member_id, persona_id):
    """The member with this id, or None when the persona is out of their sight (one query)."""
    me = OuterRef("pk")
    away = (
        Exists(Mute.objects.filter(member=me, persona_id=persona_id))
        | Exists(Block.objects.filter(own__member=me, other_id=persona_id))
        | Exists(Block.objects.filter(other__member=me, own_id=persona_id))
    )
    return Member.objects.filter(~away, pk=member_id).first()


def out_of_sight(member):
    """The ids of personas whose words `member` does not see: muted, or blocked either way (one query)."""
    return set(sight_of(member).hidden)


def mutes_of(member):
    return Mute.objects.filter(member=member).select_related("persona").order_by("-at", "-pk")


def blocks_of(member):
    """The blocks that `member` made, each with the name it was made under."""
    return Block.objects.filter(own__member=member).select_related("own", "other").order_by("-at", "-pk")


def warning_choices(member):
    """{content warning id: "show", "blur" or "hide"} of what `member` chose (one query); what is missing is blurred."""
    if not member.is_authenticated:
        return {}
    return dict(WarningChoice.objects.filter(member=member).values_list("warning_id", "choice"))


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
