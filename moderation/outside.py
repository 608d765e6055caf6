"""How a notice from outside finds what it is about, and how it is shown where that is nothing of ours."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.members.registries import register_kept, visible_to
from community.members.rights.keeping import days

from . import registry
from .models import OutsideNotice
from .registry import ContextLine, Handler

# So long after the case was closed.
KEPT_DAYS = 365


class OutsideNoticeHandler(Handler):
    """An address at which we have no text: a page, a name in a picture, something that is gone. A person looks."""

    kind = "moderation.outsidenotice"
    label = _("address")
    has_state = False

    def get(self, pk, lock=False):
        return OutsideNotice.objects.filter(pk=pk).first()

    def text(self, obj):
        return obj.address

    def url(self, obj):
        return ""

    def context(self, obj):
        return [ContextLine("", "", obj.at, obj.address, True)]

    def changed(self, obj, old_state):
        """Nothing hangs on it: it has no state."""

    def author(self, obj):
        return None


def thing_at(address, host, user):
    """What stands at `address`, whole or from its path on, on this site (`host`), where `user` may see it; or None.

    What waits or is closed to them is not told of by an answer that differs: the address is kept as text.
    """
    try:
        found = urlsplit(address.strip())
    except ValueError:
        return None
    ours = {host, urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc, ""}
    if found.netloc.lower() not in ours:
        return None
    things = (handler.at_address(found.path, found.fragment) for handler in registry.all_handlers())
    thing = next((thing for thing in things if thing is not None), None)
    if thing is None:
        return None
    may_see = visible_to.get(registry.handler_of(thing).kind)
    return thing if may_see is not None and thing.pk in may_see(user, {thing.pk}) else None


register_kept(
    "outside_notices",
    _("A notice by somebody without an account: their words and, until they were told, an e-mail if they left one"),
    lambda: days(KEPT_DAYS),
    models=("moderation.OutsideNotice",),
    order=43,
)
