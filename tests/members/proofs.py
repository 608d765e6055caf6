"""Second factors for tests: made at once, and given at this sign-in."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105


def give_code_app(member):
    """A code app and spare codes for `member`; returns the spare codes."""
    auth.TOTP.activate(member, SECRET)
    return RecoveryCodes.activate(member).get_unused_codes()


def code_now(secret=SECRET):
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))


def wrong_code(secret=SECRET):
    """Six digits that are no code of the app now, nor in the half minutes about it."""
    now = int(time.time()) // 30
    right = {auth.hotp_value(secret, now + step) for step in range(-3, 4)}
    return auth.format_hotp_value(next(value for value in range(10) if value not in right))


def came_by_second_factor(session, member):
    """Note in `session`, a session store, that its sign-in was proved by the second factor of `member`."""
    session["account_authentication_methods"] = [{"method": "password", "at": 1.0}, {"method": "mfa", "at": 1.0}]
    session["account_authentication_methods_user"] = str(member.pk)
    session.save()
