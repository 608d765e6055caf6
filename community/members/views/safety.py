"""Devices, second factors, a new name, a break: what keeps an account and its person safe."""

from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.lib import ratelimit
from community.lib.templatetags.hearth import calm_date
from community.lib.views import safe_next

from .. import devices, services
from ..forms.safety import BreakForm, RenameForm
from ..permissions import Refused, why_not_act_as_staff
from ..second_factor import FACTORS, is_last_factor_of_staff
from ..services import personas as naming
from ..services import safety

_OTHERS = "others"


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def signed_in_devices(request):
    """Where one is signed in. A POST ends one sign-in (`device`), or all but this one (`device=others`)."""
    if request.method == "POST":
        return _sign_out_devices(request, request.POST.get("device", ""))
    found = UserSession.objects.purge_and_list(request.user)
    if all(device.session_key != request.session.session_key for device in found):
        UserSession.objects.create_from_request(request)
        found = UserSession.objects.purge_and_list(request.user)
    shown = [
        {
            "id": device.pk,
            "name": devices.name_of(device.user_agent) or _("A device we don’t know"),
            "since": device.created_at,
            "is_this": device.session_key == request.session.session_key,
        }
        for device in found
    ]
    shown.sort(key=lambda device: (not device["is_this"], -device["since"].timestamp()))
    return render(request, "usersessions/usersession_list.html", {"devices": shown})


def _sign_out_devices(request, which):
    if which == _OTHERS:
        services.sign_out_everywhere(request.user)
        update_session_auth_hash(request, request.user)
        UserSession.objects.create_from_request(request)
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("usersessions_list")
    here = UserSession.objects.filter(user=request.user, session_key=request.session.session_key).first()
    if here is not None and which == str(here.pk):
        logout(request)
        return redirect("account_login")
    if which.isdecimal() and len(which) < 19 and safety.sign_out_device(request.user, int(which)):
        messages.success(request, _("That device is signed out."))
    else:
        messages.info(request, _("That device was signed out already."))
    return redirect("usersessions_list")


def ask_for_second_factor(request, to="", status=403):
    """The page that tells somebody of the staff what to do first; it leads on to `to`."""
    to = to or (request.get_full_path() if request.method == "GET" else "/admin/")
    context = {"has_one": is_mfa_enabled(request.user, types=FACTORS), "next": to}
    return render(request, "members/second_factor_needed.html", context, status=status)


@login_required
@never_cache
@require_GET
def second_factor(request):
    """Where rooms and other pages send staff who came by a password alone; leads on to `next`."""
    to = safe_next(request, default="/account/")
    if why_not_act_as_staff(request.session, request.user) is None:
        return redirect(to)
    return ask_for_second_factor(request, to, status=200)


class RemovePasskey(RemoveWebAuthnView):
    """allauth's, but for the only second factor of somebody who must have one."""

    def form_valid(self, form):
        if is_last_factor_of_staff(self.object):
            messages.error(
                self.request,
                _("Staff need a second lock, and this is your only one. Please add another first."),
            )
            return redirect("mfa_index")
        return super().form_valid(form)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def rename(request):
    """A new name, at most once in a while."""
    member = request.user
    free_at = naming.may_rename_at(member)
    form = RenameForm(request.POST if request.method == "POST" else None, member=member)
    if request.method == "POST" and form.is_valid():
        # Each try tells whether somebody bears a name: who asks for hundreds is not choosing one.
        if not ratelimit.allowed("rename", member.pk, 20, 3600):
            form.add_error(None, _("That was tried many times. Please wait an hour and try again."))
        else:
            try:
                persona = services.rename(member, form.cleaned_data["name"])
            except Refused as no:
                form.add_error("name" if no.refusal.code in ("taken", "name") else None, no.refusal.text)
            else:
                messages.success(request, _("Your name is %(name)s now.") % {"name": persona.name})
                return redirect("account_home")
    context = {
        "form": form,
        "persona": member.home_persona,
        "free_at": free_at,
        "rename_days": naming.rename_days(),
        "rests_days": naming.NAME_RESTS_DAYS,
    }
    return render(request, "members/rename.html", context, status=422 if form.is_bound else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def take_a_break(request):
    """Rest until a day: nothing is mailed and nothing can be written until then."""
    form = BreakForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.pause(request.user, form.cleaned_data["until"])
        until = calm_date(timezone.localtime(form.cleaned_data["until"]))
        messages.success(
            request, _("Your break has begun. It ends by itself on %(day)s. Take care of yourself.") % {"day": until}
        )
        return redirect("account_home")
    return render(request, "members/break.html", {"form": form}, status=422 if form.is_bound else 200)


@login_required
@require_POST
def end_break(request):
    services.resume(request.user)
    messages.success(request, _("Good to see you. You can write again."))
    return redirect(safe_next(request, default="/account/"))
