"""Who may not write at the moment: the write gate over boards, booking and rooms."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from community.helplines.templatetags.helplines import by_when
from community.members.models import Persona
from community.members.permissions import Refusal

from .models import Restriction


def _in_force(**whose):
    """Restrictions of accounts that hold now."""
    standing = Restriction.objects.filter(Q(until__isnull=True) | Q(until__gt=timezone.now()), lifted_at__isnull=True)
    return standing.filter(**whose)


def is_restricted():
    """Over accounts: whether anything is in force. The moment is the database's own, since this is made once."""
    live = Q(until__isnull=True) | Q(until__gt=Now())
    return Exists(Restriction.objects.filter(live, member=OuterRef("pk"), lifted_at__isnull=True))


def in_force(member):
    """The Restriction that keeps `member` from writing for longest, or None (a query, unless the request knows better)."""
    if getattr(member, "is_restricted", None) is False:
        return None
    return _longest(_in_force(member=member))


def _longest(restrictions):
    return min(
        restrictions, key=lambda r: (r.until is not None, -(r.until.timestamp() if r.until else 0)), default=None
    )


def refusal_for(restriction):
    """The Refusal that a Restriction means: until when, and where to read why."""
    if restriction is None:
        return None
    if restriction.until is None:
        text = _("You cannot write here any more. On your own page you can read why, and ask somebody else to look.")
        return Refusal("restricted", text, text)
    time = {"time": by_when(restriction.until)}
    return Refusal.keeping(
        "restricted", _("You cannot write here until %(time)s. On your own page you can read why.") % time
    )


def gate(member):
    """For `register_write_gate`."""
    return refusal_for(in_force(member))


def refusals_of(member_ids):
    """{member id: Refusal} of those among `member_ids` who may not write now (one query)."""
    found = {}
    for restriction in _in_force(member__in=member_ids):
        found.setdefault(restriction.member_id, []).append(restriction)
    return {member_id: refusal_for(_longest(some)) for member_id, some in found.items()}


def known_to_staff():
    """For `register_restriction`: the ids of those kept from writing by what was decided about their community name.

    Others are not told of: a list of accounts would tell who was banned as an alias a moment ago.
    """
    return set(_in_force(member__isnull=False, author__scope=Persona.COMMUNITY).values_list("member_id", flat=True))


# A room asks for many at once.
gate.of_many = refusals_of
gate.may_refuse = is_restricted
