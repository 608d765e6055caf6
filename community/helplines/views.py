from django.conf import settings
from django.db import connection
from django.http import HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.lib.views import YEAR, safe_next

from . import queries, services
from .countries import NAMES, country_name
from .forms import CountryForm, NeedForm
from .templatetags.helplines import card_for


@require_safe
def helplines(request):
    """Help now: the chosen country's helplines, all or for one need, and a way to every other country's."""
    asked = request.GET.get("country", "").upper()
    country = asked if asked in NAMES else queries.country_of(request)
    found = queries.helplines_for(country, timezone.now())
    needs = queries.needs_among(found)
    need = request.GET.get("need", "")
    need = need if need in dict(needs) else ""
    others = queries.countries_with_helplines() - {country}
    context = {
        "country": country,
        "country_name": country_name(country),
        "asked_country": asked if asked in NAMES else "",
        "sections": queries.by_need(found, need),
        "emergency": [line for line in found if line.is_emergency],
        "need": need,
        "need_form": NeedForm(initial={"need": need}, needs=needs) if len(needs) > 1 else None,
        "form": CountryForm(initial={"country": country}),
        "others": sorted(((code, country_name(code)) for code in others), key=lambda pair: pair[1]),
    }
    return render(request, "helplines/helplines.html", context)


@require_POST
def set_country(request):
    """Remember a country: for this browser, and for the member who is signed in."""
    form = CountryForm(request.POST)
    response = redirect(safe_next(request, "/help/"))
    if form.is_valid():
        country = form.cleaned_data["country"]
        if request.user.is_authenticated:
            services.choose_country(request.user, country)
        response.set_cookie(
            queries.COOKIE, country, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    return response


def server_error(request):
    """The page of an error of ours, with the helplines if the database still answers: it must never fail itself."""
    try:
        # An open connection alone is asked: a database that is down would keep somebody in need waiting.
        card = card_for(request) if connection.connection is not None and connection.is_usable() else ""
    except Exception:
        card = ""
    return HttpResponseServerError(get_template("500.html").render({"help_card": card}))
