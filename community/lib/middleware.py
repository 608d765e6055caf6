from django.conf import settings

PUBLIC_FILES = ("/static/",)


class PrivacyHeaders:
    """Keeps pages out of caches on shared devices and out of search engines, unless a page says otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(PUBLIC_FILES):
            return response
        if not getattr(request, "indexable", False):
            response.headers.setdefault("X-Robots-Tag", "noindex")
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            response.headers["Cache-Control"] = "no-store"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-cache"
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        if request.path.startswith("/admin/"):
            response.headers["Content-Security-Policy"] = settings.ADMIN_CONTENT_SECURITY_POLICY
        return response
