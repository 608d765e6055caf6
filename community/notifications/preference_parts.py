"""What a member can choose about notices: quiet hours, and what may be mailed."""

from django.utils.translation import gettext_lazy as _

from community.members.models import Preferences
from community.members.registries import PreferencePart, register_preferences
from community.members.services.preferences import choose

from . import registry
from .forms import MailForm, QuietForm


def _chosen(member):
    return Preferences.objects.filter(member=member).first() or Preferences()


def _quiet(member, data):
    chosen = _chosen(member)
    return QuietForm(data, prefix="quiet", initial={"quiet_from": chosen.quiet_from, "quiet_until": chosen.quiet_until})


def _save_quiet(member, form):
    choose(member, **form.cleaned_data)
    return {}


def _mail(member, data):
    unwanted = _chosen(member).no_mail
    form = MailForm(
        data, prefix="mail", initial={"mail": [name for name, _words in registry.groups() if name not in unwanted]}
    )
    form.member = member
    return form


def _save_mail(member, form):
    choose(member, no_mail=form.no_mail)
    return {}


def register():
    register_preferences(
        PreferencePart(
            "mail", _("E-mail"), _mail, _save_mail, order=60,
            lead=_("Our e-mails say only that something waits for you here. They name nobody and no subject."),
            template="notifications/preferences/_mail.html",
        )
    )  # fmt: skip
    register_preferences(
        PreferencePart(
            "quiet", _("Quiet hours"), _quiet, _save_quiet, order=70,
            lead=_("In these hours we send no e-mail; it waits until they end. Your notices here show all at once."),
            template="notifications/preferences/_quiet.html",
        )
    )  # fmt: skip
