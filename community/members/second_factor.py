"""Second factors in our words: their secrets at rest, which may be taken off, and what proves that it is still you."""

import time

from allauth.account import app_settings as account_settings
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import Exists, OuterRef, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from community.lib import crypto

from . import devices, queries

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class MFAAdapter(DefaultMFAAdapter):
    """The secrets of second factors are encrypted at rest: who reads a database dump cannot sign in as staff."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _lazy("Your passkey was not accepted. Please try again, or use another way."),
        "cannot_delete_authenticator": _lazy(
            "Staff need a second lock, and this is your only one. Please add another first, then take this one off."
        ),
        "cannot_generate_recovery_codes": _lazy("Spare codes come with a second lock. Please set one up first."),
    }

    def encrypt(self, text):
        return crypto.seal(text).decode()

    def decrypt(self, encrypted_text):
        return crypto.unseal(encrypted_text.encode())

    def get_totp_issuer(self):
        return settings.SITE_NAME

    def _get_site_name(self):
        return settings.SITE_NAME

    def _get_user_identifier(self, user):
        # Shown by the person's own device; an e-mail address or a pseudonym would tell more than a login name.
        return user.get_username()

    def get_public_key_credential_user_entity(self, user):
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.get_username()}

    def generate_authenticator_name(self, user, type):
        from allauth.core import context

        return devices.name_of(context.request.META.get("HTTP_USER_AGENT", "")) or _("My passkey")

    def can_delete_authenticator(self, authenticator):
        return not is_last_factor_of_staff(authenticator)


class ProvesWithTheSecondFactor:
    """For the account adapter: who has a second factor proves by it that it is still them."""

    def get_reauthentication_methods(self, user):
        """A stolen password, with an open session or without, must not be enough to change the locks."""
        methods = super().get_reauthentication_methods(user)
        if not (user.is_authenticated and is_mfa_enabled(user, types=FACTORS)):
            return methods
        words = {
            "mfa_reauthenticate": _("Use a code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey or a security key"),
        }
        has_app = is_mfa_enabled(user, types=[Authenticator.Type.TOTP])
        mine = [{**method, "description": words[method["id"]]} for method in methods if method["id"] in words]
        # Who has no code app is not asked for a spare code first.
        return mine if has_app else sorted(mine, key=lambda method: method["id"], reverse=True)

    def is_reauthentication_required(self, *, app, **kwargs):
        # Who signed in a moment ago has just proved who they are: a newcomer is offered a passkey at once.
        if app == "allauth.mfa" and self._seconds_since_proof() < account_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def _seconds_since_proof(self):
        member = self.request.user
        proofs = [record["at"] for record in get_authentication_records(self.request, member)]
        return time.time() - max([member.date_joined.timestamp(), *proofs])


def is_locked_as_staff_must(member):
    """An annotation: whether the account whose id stands in `member` has a second factor, or none is asked of staff.

    It tells of the account, not of one sign-in: enough for a connection that gave the factor when it was opened.
    """
    if not settings.STAFF_SECOND_FACTOR:
        return Value(True)
    return Exists(Authenticator.objects.filter(user=OuterRef(member), type__in=FACTORS))


def is_last_factor_of_staff(authenticator):
    """Whether taking it off would leave a staff account open to a password alone, and to anybody's new factor."""
    if not settings.STAFF_SECOND_FACTOR or authenticator.type not in FACTORS:
        return False
    member = authenticator.user
    others = Authenticator.objects.filter(user=member, type__in=FACTORS).exclude(pk=authenticator.pk)
    return not others.exists() and (member.is_superuser or queries.credentials_in_force(member).exists())
