"""The rota, “I am here”, and the addresses by which somebody is called."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from community.members.permissions import Refusal, Refused

from .. import permissions, shifts_queries
from ..models import Contact, Lease, Shift
from ..scope import scope_of
from . import paging

# Who comes so much earlier begins their planned shift; anybody else begins one of their own.
EARLY = timedelta(minutes=45)
UNPLANNED = timedelta(hours=2)
LONGEST = timedelta(hours=16)
KEPT = timedelta(days=365)
MOST_CONTACTS = 5
# Services of Apprise that write onto the screen or the disk of the server itself.
LOCAL = {"dbus", "file", "glib", "gio", "gnome", "gntp", "growl", "kde", "macosx", "qt", "syslog", "windows"}


def _must_moderate(member):
    if not permissions.can_see_queue(member):
        raise Refused(Refusal("not_allowed", _("This is for those who moderate.")))


@transaction.atomic
def switch_on(member, now=None, lasts=UNPLANNED):
    """“I am here”: begins the planned shift of `member`, or an unplanned one of `lasts`. Returns the Shift."""
    _must_moderate(member)
    now = now or timezone.now()
    shift = shifts_queries.own_shift(member, now, EARLY)
    if shift is None:
        return Shift.objects.create(member=member, starts_at=now, ends_at=now + lasts, on_at=now)
    shift.starts_at = min(shift.starts_at, now)
    shift.on_at, shift.off_at = shift.on_at or now, None
    shift.save(update_fields=["starts_at", "on_at", "off_at"])
    return shift


def switch_off(member, now=None):
    """“I am leaving”: also gives back every case that `member` has open. Returns how many shifts ended."""
    now = now or timezone.now()
    on = Shift.objects.filter(member=member, on_at__isnull=False, off_at__isnull=True, ends_at__gt=now)
    with transaction.atomic():
        ended = on.update(off_at=now)
        Lease.objects.filter(holder=member).delete()
    shifts_queries.forget()
    return ended


@transaction.atomic
def plan(by, starts_at, ends_at, member=None, place=None):
    """Put hours into the rota, for `by`, for another `member`, or (None) for anybody to take. Returns the Shift.

    Raises Refused for hours that cannot be.
    """
    _must_moderate(by)
    if ends_at <= starts_at:
        raise Refused(Refusal("hours", _("A shift ends after it begins. Please look at the times.")))
    if ends_at - starts_at > LONGEST:
        raise Refused(Refusal("long", _("That is too long for one person. Please plan two shifts.")))
    if ends_at <= timezone.now():
        raise Refused(Refusal("past", _("These hours are over. Please choose some that are still to come.")))
    if member is not None and member != by and not permissions.can_audit(by):
        raise Refused(Refusal("not_allowed", _("Plan hours for yourself, or leave them open for anybody to take.")))
    if member is not None:
        _must_be_free(member, starts_at, ends_at)
    _must_reach(member or by, place)
    return Shift.objects.create(member=member, place=place, starts_at=starts_at, ends_at=ends_at)


def _must_reach(member, place):
    if place is not None and not scope_of(member).pages(Page.objects.filter(pk=place.pk)).exists():
        raise Refused(Refusal("place", _("These hours are for a place that you do not moderate.")))


def _must_be_free(member, starts_at, ends_at):
    if Shift.objects.filter(member=member, starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Refused(Refusal("busy", _("There is a shift at these hours already.")))


@transaction.atomic
def take(shift_id, member):
    """Take open hours. Returns the Shift; raises Refused when somebody was quicker."""
    _must_moderate(member)
    shift = Shift.objects.select_for_update().filter(pk=shift_id, member__isnull=True).first()
    if shift is None:
        raise Refused(Refusal("taken", _("Somebody else has taken these hours. Thank you all the same.")))
    _must_be_free(member, shift.starts_at, shift.ends_at)
    _must_reach(member, shift.place)
    shift.member = member
    shift.save(update_fields=["member"])
    return shift


@transaction.atomic
def give_away(shift_id, member):
    """Leave one's coming hours open for somebody else. Returns the Shift; raises Refused."""
    shift = Shift.objects.select_for_update().filter(pk=shift_id, member=member, on_at__isnull=True).first()
    if shift is None or shift.ends_at <= timezone.now():
        raise Refused(Refusal("gone", _("These hours are not yours any more, or they have begun.")))
    shift.member = None
    shift.save(update_fields=["member"])
    return shift


@transaction.atomic
def cancel(shift_id, member):
    """Take hours that nobody has, or one's own, out of the rota. Raises Refused."""
    shift = Shift.objects.select_for_update().filter(pk=shift_id, on_at__isnull=True).first()
    mine = shift is not None and shift.member_id in (None, member.pk)
    if shift is None or not (mine or permissions.can_audit(member)):
        raise Refused(Refusal("not_allowed", _("Only whoever has these hours, or an administrator, takes them out.")))
    _must_moderate(member)
    shift.delete()


@transaction.atomic
def add_contact(member, url):
    """An Apprise URL by which `member` wants to be called. Returns the Contact; raises Refused if it cannot be one."""
    _must_moderate(member)
    import apprise

    url = url.strip()
    found = apprise.Apprise.instantiate(url, suppress_exceptions=True) if url else None
    kind = url.partition("://")[0].lower()
    if found is None or kind in LOCAL:
        raise Refused(
            Refusal("url", _("This is no address that can be called. It looks like ntfys://topic or mailto://…"))
        )
    if Contact.objects.filter(member=member).count() >= MOST_CONTACTS:
        raise Refused(Refusal("many", _("You have a few addresses already. Please take one off first.")))
    return Contact.objects.create(member=member, url=url, kind=kind[:40])


def remove_contact(pk, member):
    """Returns whether it was there."""
    return Contact.objects.filter(pk=pk, member=member).delete()[0] > 0


def test_contact(pk, member, now=None):
    """Send a test to an address of one's own. Returns whether it was taken; raises Refused if it is not there."""
    contact = Contact.objects.filter(pk=pk, member=member).first()
    if contact is None:
        raise Refused(Refusal("gone", _("This address is not there any more.")))
    # Outside a transaction: a slow service must not hold up the database.
    heard = paging.deliver(contact.url, member)
    Contact.objects.filter(pk=pk).update(tested_at=(now or timezone.now()) if heard else None)
    return heard


def forget_old(now=None):
    """Delete shifts that are long over. Returns how many."""
    return Shift.objects.filter(ends_at__lt=(now or timezone.now()) - KEPT).delete()[0]
