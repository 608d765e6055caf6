from django.utils.translation import gettext_lazy as _

from community.members.registries import register_personal_data

from . import registry
from .models import Mail, Notice

register_personal_data(
    "notifications.Notice",
    lambda member: [
        {
            "told": str(registry.text_of(n.kind)),
            "at": n.created_at.isoformat(),
            "url": n.url,
            "read": n.read_at.isoformat() if n.read_at else None,
        }
        for n in Notice.objects.filter(member=member)
    ],
    lambda member: Notice.objects.filter(member=member).delete(),
    title=_("Notices"),
    words={"told": _("Notice"), "read": _("Read")},
)
register_personal_data(
    "notifications.Mail",
    lambda member: [
        {"mailed": m.sent_at.isoformat() if m.sent_at else None, "tries": m.tries}
        for m in Mail.objects.filter(notice__member=member)
    ],
    lambda member: Mail.objects.filter(notice__member=member).delete(),
    title=_("Mails that told you of a notice"),
    words={"mailed": _("Mailed"), "tries": _("Tries")},
)
