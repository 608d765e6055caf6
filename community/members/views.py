from allauth.account.decorators import reauthentication_required
from allauth.account.views import LogoutView as AllauthLogoutView
from allauth.account.views import SignupView as AllauthSignupView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.lib import ratelimit, slots
from community.lib.markup import to_html
from community.lib.views import safe_next

from . import queries, services
from .forms import AgreeForm, RecoverForm
from .models import Agreement

FORGET = '"storage"'


class SignupView(AllauthSignupView):
    """allauth's sign-up; wherever the person was going, the recovery sheet comes first."""

    def get_success_url(self):
        return f"{reverse('recovery_sheet')}?{urlencode({'next': safe_next(self.request)})}"


class LogoutView(AllauthLogoutView):
    """allauth's sign-out; the browser is told to forget half-written words too, in every tab."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = FORGET
        # Tabs that stay open learn by it (page.js) that this was a farewell, and not a session that ran out.
        response.set_cookie("left", "1", samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        return response


@never_cache
@require_GET
def sign_in_needed(request):
    """Where a page for some people sends everybody else: visitors to the sign-in, members to a kind “not here”."""
    if request.user.is_authenticated:
        # The admin left a message about permissions: read here and never shown, and the next answer is without it.
        if list(messages.get_messages(request)):
            return redirect(request.get_full_path())
        raise Http404
    return redirect(f"{reverse('account_login')}?{urlencode({'next': safe_next(request)})}")


@login_required
def account_home(request):
    """The member's own page: name, safety of the account, and what upper apps add."""
    return render(
        request,
        "members/account_home.html",
        {
            "persona": request.user.home_persona,
            "codes_left": queries.unused_recovery_codes(request.user).count(),
            "slots": slots.render("account_home", request),
        },
    )


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def recovery_sheet(request):
    """Offers the sheet after sign-up; making it shows the codes this once."""
    codes = None
    has_codes = queries.unused_recovery_codes(request.user).exists()
    if request.method == "POST":
        if has_codes:
            return _fresh_sheet(request)
        codes = services.make_recovery_sheet(request.user)
    return render(
        request, "members/recovery_sheet.html", {"codes": codes, "has_codes": has_codes, "next": safe_next(request)}
    )


@reauthentication_required
def _fresh_sheet(request):
    # An old sheet stops working, so the person proves once more who they are.
    codes = services.make_recovery_sheet(request.user)
    return render(
        request, "members/recovery_sheet.html", {"codes": codes, "has_codes": False, "next": safe_next(request)}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def recover(request):
    """A new password for one code of the sheet; wrong name and wrong code are answered alike."""
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = request.META.get("REMOTE_ADDR", "")
        wrong = None
        if not ratelimit.allowed("recover", address, 10, 3600) or not ratelimit.allowed(
            "recover-name", form.cleaned_data["username"].lower(), 10, 3600
        ):
            wrong = _("That was tried many times. Please wait an hour and try again.")
        elif services.recover(form.cleaned_data["username"], form.cleaned_data["code"], form.cleaned_data["password"]):
            messages.success(request, _("You have a new password. Please sign in with it."))
            return redirect("account_login")
        form.add_error(None, wrong or _("That login name and code don’t go together. A code works once."))
    return render(request, "members/recover.html", {"form": form})


@require_http_methods(["GET", "POST"])
def agreement(request):
    """The agreement in force, to read by anybody; a member accepts it elsewhere and takes that back by a POST here."""
    if request.method == "POST":
        return _withdraw_agreement(request)
    current = queries.current_agreement()
    if current is None:
        raise Http404
    to_accept = queries.agreement_to_accept(request.user) if request.user.is_authenticated else None
    return render(
        request,
        "members/agreement.html",
        {
            "agreement": current,
            "body_html": to_html(current.body),
            "to_accept": to_accept,
            "form": AgreeForm(),
            "next": safe_next(request),
        },
    )


@login_required
def _withdraw_agreement(request):
    services.withdraw_acceptance(request.user)
    messages.success(request, _("You have taken it back. You can read on. Before you write, we will ask again."))
    return redirect("agreement")


@login_required
@require_POST
def accept_agreement(request, pk):
    version = get_object_or_404(Agreement, pk=pk, published_at__isnull=False)
    form = AgreeForm(request.POST)
    if not form.is_valid():
        return render(
            request,
            "members/agreement.html",
            {
                "agreement": version,
                "body_html": to_html(version.body),
                "to_accept": version,
                "form": form,
                "next": safe_next(request),
            },
            status=422,
        )
    services.accept(request.user, version)
    messages.success(request, _("Thank you. You can write now."))
    return redirect(safe_next(request))
