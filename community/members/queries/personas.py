"""The names that people bear, in the community, in groups and in threads."""

from django.utils import timezone

from ..models import FormerName, Persona, group_scope, topic_scope


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


def taken_among(name_keys):
    """Those of `name_keys` that somebody bears or that still rest (two queries)."""
    name_keys = list(name_keys)
    borne = Persona.objects.filter(name_key__in=name_keys).values_list("name_key", flat=True)
    resting = FormerName.objects.filter(name_key__in=name_keys, free_at__gt=timezone.now())
    return {*borne, *resting.values_list("name_key", flat=True)}
