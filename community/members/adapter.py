import unicodedata

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from . import mailing, passwords
from .second_factor import ProvesWithTheSecondFactor


class AccountAdapter(ProvesWithTheSecondFactor, DefaultAccountAdapter):
    """allauth's ways of doing things, where Hearth's differ."""

    is_joining = False

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _lazy(
            "That login name and password don’t go together. If you left the number out, please try your whole "
            "login name: it stands on your recovery sheet."
        ),
        "too_many_login_attempts": _lazy("That was tried many times. Please wait a little and try again."),
        "enter_current_password": _lazy("That is not your password. Please try again."),
        "incorrect_password": _lazy("That is not your password. Please try again."),
        "duplicate_email": _lazy("You gave us that address already."),
        "max_email_addresses": _lazy("You can give us %d addresses. Please remove one first."),
        "rate_limited": _lazy("That was tried many times. Please wait a little and try again."),
    }

    def save_user(self, request, user, form, commit=True):
        return form.join()

    def populate_username(self, request, user):
        """The login name is the person's own choice; none is made up from other data."""

    def clean_username(self, username, shallow=False):
        username = unicodedata.normalize("NFKC", username)
        if "@" in username:
            # People would type their e-mail address here, and it is not needed.
            raise ValidationError(_("Please use letters, digits, dots and dashes. An e-mail address is not needed."))
        if any(not (letter.isalnum() or letter in "_.+-") for letter in username):
            raise ValidationError(_("Please use letters, digits, dots and dashes only."))
        # Never looked up: a number is added, so that nobody learns whether the word is in use.
        return super().clean_username(username, shallow=True)

    def clean_password(self, password, user=None):
        return passwords.check(password, user)

    def post_login(self, request, user, *, signup, **kwargs):
        self.is_joining = signup
        if signup:
            # They chose their password a moment ago: a passkey or an e-mail is added without asking for it again.
            record_authentication(request, user, method="password", reauthenticated=True)
        return super().post_login(request, user, signup=signup, **kwargs)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        # "Welcome back" is no greeting for somebody who came a moment ago. That a mail was sent is said by the page,
        # which says it always: allauth says nothing if somebody else asked for one to that address lately.
        unsaid = {"account/messages/email_confirmation_sent.txt"}
        if self.is_joining:
            unsaid.add("account/messages/logged_in.txt")
        if request.path != reverse("mfa_generate_recovery_codes"):
            # Spare codes come with the first second lock unasked: talk of them frightens who just wrote down a sheet.
            unsaid.add("mfa/messages/recovery_codes_generated.txt")
        if message_template not in unsaid:
            super().add_message(request, level, message_template, *args, **kwargs)

    def format_email_subject(self, subject):
        # allauth would put the site's host in front.
        return str(subject)

    def send_mail(self, template_prefix, email, context):
        mail = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        mailing.send(mail.subject, mail.body, email)

    def get_email_verification_redirect_url(self, email_address):
        return reverse("account_email" if self.request.user.is_authenticated else "account_login")

    def get_password_change_redirect_url(self, request):
        return reverse("account_home")

    def get_signup_redirect_url(self, request):
        return reverse("welcome")
