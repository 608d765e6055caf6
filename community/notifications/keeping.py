"""How long notices and mails are kept."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.members.registries import register_kept
from community.members.rights.keeping import days

register_kept(
    "notices",
    _("Your notices"),
    lambda: days(settings.NOTICE_DAYS),
    models=("notifications.Notice",),
    order=50,
)
register_kept(
    "mails", _("That a mail went to you, and when. The mail itself is not kept"), lambda: days(settings.MAIL_DAYS),
    models=("notifications.Mail",), order=52,
)  # fmt: skip
