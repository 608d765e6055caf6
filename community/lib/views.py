"""Pages that belong to no app: health, exit, a stale form, display choices, errors."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from .htmx import instead_of_main

SECRET_FIELDS = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword", "code", "codes"}
CHOICES = {"theme": {"system", "light", "dark"}, "type": {"normal", "plain"}, "size": {"normal", "large", "larger"}}
YEAR = 60 * 60 * 24 * 365


@require_GET
@never_cache
def healthz(request):
    """200 when the database answers, for load balancers and the demo."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@never_cache
def leave(request):
    """The way out for browsers without JavaScript: a neutral page, and nothing of ours kept in this one."""
    response = HttpResponseRedirect(getattr(settings, "EXIT_TARGET", "https://www.bbc.co.uk/weather"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def safe_next(request, default="/"):
    """The address in `next` if it stays on this site, else `default`."""
    to = request.POST.get("next") or request.GET.get("next") or default
    allowed = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return to if allowed else default


_told = []


def on_choice(receiver):
    """Let an upper app keep display choices too: `receiver(request, name, value)`."""
    if receiver not in _told:
        _told.append(receiver)


def keep_choices(response, cookies):
    """Set each of `cookies` ({name: value}) in this browser for a year; None as value deletes one."""
    for name, value in cookies.items():
        if value is None:
            response.delete_cookie(name, samesite="Lax")
        else:
            response.set_cookie(
                name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
            )


# A visitor has no token, because reading sets no cookie; the worst a forged one does is to turn a page dark.
@csrf_exempt
@require_POST
def set_choice(request, name):
    """Remember a display choice (theme, type, size) in a cookie of this browser."""
    value = request.POST.get("value", "")
    response = redirect(safe_next(request))
    if value in CHOICES[name]:
        keep_choices(response, {name: value})
        for receiver in _told:
            receiver(request, name, value)
    return response


def _from_here(request):
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(origin).netloc == request.get_host()


def stale_form(request, reason=""):
    """A form whose token is stale: nothing was done, and every word in it is offered again.

    Only for forms that came from this site: another site may not put words into a member's mouth.
    """
    fields = []
    if request.method == "POST" and _from_here(request):
        fields = [
            (name, value, len(value) > 60 or "\n" in value)
            for name, values in request.POST.lists()
            if name not in SECRET_FIELDS
            for value in values
        ]
    view = request.resolver_match.func if request.resolver_match else None
    if fields and not request.user.is_authenticated and getattr(view, "keeps_words_of_visitors", False):
        return view(request, *request.resolver_match.args, **request.resolver_match.kwargs)
    words = "\n\n".join(value for _name, value, _is_long in fields)
    context = {"fields": fields, "words": words, "action": request.get_full_path()}
    response = render(request, "stale_form.html", context, status=403)
    return instead_of_main(response, "#stale-form") if getattr(request, "htmx", False) else response


@require_GET
def favicon(request):
    return redirect(static("community/img/mark.svg"))


def robots(request):
    return HttpResponse("User-agent: *\nDisallow: /admin/\nDisallow: /account/\n", content_type="text/plain")
