"""Taking one's data along, being erased, and how long things are kept."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models.functions import Length
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.lib import ratelimit

from .. import registries, services
from ..forms.leaving import EraseForm, ReceiptForm
from ..models import Erasure, Export
from ..permissions import Refused
from ..services import exports, leaving

RECEIPT_TRIES, HOUR = 10, 3600


def _state(member):
    """The newest copy that was asked for, without the copy itself; `sealed` is its size in bytes."""
    found = Export.objects.defer("archive").annotate(sealed=Length("archive")).filter(member=member).first()
    if found is None:
        return {"state": "none"}
    if found.failed_at:
        return {"state": "failed", "export": found}
    if found.made_at is None:
        return {"state": "waiting", "export": found}
    if found.sealed is None or found.expires_at <= timezone.now():
        return {"state": "none"}
    # Sealing makes four bytes of three.
    return {"state": "ready", "export": found, "bytes": found.sealed * 3 // 4}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def my_data(request):
    """Ask for a copy, see whether it is made, and find the link to it."""
    if request.method == "POST":
        return _ask_for_data(request)
    context = {**_state(request.user), "days": exports.export_days()}
    return render(request, "members/data/_state.html" if request.htmx else "members/data.html", context)


@reauthentication_required
def _ask_for_data(request):
    try:
        exports.ask_for_export(request.user)
    except Refused as refused:
        messages.warning(request, refused.refusal.text)
    return redirect("my_data")


@login_required
@never_cache
@require_GET
def fetch_data(request, pk):
    """The copy itself: for its owner, after a fresh sign-in. One that is over, foreign or never was is answered alike."""
    export = Export.objects.filter(
        pk=pk, member=request.user, archive__isnull=False, expires_at__gt=timezone.now()
    ).defer("archive")
    if not export.exists():
        return render(request, "members/data/gone.html", {"days": exports.export_days()}, status=404)
    return _hand_over(request, export.defer(None).get())


@reauthentication_required
def _hand_over(request, export):
    response = HttpResponse(exports.read_export(export), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="your-data.zip"'
    return response


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def erase_account(request):
    """What goes and what stays; asking for it, and taking that back."""
    if request.method == "POST" and "stay" in request.POST:
        if leaving.take_back_erasure(request.user):
            messages.success(request, _("Your account stays. Nothing was erased."))
        return redirect("erase_account")
    if request.method == "POST":
        return _ask_for_erasure(request)
    return _erase_page(request, EraseForm())


def _erase_page(request, form, status=200, **more):
    context = {
        "form": form,
        "days": leaving.erasure_days(),
        "refusal": leaving.why_not_erase(request.user),
        "erasure": Erasure.objects.filter(member=request.user).first(),
        **more,
    }
    return render(request, "members/erase.html", context, status=status)


@reauthentication_required
def _ask_for_erasure(request):
    form = EraseForm(request.POST)
    if not form.is_valid():
        return _erase_page(request, form, 422)
    try:
        _erasure, code = services.ask_for_erasure(request.user)
    except Refused:
        return _erase_page(request, EraseForm(), 409)
    return _erase_page(request, EraseForm(), code=code, shown_once=True)


@never_cache
@require_http_methods(["GET", "POST"])
def receipt(request):
    """When an account was erased, for anybody who holds the code."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_valid():
        if not ratelimit.allowed("receipt", request.META.get("REMOTE_ADDR", ""), RECEIPT_TRIES, HOUR):
            form.add_error(None, _("That was tried many times. Please wait an hour and try again."))
        else:
            found = leaving.receipt_for(form.cleaned_data["code"])
            if found is None:
                form.add_error(None, _("No account was erased under this code, or not yet."))
    counts = []
    if found is not None:
        known = [(name, count) for name, count in found.counts.items() if name in registries.personal_data]
        counts = [(registries.title_of(name), count) for name, count in known]
    return render(
        request,
        "members/receipt.html",
        {"form": form, "receipt": found, "counts": counts},
        status=422 if form.is_bound and found is None else 200,
    )


@require_GET
def keeping(request):
    """How long things are kept, from the settings in force; anybody may read it."""
    lines = sorted(registries.kept.values(), key=lambda line: (line.order, line.name))
    return render(request, "members/keeping.html", {"lines": [(line.what, line.how_long()) for line in lines]})


def banner(request, **context):
    """For a member who asked to be erased: when, and the way back. Put at the top of their own pages."""
    if not request.user.is_authenticated:
        return ""
    erasure = Erasure.objects.filter(member=request.user).first()
    if erasure is None:
        return ""
    return render_to_string("members/_leaving.html", {"erasure": erasure, "to": reverse("erase_account")}, request)
