from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.lib.views import YEAR, safe_next

from . import queries, services
from .countries import NAMES, country_name
from .forms import CountryForm


@require_safe
def helplines(request):
    """Help now: the chosen country's helplines, and a way to every other country's."""
    asked = request.GET.get("country", "").upper()
    country = asked if asked in NAMES else queries.country_of(request)
    others = queries.countries_with_helplines() - {country}
    listed = queries.with_need(queries.helplines_for(country, timezone.now()))
    context = {
        "country": country,
        "country_name": country_name(country),
        "helplines": listed,
        "has_emergency": any(line.is_emergency for line in listed),
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
