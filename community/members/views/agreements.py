"""Reading the agreement, agreeing, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.lib.markup import to_html
from community.lib.views import safe_next

from .. import queries, services
from ..forms import AgreeForm
from ..models import Agreement


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
