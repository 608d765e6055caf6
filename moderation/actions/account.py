"""Actions on the person behind a name. The case stays open: the text is decided apart."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from ..models import Decision, Restriction
from .base import About, Action, Timing

NAMES = Decision.Action

WARN = Action(
    NAMES.WARN, About.ACCOUNT, _("Warn"), _("They read your words. Nothing else changes for them."),
    _("Done. They read your words."), "w",
)  # fmt: skip
TIMEOUT = Action(
    NAMES.TIMEOUT, About.ACCOUNT, _("Time out"),
    _("They cannot write on this board or in this group for a short time, a day at most."),
    _("Done. They cannot write here for a while, and are told why."), "t", timing=Timing.MUST,
    longest=timedelta(hours=24, minutes=1), restriction=Restriction.Kind.TIMED_OUT,
)  # fmt: skip
MUTE = Action(
    NAMES.MUTE, About.ACCOUNT, _("Mute here"),
    _("They cannot write on this board or in this group, for a time or until somebody lifts it."),
    _("Done. They cannot write here, and are told why."), "m", timing=Timing.MAY, restriction=Restriction.Kind.MUTED,
)  # fmt: skip
SUSPEND = Action(
    NAMES.SUSPEND, About.ACCOUNT, _("Suspend"),
    _("They cannot write anywhere for a while, whatever name they use. They can read and ask somebody else to look."),
    _("Done. They cannot write until then, and are told why."), "u", timing=Timing.MUST,
    restriction=Restriction.Kind.SUSPENDED, everywhere=True,
)  # fmt: skip
BAN = Action(
    NAMES.BAN, About.ACCOUNT, _("Ban"),
    _("They cannot write anywhere any more. They can read, ask somebody else to look, and take their data along."),
    _("Done. They cannot write any more, and are told why."), "b", restriction=Restriction.Kind.BANNED, everywhere=True,
)  # fmt: skip
