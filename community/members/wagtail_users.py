"""Members in the Wagtail admin: login name, access and groups; no demand for names or e-mail."""

from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from . import services
from .forms import PseudonymField


class _NoNames:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields.pop(name, None)
        if "email" in self.fields:
            self.fields["email"].required = False


class MemberEditForm(_NoNames, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = {"username", "email", "is_active", "is_superuser", "groups"}


class MemberCreationForm(_NoNames, UserCreationForm):
    pseudonym = PseudonymField(help_text=_("The name others will see."))

    class Meta(UserCreationForm.Meta):
        fields = {"username", "email", "is_superuser", "groups"}

    def save(self, commit=True):
        member = super().save(commit=False)
        member.username = member.username.lower()
        if commit:
            services.join(member, self.cleaned_data["pseudonym"])
            self.save_m2m()
        return member


class MemberViewSet(UserViewSet):
    template_prefix = "members/wagtail_users/"

    def get_form_class(self, for_update=False):
        return MemberEditForm if for_update else MemberCreationForm
