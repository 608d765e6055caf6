"""Members in the Wagtail admin: no demand for names or e-mail, and staff groups come with a role alone.

To delete a member there is to erase them: the words of others stay readable, and the log stays whole.
"""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from .. import services
from ..forms import PseudonymField
from ..permissions import Refused
from ..staff_permissions import groups_to_hand_out, may_change
from . import queries as staff_queries
from .member_list import MemberFilterSet, MemberIndexView
from .member_page import DeclineView, GrantView, LetInView, MemberPageView, SignOutView, WithdrawView


class _NoNames:
    """Wagtail's form of an account without what nobody here is asked for. E-mail is the member's own affair."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name", "email"):
            self.fields.pop(name, None)
        self.fields["groups"].label = _("Circles")
        self.fields["groups"].help_text = _(
            "Which closed boards and groups they can see. Staff groups come and go with a role."
        )
        # Wagtail offers it to nobody who edits themselves.
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].label = _("Full access")
            self.fields["is_superuser"].help_text = _("To everything, and without an end. Give it to very few.")

    def offer_groups(self, staff):
        self.fields["groups"].queryset = groups_to_hand_out(staff)
        if not staff.is_superuser:
            self.fields.pop("is_superuser", None)


class MemberEditForm(_NoNames, UserEditForm):
    field_order = ["username", "is_active", "groups", "is_superuser", "password1", "password2"]

    class Meta(UserEditForm.Meta):
        fields = {"username", "is_active", "is_superuser", "groups"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].disabled = True
        self.fields["username"].help_text = _("Only they and administrators know it. It stays as it is.")
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = _(
            "Leave it empty to keep the old one. A new one signs them out everywhere."
        )

    def save(self, commit=True):
        # What this form does not offer is not this form's to take.
        offered = self.fields["groups"].queryset
        kept = list(self.instance.groups.exclude(pk__in=offered)) if self.instance.pk else []
        member = super().save(commit)
        if commit:
            member.groups.add(*kept)
        return member


class MemberCreationForm(_NoNames, UserCreationForm):
    pseudonym = PseudonymField(help_text=gettext_lazy("The name others will see."))
    field_order = ["username", "pseudonym", "password1", "password2", "groups", "is_superuser"]

    class Meta(UserCreationForm.Meta):
        fields = {"username", "is_superuser", "groups"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _("Letters, digits, dots and dashes. A number is put behind it.")

    def clean_username(self):
        return get_adapter().clean_username(self.cleaned_data["username"].lower(), shallow=True)

    def _clean_username(self):
        """Whether somebody else has that word does not matter: the number behind it makes it one of a kind."""

    def save(self, commit=True):
        member = super().save(commit=False)
        member.login_word = member.username
        member.username = services.login_name_for(member.login_word)
        if commit:
            services.join(member, self.cleaned_data["pseudonym"])
            self.save_m2m()
        return member


class _OfferedByRank:
    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        form.offer_groups(self.request.user)
        return form


class MemberCreateView(_OfferedByRank, CreateView):
    page_title = gettext_lazy("Add a member")
    success_message = None

    def get_success_url(self):
        messages.success(
            self.request,
            _("%(name)s is a member now and signs in as “%(login)s”. Please tell them both login name and password.")
            % {"name": self.object, "login": self.object.username},
        )
        return reverse("wagtailusers_users:member", args=[self.object.pk])


class _NobodyErased:
    def get_object(self, *args, **kwargs):
        member = super().get_object(*args, **kwargs)
        if not staff_queries.people().filter(pk=member.pk).exists():
            raise Http404
        return member


class MemberEditView(_NobodyErased, _OfferedByRank, EditView):
    success_message = gettext_lazy("Saved.")

    def dispatch(self, request, *args, **kwargs):
        if not may_change(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def save_instance(self):
        member = super().save_instance()
        for field, action in (("password1", "members.password"), ("is_active", None)):
            if field in self.form.changed_data:
                log(
                    instance=member,
                    action=action or ("members.reopen" if member.is_active else "members.close"),
                    user=self.request.user,
                )
        return member

    def get_success_url(self):
        return reverse("wagtailusers_users:member", args=[self.object.pk])


class MemberDeleteView(_NobodyErased, DeleteView):
    page_title = gettext_lazy("Erase member")
    success_message = gettext_lazy("The member has been erased.")

    def delete_action(self):
        services.erase(self.object)
        log(instance=self.object, action="members.erase", user=self.request.user)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except Refused as refused:
            messages.error(self.request, refused.refusal.text)
            return redirect("wagtailusers_users:member", pk=self.object.pk)


class MemberViewSet(UserViewSet):
    template_prefix = "members/wagtail_users/"
    menu_label = gettext_lazy("Members")
    menu_name = "members"
    menu_order = 70
    icon = "group"
    add_to_settings_menu = False
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 30
    ordering = "-date_joined"
    filterset_class = MemberFilterSet
    search_fields = ["home_persona__name", "username"]
    search_backend_name = None
    index_view_class = MemberIndexView
    add_view_class = MemberCreateView
    edit_view_class = MemberEditView
    delete_view_class = MemberDeleteView

    def get_form_class(self, for_update=False):
        return MemberEditForm if for_update else MemberCreationForm

    def get_urlpatterns(self):
        ours = (
            ("member/<int:pk>/", MemberPageView, "member"),
            ("member/<int:pk>/let-in/", LetInView, "let_in"),
            ("member/<int:pk>/decline/", DeclineView, "decline"),
            ("member/<int:pk>/sign-out/", SignOutView, "sign_out"),
            ("member/<int:pk>/role/", GrantView, "grant"),
            ("role/<int:pk>/end/", WithdrawView, "withdraw"),
        )
        return [
            *super().get_urlpatterns(),
            *(path(route, self.construct_view(view), name=name) for route, view, name in ours),
        ]
