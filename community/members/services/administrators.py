"""The first administrator, who is made on the server; everybody after is given the role in the admin."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.db import transaction

from ..models import Member, Role
from .credentials import grant_credential
from .joining import join, login_name_for
from .safety import sign_out_everywhere


@transaction.atomic
def make_administrator(login_word, pseudonym, password, totp_secret, login_name=""):
    """An account with every right, and a code app and spare codes for it. Returns (Member, spare codes).

    `totp_secret` is in base 32; the caller has seen a code of it. The spare codes are shown once and never again.
    """
    login_name = login_name or login_name_for(login_word)
    member = Member(username=login_name, login_word=login_word.lower(), is_superuser=True)
    member.set_password(password)
    join(member, pseudonym)
    grant_credential(member, Role.ADMINISTRATOR, "Made on the server with create_administrator.", None)
    Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data={"secret": encrypt(totp_secret)})
    return member, RecoveryCodes.activate(member).get_unused_codes()


@transaction.atomic
def forget_second_factor(member):
    """Take off every second factor and spare code of `member`, and end every sign-in. Returns whether there was one."""
    found, _rows = Authenticator.objects.filter(user=member).delete()
    sign_out_everywhere(member)
    return bool(found)
