"""What follows when a library of ours notices something: a new device, a first second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.db.models.signals import pre_save
from django.dispatch import receiver

from . import devices, services
from .second_factor import FACTORS

# The column may not be empty, and every database takes this for an address.
NO_ADDRESS = "0.0.0.0"  # noqa: S104


@receiver(pre_save, sender=UserSession, dispatch_uid="members.keep_little_of_a_device")
def keep_little_of_a_device(instance, **kwargs):
    """An address tells where somebody lives, works or is treated, and the full description of a browser is nearly a name."""
    instance.ip = NO_ADDRESS
    instance.user_agent = devices.short(instance.user_agent)


@receiver(authenticator_added, dispatch_uid="members.sign_out_who_came_by_password_alone")
def sign_out_who_came_by_password_alone(request, user, authenticator, **kwargs):
    """With the first second factor every other device is signed out: it came in by a password alone."""
    is_first = not Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk).exists()
    if authenticator.type not in FACTORS or not is_first:
        return
    services.sign_out_everywhere(user)
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)
