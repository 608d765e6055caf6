"""Members in the Wagtail admin: login name, access and groups; no demand for names or e-mail.

To delete a member there is to erase them: the words of others stay readable, and the log stays whole.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, DeleteView, EditView, IndexView, UserViewSet

from . import services
from .forms import PseudonymField


class _NoNames:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields.pop(name, None)
        if "email" in self.fields:
            self.fields["email"].required = False

    def _clean_username(self):
        # Members sign in whatever the case they type, so two names may not differ in case alone.
        if "username" in self.cleaned_data:
            self.cleaned_data["username"] = self.cleaned_data["username"].lower()
        super()._clean_username()


class MemberEditForm(_NoNames, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = {"username", "email", "is_active", "is_superuser", "groups"}


class MemberCreationForm(_NoNames, UserCreationForm):
    pseudonym = PseudonymField(help_text=_("The name others will see."))

    class Meta(UserCreationForm.Meta):
        fields = {"username", "email", "is_superuser", "groups"}

    def save(self, commit=True):
        member = super().save(commit=False)
        if commit:
            services.join(member, self.cleaned_data["pseudonym"])
            self.save_m2m()
        return member


def may_change(staff, member):
    """Only those with full access may change the account of one who has it, or they could take it over."""
    return staff.is_superuser or not member.is_superuser


class MemberIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("home_persona")


class _FullAccessIsGivenByThoseWhoHaveIt:
    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class MemberCreateView(_FullAccessIsGivenByThoseWhoHaveIt, CreateView):
    pass


class MemberEditView(_FullAccessIsGivenByThoseWhoHaveIt, EditView):
    def dispatch(self, request, *args, **kwargs):
        if not may_change(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class MemberDeleteView(DeleteView):
    page_title = _("Erase member")
    success_message = _("The member has been erased.")

    def delete_action(self):
        services.erase(self.object)


class MemberViewSet(UserViewSet):
    template_prefix = "members/wagtail_users/"
    index_view_class = MemberIndexView
    add_view_class = MemberCreateView
    edit_view_class = MemberEditView
    delete_view_class = MemberDeleteView

    def get_form_class(self, for_update=False):
        return MemberEditForm if for_update else MemberCreationForm
