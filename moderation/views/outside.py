"""Telling us of something without an account, and asking by the receipt what became of it."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from community.lib import ratelimit
from community.members.permissions import Refused

from .. import permissions
from ..forms.outside import NoticeAgainForm, NoticeForm, NoticeReceiptForm
from ..forms.reporting import WORRIED, rule_in
from ..models import Appeal
from ..reported import decision_on, outcome_of_one
from ..services import complain, outside

NOTICES_AN_HOUR, TRIES_AN_HOUR, HOUR = 6, 20, 3600


@never_cache
@require_http_methods(["GET", "POST"])
def notice_form(request):
    """For anybody: which page, why, and a receipt at once."""
    form = NoticeForm(request.POST if request.method == "POST" else None)
    given = {"form": form}
    if form.is_valid():
        if ratelimit.allowed("notice", ratelimit.address_of(request), NOTICES_AN_HOUR, HOUR):
            said, about = form.cleaned_data, form.cleaned_data["about"]
            given["code"], given["by"] = outside.give_notice(
                said["address"],
                request.get_host(),
                request.user,
                about == WORRIED,
                said["words"],
                rule_in(about),
                said["email"],
            )
        else:
            form.add_error(
                None, _("That was many notices in an hour. Please wait a little. Your words are still here.")
            )
    status = 422 if form.is_bound and "code" not in given else 200
    return render(request, "moderation/notice_form.html", given, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def notice_receipt(request):
    """What became of a notice, for whoever holds its code."""
    form = NoticeReceiptForm(request.POST if request.method == "POST" else None)
    given = {"form": form}
    if form.is_valid():
        if not ratelimit.allowed("notice-receipt", ratelimit.address_of(request), TRIES_AN_HOUR, HOUR):
            form.add_error(None, _("That was tried many times. Please wait an hour and try again."))
        elif (found := outside.notice_of(form.cleaned_data["code"])) is None:
            form.add_error("code", _("We have no notice under this code, or it is too long ago."))
        else:
            given |= _became_of(found, form.cleaned_data["code"])
    status = 422 if form.is_bound and "notice" not in given else 200
    return render(request, "moderation/notice_receipt.html", given, status=status)


def _became_of(notice, code, form=None):
    """What the page of a receipt shows: what became of the `notice`, what was asked again, and the way to ask."""
    signal = notice.signal
    may = permissions.why_not_complain(signal, decision_on(signal)) is None
    return {
        "notice": notice,
        "outcome": outcome_of_one(signal),
        "due_at": signal.case.due_at,
        "asked": Appeal.objects.filter(signal=signal).order_by("pk"),
        "again": form or (NoticeAgainForm(initial={"code": code}) if may else None),
    }


@never_cache
@require_POST
def notice_again(request):
    """Ask that somebody else looks at what became of a notice; for whoever holds its code."""
    form = NoticeAgainForm(request.POST)
    code = request.POST.get("code", "")[:40]
    if not ratelimit.allowed("notice-receipt", ratelimit.address_of(request), TRIES_AN_HOUR, HOUR):
        form.add_error(None, _("That was tried many times. Please wait an hour and try again."))
        return render(request, "moderation/notice_receipt.html", {"again": form}, status=422)
    notice = outside.notice_of(code)
    if notice is None:
        receipt = NoticeReceiptForm({"code": code})
        receipt.add_error("code", _("We have no notice under this code, or it is too long ago."))
        return render(request, "moderation/notice_receipt.html", {"form": receipt}, status=422)
    if form.is_valid():
        try:
            complain(notice.signal, form.cleaned_data["words"], form.cleaned_data["email"])
        except Refused as refused:
            form.add_error(None, refused.refusal.text)
        else:
            return render(request, "moderation/notice_receipt.html", {**_became_of(notice, code), "sent": True})
    return render(request, "moderation/notice_receipt.html", _became_of(notice, code, form), status=422)
