"""Whom somebody does not see: mutes and blocks, by names alone."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from ..models import Block, Member, Mute, Persona, topic_scope


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


def pairs_out_of_sight(pairs):
    """Those of `pairs` (member id, persona id) in which the persona is out of the member's sight (three queries)."""
    members, personas = {member for member, _persona in pairs}, {persona for _member, persona in pairs}
    if not pairs:
        return set()
    muted = Mute.objects.filter(member__in=members, persona__in=personas).values_list("member_id", "persona_id")
    blocked = Block.objects.filter(own__member__in=members, other__in=personas).values_list(
        "own__member_id", "other_id"
    )
    blocking = Block.objects.filter(other__member__in=members, own__in=personas).values_list(
        "other__member_id", "own_id"
    )
    return pairs & {*muted, *blocked, *blocking}


def out_of_sight(member):
    """The ids of personas whose words `member` does not see: muted, or blocked either way (one query)."""
    return set(sight_of(member).hidden)


def mutes_of(member):
    return Mute.objects.filter(member=member).select_related("persona").order_by("-at", "-pk")


def blocks_of(member):
    """The blocks that `member` made, each with the name it was made under."""
    return Block.objects.filter(own__member=member).select_related("own", "other").order_by("-at", "-pk")


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
