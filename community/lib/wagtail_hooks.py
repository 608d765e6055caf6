from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from wagtail import hooks

from .privacy import lets_in


@hooks.register("on_serve_page")
def keep_waiting_people_out(callback):
    """Pages for everybody who is signed in are closed to whoever waits for staff to let them in."""

    def inner(page, request, args, kwargs):
        for restriction in page.get_view_restrictions():
            if restriction.restriction_type == restriction.LOGIN and not lets_in(restriction, request):
                return redirect_to_login(request.get_full_path(), settings.WAGTAIL_FRONTEND_LOGIN_URL)
        return callback(page, request, args, kwargs)

    return inner
