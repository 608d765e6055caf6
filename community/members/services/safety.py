"""Keeping an account safe, and resting from it."""

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..models import Member


@transaction.atomic
def sign_out_everywhere(member):
    """End every sign-in of `member`, on all devices; the caller's own session too, unless it is renewed after."""
    Member.objects.filter(pk=member.pk).update(sign_in_epoch=F("sign_in_epoch") + 1)
    member.refresh_from_db(fields=["sign_in_epoch"])
    for device in UserSession.objects.filter(user=member):
        device.end()


@transaction.atomic
def sign_out_device(member, device_id):
    """End one sign-in of `member`. Returns whether there was one with this id."""
    device = UserSession.objects.filter(user=member, pk=device_id).first()
    if device is None:
        return False
    device.end()
    return True


@transaction.atomic
def pause(member, until):
    """A break until the moment `until`: nothing is sent, nothing can be written; everything stays."""
    member.paused_until = until
    member.save(update_fields=["paused_until"])


@transaction.atomic
def resume(member):
    """End the break now."""
    if member.paused_until is not None and member.paused_until > timezone.now():
        member.paused_until = timezone.now()
        member.save(update_fields=["paused_until"])
