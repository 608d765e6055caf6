"""What is asked while somebody joins."""

from django.utils import timezone

from .models import CommunitySettings, FormerName, Persona


def community_settings():
    """What the community decided about itself, or the defaults where nobody decided yet."""
    return CommunitySettings.objects.first() or CommunitySettings()


def taken_among(name_keys):
    """Those of `name_keys` that somebody bears or that still rest (two queries)."""
    name_keys = list(name_keys)
    borne = Persona.objects.filter(name_key__in=name_keys).values_list("name_key", flat=True)
    resting = FormerName.objects.filter(name_key__in=name_keys, free_at__gt=timezone.now())
    return {*borne, *resting.values_list("name_key", flat=True)}
