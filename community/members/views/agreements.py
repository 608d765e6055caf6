"""Reading what is agreed, agreeing, taking it back, and everything one ever agreed to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.lib.markup import to_html
from community.lib.views import safe_next

from .. import queries, services
from ..forms import AgreeForm


def _part(agreement, held, form=None):
    """One document as its template draws it; `held` is the reader's acceptance in force for its scope, or None."""
    return {
        "agreement": agreement,
        "body_html": to_html(agreement.body),
        "held": held,
        "form": form or AgreeForm(agreement=agreement, prefix="", auto_id=f"id_{agreement.pk}_%s"),
    }


def _draw(request, agreement, form=None, status=200):
    """The page of one document: a version by its number, in force or not."""
    current = queries.current_agreement(agreement.scope)
    held = queries.acceptances_in_force(request.user)
    context = {
        "part": _part(agreement, held.get(agreement.scope), form),
        "current": current,
        "in_force": current == agreement,
        "next": safe_next(request, request.path),
    }
    return render(request, "members/agreement_version.html", context, status=status)


@require_GET
def agreement(request):
    """What is agreed by everybody, to read by anybody; a member agrees here, or finds the way to take it back."""
    in_force = sorted(queries.documents_in_force(), key=lambda found: queries.EVERYWHERE.index(found.scope))
    if not in_force:
        raise Http404
    held = queries.acceptances_in_force(request.user)
    parts = [_part(found, held.get(found.scope)) for found in in_force]
    return render(request, "members/agreement.html", {"parts": parts, "next": safe_next(request, "")})


def _for_reading(request, pk):
    found = queries.agreement_for_reading(request.user, pk)
    if found is None:
        raise Http404
    return found


@require_GET
def agreement_version(request, pk):
    """The exact words of one version, for as long as anybody may have agreed to them."""
    return _draw(request, _for_reading(request, pk))


@login_required
@require_POST
def accept_agreement(request, pk):
    found = _for_reading(request, pk)
    current = queries.current_agreement(found.scope)
    if current != found:
        if current is None:
            messages.info(request, _("Nobody needs to agree to this any more."))
            return redirect("agreement_version", found.pk)
        messages.warning(request, _("There are newer words since you opened the page. Please read these instead."))
        return redirect("agreement_version", current.pk)
    form = AgreeForm(request.POST, agreement=found)
    if not form.is_valid():
        return _draw(request, found, form, status=422)
    services.accept(request.user, found)
    return _go_on(request, found)


def _go_on(request, accepted):
    to = safe_next(request, reverse("agreement"))
    if not accepted.is_for_group and queries.documents_to_accept(request.user):
        messages.success(request, _("Thank you. There is one more thing to read before you write."))
        return redirect(f"{reverse('agreement')}?{urlencode({'next': to})}")
    messages.success(request, _("Thank you. You can write now."))
    return redirect(to)


@login_required
@require_http_methods(["GET", "POST"])
def withdraw_agreement(request, pk):
    """Take back one document, after reading what follows."""
    found = _for_reading(request, pk)
    if found.scope not in queries.acceptances_in_force(request.user):
        messages.info(request, _("You have not agreed to this, so there is nothing to take back."))
        return redirect("consents")
    if request.method == "GET":
        return render(request, "members/agreement_withdraw.html", {"agreement": found})
    services.withdraw_acceptance(request.user, found.scope)
    messages.success(request, _("You have taken it back. You can read on. Before you write, we will ask again."))
    return redirect("consents")


@login_required
@require_GET
def consents(request):
    """Everything the member ever agreed to: which words, when, and when they took it back."""
    history = queries.acceptances_of(request.user)
    return render(
        request,
        "members/consents.html",
        {"history": history, "due": queries.documents_to_accept(request.user)},
    )
