from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _


class AccountAdapter(DefaultAccountAdapter):
    """allauth's ways of doing things, where Hearth's differ."""

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
        return super().clean_username(username, shallow=shallow)

    def get_signup_redirect_url(self, request):
        return reverse("recovery_sheet")
