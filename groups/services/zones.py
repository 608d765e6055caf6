"""The zone in which a member reads the times of sessions."""

from django.db import transaction


@transaction.atomic
def set_time_zone(member, zone):
    """Keep the IANA `zone` for `member`; "" is the site's own."""
    member.time_zone = zone
    member.save(update_fields=["time_zone"])
