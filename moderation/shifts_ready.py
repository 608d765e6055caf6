"""What shifts and calls listen to and tell, for `AppConfig.ready`."""

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from community.notifications import registry as notices

from . import personal_data_of_shifts, shifts_queries, signals  # noqa: F401  (the first registers itself)
from .services import paging


def register():
    for changed in (post_save, post_delete):
        changed.connect(shifts_queries.forget, sender="moderation.Shift", dispatch_uid="moderation.shifts")
    signals.raised.connect(paging.raise_case, dispatch_uid="moderation.paging")
    signals.closed.connect(paging.answered, dispatch_uid="moderation.paging")
    notices.register("moderation.page", _("Somebody needs a person now. Open the queue."), group=notices.ALWAYS)
