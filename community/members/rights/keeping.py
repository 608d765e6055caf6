"""How long this app, and the libraries beneath it, keep what is about people: each from its real setting."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.lib import kept

from ..models import CommunitySettings
from ..registries import register_kept

DAY = 24 * 60 * 60


def days(number):
    """`7 days`, `1 day`; for none, that nothing waits."""
    if not number:
        return _("Not at all")
    return ngettext("%(n)d day", "%(n)d days", number) % {"n": number}


def until_erased():
    return _("Until you erase your account")


def _community():
    return CommunitySettings.objects.first() or CommunitySettings()


def _former_names():
    from ..services import personas

    return days(personas.NAME_RESTS_DAYS)


def _kept_words():
    hours = kept.LONGEST // 3600
    return ngettext(
        "%(n)d hour, or until you sign out", "%(n)d hours, or until you sign out", hours
    ) % {"n": hours}  # fmt: skip


register_kept(
    "account", gettext_lazy("Your account: login name, names, e-mail, choices, roles, what you agreed to, whom you muted"),
    until_erased, order=10,
    models=(
        "members.Member", "members.Persona", "members.Credential", "members.Acceptance", "members.RecoveryCode",
        "members.Mute", "members.Block", "members.Preferences", "members.WarningChoice", "members.Invitation",
        "account.EmailAddress", "mfa.Authenticator", "wagtailusers.UserProfile",
    ),
)  # fmt: skip
register_kept(
    "sign_ins", gettext_lazy("Sign-ins: what kind of device, and when. Gone when you sign out"),
    lambda: days(settings.SESSION_COOKIE_AGE // DAY), models=("usersessions.UserSession",), order=60,
)  # fmt: skip
register_kept(
    "kept_words", gettext_lazy("Words you were writing when something went wrong, kept so that you can go on"), _kept_words,
    order=62,
)  # fmt: skip
register_kept(
    "former_names", gettext_lazy("A name you gave up, so that nobody else can pass for you"), _former_names,
    models=("members.FormerName",), order=64,
)  # fmt: skip
register_kept(
    "exports", gettext_lazy("A copy of your data that you asked for"), lambda: days(_community().export_days),
    models=("members.Export",), order=70,
)  # fmt: skip
register_kept(
    "erasures", gettext_lazy("Time to think again before an account is erased"), lambda: days(_community().erasure_days),
    models=("members.Erasure",), order=72,
)  # fmt: skip
register_kept(
    "receipts", gettext_lazy("Receipts of erased accounts: the day and how much, no name"),
    lambda: _("As long as this community runs"), order=74,
)  # fmt: skip
register_kept(
    "staff_log", gettext_lazy("The log of what staff did to an account or a page. Your name is taken out when you go"),
    lambda: _("As long as this community runs"),
    models=("wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry"), order=80,
)  # fmt: skip
register_kept(
    "staff_work", gettext_lazy("Staff’s own drafts, notes on drafts and subscriptions"), until_erased, order=82,
    models=(
        "wagtailcore.APIToken", "wagtailadmin.EditingSession", "wagtailadmin.FormState", "wagtailcore.PageSubscription",
        "wagtailcore.UploadedFile", "wagtailcore.Comment", "wagtailcore.CommentReply",
    ),
)  # fmt: skip
