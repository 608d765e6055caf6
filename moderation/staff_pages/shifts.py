"""Shifts in the Wagtail admin: “I am here”, the rota of a week, and the addresses by which one is called."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.apps import apps
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from community.members import staff_registries
from community.members.permissions import Refused

from .. import shifts_queries
from ..models import Contact, Shift
from ..scope import scope_of_request
from ..services import shifts
from ..templatetags.shifts import switch_for
from .base import StaffPage

MOMENT = "%Y-%m-%dT%H:%M"


class PlanForm(forms.Form):
    """Hours to put into the rota, in the reader's own time."""

    OPEN, MINE = "open", "mine"

    starts_at = forms.DateTimeField(
        label=gettext_lazy("From"), input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        error_messages={"required": gettext_lazy("Please say when it begins.")},
    )  # fmt: skip
    ends_at = forms.DateTimeField(
        label=gettext_lazy("To"), input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        error_messages={"required": gettext_lazy("Please say when it ends.")},
    )  # fmt: skip
    whose = forms.ChoiceField(
        label=gettext_lazy("Who?"), initial=MINE, widget=forms.RadioSelect,
        choices=[(MINE, gettext_lazy("I do it")), (OPEN, gettext_lazy("Anybody may take it"))],
    )  # fmt: skip
    place = forms.ModelChoiceField(
        label=gettext_lazy("Only here"), queryset=Page.objects.none(), required=False,
        empty_label=gettext_lazy("Everywhere"),
        help_text=gettext_lazy("Hours for one board or group promise nothing to the others."),
    )  # fmt: skip

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places


class AddressForm(forms.Form):
    """One address, as Apprise writes it."""

    url = forms.CharField(
        label=gettext_lazy("Address"), max_length=500,
        help_text=gettext_lazy("Such as ntfys://your-topic, mailto://… or pover://…. It is kept sealed."),
        error_messages={"required": gettext_lazy("Please type an address first.")},
    )  # fmt: skip


def places_in(scope):
    """The boards and groups within `scope`, of which one alone can have a shift."""
    models = [apps.get_model(label) for label in staff_registries.moderated_places]
    return scope.pages(Page.objects.type(*models)).order_by("title") if models else Page.objects.none()


def week_of(text, today):
    """The Monday of the week that `text` (a date) lies in; this week's for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today
    if not date(2000, 1, 10) < day < date(2200, 1, 1):
        day = today
    return day - timedelta(days=day.weekday())


def days_of(monday):
    """[(day, [Shift…])…] of a week; one that goes over midnight stands on the day it begins."""
    begin = timezone.make_aware(datetime.combine(monday, time()))
    end = timezone.make_aware(datetime.combine(monday + timedelta(days=7), time()))
    days = {monday + timedelta(days=number): [] for number in range(7)}
    for shift in Shift.objects.filter(starts_at__gte=begin, starts_at__lt=end).select_related(
        "member__home_persona", "place"
    ):
        days[timezone.localtime(shift.starts_at).date()].append(shift)
    return list(days.items())


class ShiftsView(StaffPage):
    """The page and all its buttons: `do` says which one."""

    template_name = "moderation/shifts/shifts.html"
    header_icon = "calendar"

    def get_page_title(self):
        return _("Shifts")

    def get(self, request):
        return self.answer()

    def answer(self, status=200, **given):
        now = timezone.now()
        monday = week_of(self.request.GET.get("week", ""), timezone.localdate())
        mine = shifts_queries.own_shift(self.request.user, now)
        context = {
            "now": now,
            "mine": mine if mine is not None and mine.is_on(now) else None,
            "here": shifts_queries.shifts_on(now),
            "coverage": shifts_queries.coverage(now=now),
            "days": days_of(monday),
            "before": monday - timedelta(days=7),
            "after": monday + timedelta(days=7),
            "contacts": Contact.objects.filter(member=self.request.user).defer("url"),
            "plan": PlanForm(places=self._places()),
            "address": AddressForm(),
            **given,
        }
        return self.render_to_response(self.get_context_data(**context), status=status)

    def post(self, request):
        doing = getattr(self, f"_{request.POST.get('do', '')}", None) if request.POST.get("do") in DOINGS else None
        if doing is None:
            messages.error(request, _("This cannot be done here. Please choose from what is offered."))
            return self.answer(422)
        try:
            wrong = doing(request)
        except Refused as refused:
            messages.error(request, refused.refusal.text)
            return self.answer(409, **self._typed(request))
        if wrong is None and request.POST.get("back") in BACK:
            return redirect(BACK[request.POST["back"]])
        return wrong or redirect(f"{reverse('shifts')}?{request.GET.urlencode()}" if request.GET else "shifts")

    def _typed(self, request):
        """What was typed stays in its form."""
        if request.POST["do"] == "plan":
            return {"plan": PlanForm(request.POST, places=self._places())}
        return {"address": AddressForm(request.POST)} if request.POST["do"] == "address" else {}

    def _places(self):
        return places_in(scope_of_request(self.request))

    def _number(self, request):
        number = request.POST.get("pk", "")
        return int(number) if number.isdecimal() and len(number) < 16 else 0

    def _on(self, request):
        shifts.switch_on(request.user)
        messages.success(request, _("You are on. Thank you for being here."))

    def _off(self, request):
        ended = shifts.switch_off(request.user)
        messages.success(request, _("You are off. Rest well."))
        if waiting := shifts_queries.left_waiting(request.user) if ended else 0:
            words = ngettext(
                "%(n)s crisis case still waits, and nobody is here for it now. If you can, ask somebody to come.",
                "%(n)s crisis cases still wait, and nobody is here for them now. If you can, ask somebody to come.",
                waiting,
            )
            messages.warning(request, words % {"n": waiting})

    def _plan(self, request):
        form = PlanForm(request.POST, places=self._places())
        if not form.is_valid():
            return self.answer(422, plan=form)
        data = form.cleaned_data
        member = request.user if data["whose"] == PlanForm.MINE else None
        shifts.plan(request.user, data["starts_at"], data["ends_at"], member, data["place"])
        messages.success(request, _("It is in the rota."))

    def _take(self, request):
        shifts.take(self._number(request), request.user)
        messages.success(request, _("These hours are yours now. Thank you."))

    def _give(self, request):
        shifts.give_away(self._number(request), request.user)
        messages.success(request, _("These hours are open. Somebody else can take them."))

    def _cancel(self, request):
        shifts.cancel(self._number(request), request.user)
        messages.success(request, _("These hours are out of the rota."))

    def _address(self, request):
        form = AddressForm(request.POST)
        if not form.is_valid():
            return self.answer(422, address=form)
        shifts.add_contact(request.user, form.cleaned_data["url"])
        messages.success(request, _("Added. Please send a test, so that you know it works."))

    def _remove(self, request):
        shifts.remove_contact(self._number(request), request.user)
        messages.success(request, _("It is gone."))

    def _test(self, request):
        if shifts.test_contact(self._number(request), request.user):
            messages.success(request, _("The test went out. Did it reach you?"))
        else:
            messages.error(request, _("The test did not go out. Please look at the address, and add it again."))


# Where the button of another page leads back to.
BACK = {"queue": "queue:index", "home": "wagtailadmin_home"}
DOINGS = frozenset({"on", "off", "plan", "take", "give", "cancel", "address", "remove", "test"})


class _Shifts(MenuItem):
    def is_shown(self, request):
        return bool(scope_of_request(request))


class WhoIsHere(Component):
    """On the admin's front page: the switch, next to who is on shift."""

    order = 20
    template_name = "moderation/shifts/_home.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return switch_for(self.request, "home")


@hooks.register("construct_homepage_panels")
def tell_who_is_here(request, panels):
    if scope_of_request(request):
        panels.append(WhoIsHere(request))


@hooks.register("register_admin_menu_item")
def shifts_menu_item():
    return _Shifts(_("Shifts"), reverse("shifts"), name="shifts", icon_name="calendar", order=51)


@hooks.register("register_admin_urls")
def shifts_urls():
    return [path("shifts/", ShiftsView.as_view(), name="shifts")]
