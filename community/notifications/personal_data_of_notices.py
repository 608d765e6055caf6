from community.members.registries import register_personal_data

from . import registry
from .models import Notice

register_personal_data(
    "notifications.Notice",
    lambda member: [
        {
            "told": str(registry.text_of(n.kind)),
            "at": n.created_at.isoformat(),
            "read": n.read_at.isoformat() if n.read_at else None,
        }
        for n in Notice.objects.filter(member=member)
    ],
    lambda member: Notice.objects.filter(member=member).delete(),
)
register_personal_data(
    "notifications.Mail",
    lambda member: [],
    lambda member: None,
)
