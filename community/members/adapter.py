from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from . import passwords
from .second_factor import ProvesWithTheSecondFactor


class AccountAdapter(ProvesWithTheSecondFactor, DefaultAccountAdapter):
    """allauth's ways of doing things, where Hearth's differ."""

    is_joining = False

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _lazy("That login name and password don’t go together."),
        "username_taken": _lazy("Please choose another login name."),
        "too_many_login_attempts": _lazy("That was tried many times. Please wait a little and try again."),
        "rate_limited": _lazy("That was tried many times. Please wait a little and try again."),
    }

    def save_user(self, request, user, form, commit=True):
        user.username = form.cleaned_data["username"].lower()
        user.set_password(form.cleaned_data["password1"])
        if commit:
            form.join(user)
        return user

    def populate_username(self, request, user):
        """The login name is the person's own choice; none is made up from other data."""

    def clean_username(self, username, shallow=False):
        if "@" in username:
            # People would type their e-mail address here, and it is not needed.
            raise ValidationError(_("Please use letters, digits, dots and dashes. An e-mail address is not needed."))
        if any(not (letter.isalnum() or letter in "_.+-") for letter in username):
            raise ValidationError(_("Please use letters, digits, dots and dashes only."))
        return super().clean_username(username, shallow=shallow)

    def clean_password(self, password, user=None):
        return passwords.check(password, user)

    def post_login(self, request, user, *, signup, **kwargs):
        self.is_joining = signup
        return super().post_login(request, user, signup=signup, **kwargs)

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        # "Welcome back" is no greeting for somebody who came a moment ago.
        if not (self.is_joining and message_template == "account/messages/logged_in.txt"):
            super().add_message(request, level, message_template, *args, **kwargs)

    def get_signup_redirect_url(self, request):
        return reverse("recovery_sheet")
