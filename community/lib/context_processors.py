"""What base.html needs on every page, read from settings and cookies alone."""

from django.conf import settings
from django.utils.translation import get_language

EXIT_TARGET = "https://www.bbc.co.uk/weather"
CHOICES = {"theme": ("light", "dark"), "type": ("plain",), "size": ("large", "larger")}
PLACES = (
    ("boards", ("/boards/", "/b/", "/t/", "/p/")),
    ("sessions", ("/sessions/", "/groups/")),
    ("resources", ("/resources/",)),
)


def _here(path):
    return next((place for place, starts in PLACES if path.startswith(starts)), "")


def _chosen(cookies, name):
    value = cookies.get(name, "")
    return value if value in CHOICES[name] else ""


def site(request):
    """Names, display choices and where we are; never a query.

    `look.theme`, `look.type` and `look.size` are empty unless this browser chose otherwise. A view may set
    `request.here` (boards, sessions or resources) where the path does not tell.
    """
    return {
        "site_name": settings.SITE_NAME,
        "look": {name: _chosen(request.COOKIES, name) for name in CHOICES},
        "LANGUAGE_CODE": get_language() or settings.LANGUAGE_CODE,
        "exit_target": getattr(settings, "EXIT_TARGET", EXIT_TARGET),
        "here": getattr(request, "here", None) or _here(request.path),
        "unread_notices": getattr(request, "unread_notices", 0),
    }
