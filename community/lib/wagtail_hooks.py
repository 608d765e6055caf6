from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from wagtail import hooks

from .media import may_see
from .privacy import lets_in


@hooks.register("before_serve_document")
def a_document_obeys_its_pages(document, request):
    """Wagtail asks the collection; a document that stands on closed pages alone is closed as well."""
    if not may_see(document, request):
        raise Http404


@hooks.register("on_serve_page")
def keep_waiting_people_out(callback):
    """Pages for everybody who is signed in are closed to whoever waits for staff to let them in."""

    def inner(page, request, args, kwargs):
        # Wagtail reads the restrictions once more behind us: only those who wait cost that twice.
        waits = not getattr(request.user, "is_approved", True)
        for restriction in page.get_view_restrictions() if waits else ():
            if restriction.restriction_type == restriction.LOGIN and not lets_in(restriction, request):
                return redirect_to_login(request.get_full_path(), settings.WAGTAIL_FRONTEND_LOGIN_URL)
        return callback(page, request, args, kwargs)

    return inner
