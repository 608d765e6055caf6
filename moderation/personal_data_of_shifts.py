"""How shifts, addresses for calls, calls and who answers for safety are exported and erased."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.members.registries import register_kept, register_personal_data

from .models import Call, Companion, Contact, SafetySettings, SetAside, Shift


def _moment(value):
    return value.isoformat() if value else None


register_personal_data(
    "moderation.Shift",
    lambda member: [
        {"from": _moment(s.starts_at), "to": _moment(s.ends_at), "on": _moment(s.on_at), "off": _moment(s.off_at)}
        for s in Shift.objects.filter(member=member)
    ],
    lambda member: Shift.objects.filter(member=member).delete(),
    title=_("Your shifts"),
    words={"to": _("Until"), "on": _("You were there from"), "off": _("You left")},
)
register_personal_data(
    "moderation.Contact",
    lambda member: [
        {"address": c.url, "kind": c.kind, "tested": _moment(c.tested_at)}
        for c in Contact.objects.filter(member=member)
    ],
    lambda member: Contact.objects.filter(member=member).delete(),
    title=_("Addresses by which you are called"),
    words={"address": _("Address"), "tested": _("Tested")},
)
register_personal_data(
    "moderation.Call",
    # When, and not about whom: that is somebody else's.
    lambda member: [
        {"at": _moment(c.at), "answered": _moment(c.acknowledged_at)} for c in Call.objects.filter(member=member)
    ],
    lambda member: None,
    title=_("When you were called"),
    words={"answered": _("Answered")},
)
register_personal_data(
    "moderation.SetAside",
    lambda member: [{"at": _moment(a.at)} for a in SetAside.objects.filter(member=member)],
    lambda member: SetAside.objects.filter(member=member).delete(),
    title=_("When you left a case to others"),
)
register_personal_data(
    "moderation.Companion",
    # When, and not about whom or with whom: that is somebody else's.
    lambda member: [
        {"at": _moment(c.at), "answered": _moment(c.yes_at)} for c in Companion.objects.filter(member=member)
    ],
    lambda member: None,
    title=_("When you were asked to be with another moderator"),
    words={"answered": _("Answered")},
)
register_kept(
    "set_aside",
    _("Which open cases a moderator left to others. Only they see it"),
    lambda: gettext("Until the case is closed"),
    models=("moderation.SetAside",),
    order=45,
)


def _step_back(member):
    for settings in SafetySettings.objects.filter(accountable=member):
        settings.accountable = None
        # By `save`, so that it counts at once.
        settings.save(update_fields=["accountable"])


register_personal_data(
    "moderation.SafetySettings",
    lambda member: [{"answers": True} for _settings in SafetySettings.objects.filter(accountable=member)],
    _step_back,
    title=_("Whether you answer for safety here"),
    words={"answers": _("You answer for safety")},
)
register_kept(
    "shifts",
    _("Shifts of moderators, and the addresses by which they are called"),
    lambda: gettext("Until whoever it is about takes it away or leaves; past shifts for a year"),
    models=("moderation.Shift", "moderation.Contact", "moderation.SafetySettings"),
    order=46,
)
register_kept(
    "calls",
    _("Who was called to a crisis, when, who came, and who was with them"),
    lambda: gettext("As long as this community runs"),
    models=("moderation.Call", "moderation.Companion"),
    order=47,
)
