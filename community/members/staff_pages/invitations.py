"""Invitation codes in the admin: made, shown once, counted, ended."""

from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet

from community.lib.staff_lists import ListedAlone
from community.lib.templatetags.hearth import calm_date

from .. import services
from ..models import CommunitySettings, Invitation

MOST_PEOPLE = 500
SUGGESTED_DAYS = 30


def state_of(invitation):
    if invitation.revoked_at is not None:
        return _("Ended by staff")
    if invitation.works():
        return _("Works")
    return _("Used up") if invitation.uses >= invitation.most_uses else _("Over")


def _last_day(invitation):
    return calm_date(invitation.expires_at - timedelta(microseconds=1)) if invitation.expires_at else ""


class InvitationForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What it is for"),
        max_length=120,
        help_text=gettext_lazy("So that you know it again, such as “Course in May”. Please write no real names here."),
    )
    most_uses = forms.IntegerField(label=gettext_lazy("How many people"), min_value=1, max_value=MOST_PEOPLE, initial=1)
    expires_on = forms.DateField(
        label=gettext_lazy("Works until the end of"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].initial = timezone.localdate() + timedelta(days=SUGGESTED_DAYS)

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if not timezone.localdate() <= day <= timezone.localdate() + timedelta(days=366):
            raise forms.ValidationError(_("Please choose a day within the next year."))
        return day

    @property
    def expires_at(self):
        day = self.cleaned_data["expires_on"] + timedelta(days=1)
        return datetime.combine(day, time(), timezone.get_default_timezone())


class _OfInvitations(WagtailAdminTemplateMixin, View):
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.power):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("invitations:index"), "label": _("Invitations")},
            {"url": "", "label": self.get_page_title()},
        ]


class MakeView(_OfInvitations):
    template_name = "members/admin/invite.html"
    power = "members.add_invitation"
    page_title = gettext_lazy("Invite people")

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=InvitationForm()))

    def post(self, request):
        form = InvitationForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        data = form.cleaned_data
        invitation, code = services.make_invitation(request.user, data["note"], data["most_uses"], form.expires_at)
        link = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('account_signup')}?{urlencode({'code': code})}"
        # Not kept anywhere: this answer is the one place where the code ever stands.
        context = self.get_context_data(invitation=invitation, code=code, link=link, last_day=_last_day(invitation))
        return self.render_to_response(context)


class RevokeView(_OfInvitations):
    template_name = "members/admin/revoke.html"
    power = "members.change_invitation"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.invitation = Invitation.objects.filter(pk=kwargs["pk"]).first()

    def get_page_title(self):
        return _("End “%(name)s”?") % {"name": self.invitation}

    def get(self, request, pk):
        if self.invitation is None:
            raise Http404
        return self.render_to_response(self.get_context_data(invitation=self.invitation))

    def post(self, request, pk):
        if self.invitation is None:
            raise Http404
        if services.revoke_invitation(self.invitation, request.user):
            messages.success(request, _("The code lets nobody in any more. Who came with it stays."))
        return redirect("invitations:index")


class InvitationIndexView(IndexView):
    page_title = gettext_lazy("Invitations")
    any_permission_required = ["add", "change"]
    add_item_label = gettext_lazy("Invite people")
    is_searchable = False
    list_export = []

    def get_base_queryset(self):
        return Invitation.objects.select_related("made_by__home_persona")

    def get_edit_url(self, invitation):
        if invitation.works() and self.request.user.has_perm("members.change_invitation"):
            return reverse("invitations:revoke", args=[invitation.pk])
        return None

    def get_list_buttons(self, instance):
        return []

    @cached_property
    def columns(self):
        return [
            TitleColumn("note", label=_("What it is for"), accessor=str, get_url=self.get_edit_url),
            Column("uses", label=_("Used"), accessor=lambda i: _("%(uses)s of %(most)s") % {"uses": i.uses, "most": i.most_uses}),
            Column("expires_at", label=_("Last day"), accessor=_last_day, sort_key="expires_at"),
            Column("state", label=_("State"), accessor=state_of),
            Column("made_by", label=_("Made by"), accessor=lambda i: i.made_by or ""),
            DateColumn("made_at", label=_("Made"), sort_key="made_at"),
        ]  # fmt: skip

    def get_context_data(self, *args, **kwargs):
        settings_in_force = CommunitySettings.for_request(self.request)
        return super().get_context_data(*args, asks=settings_in_force.joining == "invitation", **kwargs)


class InvitationViewSet(ListedAlone, ModelViewSet):
    model = Invitation
    name = url_prefix = "invitations"
    menu_order = 72
    menu_label = gettext_lazy("Invitations")
    icon = "mail"
    own_pages = ("add",)
    list_per_page = 50
    form_fields = ["note"]
    index_view_class = InvitationIndexView

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("new/", MakeView.as_view(), name="add"),
            path("<int:pk>/end/", RevokeView.as_view(), name="revoke"),
        ]

    def register_admin_url_finder(self):
        """No page of its own to find."""
