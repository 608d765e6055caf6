"""Who may not write at the moment: the write gate over boards, booking and rooms."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from community.helplines.templatetags.helplines import by_when
from community.members.models import Persona
from community.members.permissions import Refusal

from .models import Restriction

OF_ONE_PLACE = (Restriction.Kind.MUTED, Restriction.Kind.TIMED_OUT)


def _in_force(**whose):
    """Restrictions of accounts that hold now."""
    return Restriction.objects.in_force().filter(**whose)


def _here(place_id):
    """What holds everywhere and, with a page, what holds there alone."""
    everywhere = Q(place__isnull=True) & ~Q(kind__in=OF_ONE_PLACE)
    return everywhere if place_id is None else everywhere | Q(place_id=place_id)


def is_restricted():
    """Over accounts: whether anything is in force. The moment is the database's own, since this is made once."""
    live = Q(until__isnull=True) | Q(until__gt=Now())
    return Exists(Restriction.objects.filter(live, member=OuterRef("pk"), lifted_at__isnull=True))


def in_force(member, place_id=None):
    """The Restriction that keeps `member` from writing for longest, everywhere or on the page `place_id`, or None.

    A query, unless the request knows better.
    """
    if getattr(member, "is_restricted", None) is False:
        return None
    return _longest(_in_force(member=member).filter(_here(place_id)))


def in_force_anywhere(member):
    """As `in_force`, counting what holds in one place alone; what holds everywhere comes first."""
    if getattr(member, "is_restricted", None) is False:
        return None
    found = list(_in_force(member=member).select_related("place"))
    return _longest([r for r in found if not r.is_of_one_place]) or _longest(found)


def _longest(restrictions):
    return min(
        restrictions, key=lambda r: (r.until is not None, -(r.until.timestamp() if r.until else 0)), default=None
    )


def refusal_for(restriction):
    """The Refusal that a Restriction means: until when, and where to read why."""
    if restriction is None:
        return None
    if restriction.is_of_one_place:
        return _refusal_here(restriction)
    if restriction.until is None:
        text = _("You cannot write here any more. On your own page you can read why, and ask somebody else to look.")
        return Refusal("restricted", text, text)
    time = {"time": by_when(restriction.until)}
    return Refusal.keeping(
        "restricted", _("You cannot write here until %(time)s. On your own page you can read why.") % time
    )


def _refusal_here(restriction):
    if restriction.until is None:
        text = _("You cannot write on this board or in this group any more. On your own page you can read why.")
        return Refusal("muted", text, text)
    time = {"time": by_when(restriction.until)}
    return Refusal(
        "muted",
        _(
            "You cannot write here until %(time)s. Elsewhere you can. On your own page you can read why. Your words are kept."
        )
        % time,
        _("You cannot write here until %(time)s. Elsewhere you can. On your own page you can read why.") % time,
    )


def gate(member, place_id=None):
    """For `register_write_gate`."""
    return refusal_for(in_force(member, place_id))


def refusals_of(pairs):
    """{(member id, page id): Refusal} of those among `pairs` who may not write there now (one query)."""
    found = {}
    for restriction in _in_force(member__in={member_id for member_id, _place in pairs}):
        found.setdefault(restriction.member_id, []).append(restriction)
    held = {}
    for member_id, place_id in pairs:
        here = [r for r in found.get(member_id, ()) if not r.is_of_one_place or r.place_id == place_id]
        if here:
            held[member_id, place_id] = refusal_for(_longest(here))
    return held


def known_to_staff():
    """For `register_restriction`: the ids of those kept from writing by what was decided about their community name.

    Others are not told of: a list of accounts would tell who was banned as an alias a moment ago.
    """
    held = _in_force(member__isnull=False, author__scope=Persona.COMMUNITY).filter(_here(None))
    return set(held.values_list("member_id", flat=True))


# A room asks for many at once.
gate.of_many = refusals_of
gate.may_refuse = is_restricted
