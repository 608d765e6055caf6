"""May they? The one gate that every write and every stream passes."""

from dataclasses import dataclass

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import queries
from .models import Member
from .registries import write_gates

KEPT = gettext_lazy("Your words are kept.")


@dataclass(frozen=True)
class Refusal:
    """Why not, in words for the person; `code` is for programs: sign_in, closed, agreement, restricted…"""

    code: str
    text: str
    short: str = ""  # the same without what becomes of words, for forms that say it and where nothing was written

    @classmethod
    def keeping(cls, code, why):
        """For somebody who was writing: `why`, and that their words are not lost."""
        return cls(code, f"{why} {KEPT}", why)

    @property
    def why(self):
        """The reason alone."""
        return self.short or self.text


class Refused(Exception):
    """Raised by services; carries the Refusal."""

    def __init__(self, refusal):
        super().__init__(refusal.text)
        self.refusal = refusal


def why_not_write(member, scopes=(), asks_agreement=True, place_id=None):
    """The Refusal that keeps `member` from writing anything now, or None.

    `scopes` names further agreements that count in this place, such as a group's own. A page that only draws a form,
    which asks for agreements in place, need not have them asked here too (`asks_agreement`). `place_id` is the page of
    the board or group, for what moderators decided there alone.
    """
    if not member.is_authenticated:
        return Refusal.keeping("sign_in", _("Please sign in first."))
    if not member.is_active or not member.home_persona_id:
        return _closed()
    if not member.is_approved:
        return Refusal("approval", _("Somebody from the team lets new people in. Please wait a little; you can read."))
    if member.is_paused:
        return Refusal.keeping("paused", _("You are taking a break. You can end it on your own page."))
    due = queries.agreement_to_accept(member, scopes) if asks_agreement else None
    if due is not None:
        if due.scope == due.HEALTH:
            return Refusal.keeping("agreement", _("Please say first that we may keep what you tell us."))
        if due.is_for_group:
            return Refusal.keeping("agreement", _("Please read first what we agree in this group."))
        return Refusal.keeping("agreement", _("Please read our agreement first."))
    for gate in write_gates:
        refusal = gate(member, place_id)
        if refusal is not None:
            return refusal
    return None


def refusals_in(places):
    """{(member id, scopes, page id): Refusal} for those of `places`, such triples, who may not write there now.

    As `why_not_write` for each: one query for all who may, and a few more for each who may not.
    """
    passing = queries.who_may_write({(member_id, scopes) for member_id, scopes, _place_id in places})
    found = {}
    for member_id, scopes, place_id in places:
        if (member_id, scopes) in passing:
            continue
        member = Member.objects.filter(pk=member_id).first()
        refusal = _closed() if member is None else why_not_write(member, scopes, place_id=place_id)
        if refusal is not None:
            found[member_id, scopes, place_id] = refusal
    return found


def _closed():
    return Refusal("closed", _("This account cannot write at the moment."))


def must_be_able_to_write(member, scopes=(), place_id=None):
    """Raise Refused unless `member` may write."""
    refusal = why_not_write(member, scopes, place_id=place_id)
    if refusal is not None:
        raise Refused(refusal)


def has_given_second_factor(session, member):
    """Whether this very sign-in was proved by a passkey, a code app or a spare code. `session` is a session store."""
    if not is_mfa_enabled(member, types=["totp", "webauthn"]):
        return False
    # Proofs of somebody else who used this browser before count for nothing.
    if session.get("account_authentication_methods_user") != str(member.pk):
        return False
    methods = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    return any(entry.get("method") == "mfa" for entry in methods)


def why_not_act_as_staff(session, member):
    """The Refusal that keeps staff from tools that reach other people's words, or None: a password alone opens none."""
    if settings.STAFF_SECOND_FACTOR and not has_given_second_factor(session, member):
        return second_factor_wanted()
    return None


def second_factor_wanted():
    return Refusal("second_factor", _("Please sign in with your second lock first: a passkey or a code."))


def is_staff(member):
    """Whether `member` may open the admin (the door itself also asks for a second factor)."""
    return member.is_authenticated and member.is_active and member.has_perm("wagtailadmin.access_admin")
