"""The doers about helplines: one verb, one transaction."""

from django.db import transaction
from django.utils import timezone

from .models import Helpline


@transaction.atomic
def choose_country(member, country):
    """Keep the country that `member` chose, so that it follows them to another browser."""
    member.country = country
    member.save(update_fields=["country"])


@transaction.atomic
def mark_checked(helpline, member, on=None):
    """Record that `member` tried the number today (or `on`) and that it works; the next check is a quarter away."""
    helpline = Helpline.objects.select_for_update().get(pk=helpline.pk)
    helpline.verified_on = on or timezone.localdate()
    helpline.verified_by = member
    helpline.next_check_on = helpline.verified_on + Helpline.CHECK_EVERY
    helpline.save(update_fields=["verified_on", "verified_by", "next_check_on"])
    return helpline
