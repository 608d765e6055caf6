"""May they? The one gate that every write and every stream passes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import queries
from .registries import write_gates


@dataclass(frozen=True)
class Refusal:
    """Why not, in words for the person; `code` is for programs: sign_in, closed, agreement, restricted…"""

    code: str
    text: str


class Refused(Exception):
    """Raised by services; carries the Refusal."""

    def __init__(self, refusal):
        super().__init__(refusal.text)
        self.refusal = refusal


def why_not_write(member):
    """The Refusal that keeps `member` from writing anything now, or None."""
    if not member.is_authenticated:
        return Refusal("sign_in", _("Please sign in first. Your words are kept."))
    if not member.is_active or not member.home_persona_id:
        return Refusal("closed", _("This account cannot write at the moment."))
    if queries.agreement_to_accept(member) is not None:
        return Refusal("agreement", _("Please read our agreement first. Your words are kept."))
    for gate in write_gates:
        refusal = gate(member)
        if refusal is not None:
            return refusal
    return None


def must_be_able_to_write(member):
    """Raise Refused unless `member` may write."""
    refusal = why_not_write(member)
    if refusal is not None:
        raise Refused(refusal)


def is_staff(member):
    """Whether `member` may open the admin (the door itself also asks for a second factor)."""
    return member.is_authenticated and member.is_active and member.has_perm("wagtailadmin.access_admin")
