"""One member, for administrators: what state the account is in, the roles with their history, and what can be done."""

from datetime import datetime, time, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.apps import apps
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from .. import services
from ..models import Credential, Role
from ..permissions import Refused
from ..seeds import STAFF_GROUPS
from ..staff_permissions import may_change, roles_to_grant, why_not_grant, why_not_withdraw
from ..staff_registries import moderated_places
from . import queries as staff_queries

# Training grows old: these are always checked again. Those who work here may have no end.
MUST_END = (Role.VOLUNTEER, Role.PROFESSIONAL, Role.FACILITATOR)
SUGGESTED_DAYS, LONGEST_DAYS = 365, 3 * 366


class _OneMember(WagtailAdminTemplateMixin, View):
    """A page about one member, for those who may change members."""

    powers = ("members.change_member",)
    header_icon = "user"

    def dispatch(self, request, *args, **kwargs):
        # Before the search: who may not know of members does not learn which numbers are in use.
        if not request.user.has_perms(self.powers):
            raise PermissionDenied
        self.member = self.find(kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def find(self, pk):
        return get_object_or_404(staff_queries.people(), pk=pk)

    def must_be_allowed(self):
        if not may_change(self.request.user, self.member):
            raise PermissionDenied

    def get_page_title(self):
        return str(self.member)

    def get_breadcrumbs_items(self):
        own = reverse("wagtailusers_users:member", args=[self.member.pk])
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailusers_users:index"), "label": _("Members")},
            {"url": own, "label": str(self.member)},
            *self.last_crumb(),
        ]

    def last_crumb(self):
        """What the page is headed with."""
        return [{"url": "", "label": self.get_page_title()}]

    def back(self):
        return redirect("wagtailusers_users:member", pk=self.member.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(member=self.member, **kwargs)


class MemberPageView(_OneMember):
    template_name = "members/admin/member.html"

    def last_crumb(self):
        return []

    def get_context_data(self, **kwargs):
        member, staff = self.member, self.request.user
        roles = list(
            member.credentials.select_related("page", "granted_by__home_persona", "withdrawn_by__home_persona")
        )
        state = staff_queries.state_of(member, staff_queries.restricted_ids())
        return super().get_context_data(
            state=staff_queries.STATES[state],
            is_waiting=state == staff_queries.WAITING,
            is_paused=member.is_paused,
            label=member.home_persona.role_now if member.home_persona else "",
            roles_in_force=[(c, why_not_withdraw(staff, c) is None) for c in roles if c.in_force()],
            roles_past=[c for c in roles if not c.in_force()],
            may_grant=any(why_not_grant(staff, member, role) is None for role in roles_to_grant(staff)),
            may_change=may_change(staff, member),
            may_erase=staff.has_perm("members.delete_member") and staff.pk != member.pk and may_change(staff, member),
            is_oneself=staff.pk == member.pk,
            circles=list(member.groups.exclude(name__in=STAFF_GROUPS).order_by("name")),
            has_second_factor=is_mfa_enabled(member, types=["totp", "webauthn"]),
            **kwargs,
        )

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data())


class LetInView(_OneMember):
    http_method_names = ["post"]

    def post(self, request, pk):
        self.must_be_allowed()
        if services.admit_to_community(self.member, request.user):
            messages.success(request, _("%(name)s can write now, and is told so.") % {"name": self.member})
        else:
            messages.info(request, _("%(name)s is not waiting any more.") % {"name": self.member})
        return self.back()


class DeclineView(_OneMember):
    template_name = "members/admin/decline.html"

    def get_page_title(self):
        return _("Do not let them in")

    def get(self, request, pk):
        self.must_be_allowed()
        if self.member.is_approved:
            return self.back()
        return self.render_to_response(self.get_context_data())

    def post(self, request, pk):
        self.must_be_allowed()
        name = str(self.member)
        try:
            services.decline(self.member, request.user)
        except Refused as refused:
            messages.error(request, refused.refusal.text)
            return self.back()
        messages.success(request, _("%(name)s was not let in. The account is erased.") % {"name": name})
        return redirect("wagtailusers_users:index")


class SignOutView(_OneMember):
    http_method_names = ["post"]

    def post(self, request, pk):
        self.must_be_allowed()
        services.sign_member_out(self.member, request.user)
        messages.success(request, _("%(name)s is signed out on every device.") % {"name": self.member})
        if self.member.pk == request.user.pk:
            return redirect("account_login")
        return self.back()


def moderated_pages():
    """The boards and groups that somebody can moderate alone."""
    models = [apps.get_model(name) for name in moderated_places]
    types = ContentType.objects.get_for_models(*models).values()
    return Page.objects.filter(content_type__in=types).order_by("title")


class GrantForm(forms.Form):
    """What role, on what evidence, until when."""

    role = forms.ChoiceField(label=gettext_lazy("Role"))
    page = forms.ModelChoiceField(
        label=gettext_lazy("Only here"),
        queryset=Page.objects.none(),
        required=False,
        empty_label=gettext_lazy("Everywhere"),
        help_text=gettext_lazy("For a moderator of one board or group, and of what lies under it."),
    )
    evidence = forms.CharField(
        label=gettext_lazy("What you checked"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "What you saw and when, such as “Certificate of our course, seen on paper”. Kept under lock; only "
            "administrators read it, and the person in their own copy of their data."
        ),
        error_messages={"required": gettext_lazy("Please write what you checked.")},
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Good until the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy(
            "Label and powers end by themselves. Moderators, editors and administrators may have no end."
        ),
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "—"), *((role.value, role.label) for role in roles_to_grant(staff))]
        self.fields["page"].queryset = moderated_pages()
        self.fields["expires_on"].initial = timezone.localdate() + timedelta(days=SUGGESTED_DAYS)

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("Please choose a day that is still to come."))
        if day and day > timezone.localdate() + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError(_("Please choose a day within the next three years."))
        return day

    def clean(self):
        cleaned = super().clean()
        role = cleaned.get("role")
        if role in MUST_END and "expires_on" in cleaned and not cleaned["expires_on"]:
            self.add_error("expires_on", _("This role needs an end, so that somebody looks again."))
        if cleaned.get("page") and role and role != Role.MODERATOR:
            self.add_error("page", _("Only moderators can be for one place alone."))
        return cleaned

    @property
    def expires_at(self):
        """The end of the last day, by the community's clock."""
        day = self.cleaned_data["expires_on"]
        if not day:
            return None
        return datetime.combine(day + timedelta(days=1), time(), timezone.get_default_timezone())


class GrantView(_OneMember):
    template_name = "members/admin/grant.html"
    powers = ("members.change_member", "members.add_credential")

    def get_page_title(self):
        return _("Give a role")

    @cached_property
    def refusal(self):
        offered = [why_not_grant(self.request.user, self.member, role) for role in roles_to_grant(self.request.user)]
        return offered[0] if all(offered) else None

    def get(self, request, pk):
        return self._form(GrantForm(staff=request.user))

    def _form(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form, refusal=self.refusal), status=status)

    def post(self, request, pk):
        form = GrantForm(request.POST, staff=request.user)
        if not form.is_valid():
            return self._form(form, 422)
        data = form.cleaned_data
        try:
            given = services.grant_credential(
                self.member, data["role"], data["evidence"], request.user, form.expires_at, data["page"]
            )
        except Refused as refused:
            form.add_error(None, refused.refusal.text)
            return self._form(form, 403)
        messages.success(request, _("%(name)s is “%(role)s” now.") % {"name": self.member, "role": given})
        return self.back()


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it ends"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Kept under lock with the history of the role."),
        error_messages={"required": gettext_lazy("Please write why.")},
    )


class WithdrawView(_OneMember):
    template_name = "members/admin/withdraw.html"
    powers = ("members.change_member", "members.change_credential")

    def get_page_title(self):
        return _("Take a role back")

    def find(self, pk):
        self.credential = get_object_or_404(
            Credential.objects.select_related("member__home_persona", "page").filter(
                Q(withdrawn_at__isnull=True), member__in=staff_queries.people()
            ),
            pk=pk,
        )
        return self.credential.member

    def get(self, request, pk):
        return self._form(WithdrawForm())

    def _form(self, form, status=200):
        refusal = why_not_withdraw(self.request.user, self.credential)
        return self.render_to_response(
            self.get_context_data(form=form, credential=self.credential, refusal=refusal), status=status
        )

    def post(self, request, pk):
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self._form(form, 422)
        try:
            services.withdraw_credential(self.credential, request.user, form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, refused.refusal.text)
            return self._form(form, 403)
        messages.success(
            request, _("%(name)s is no longer “%(role)s”.") % {"name": self.member, "role": self.credential}
        )
        return self.back()
