"""Display choices that go with an account: told to each browser at sign-in, so that no page has to ask for them."""

from django.contrib.auth.signals import user_logged_in

from community.lib.views import keep_choices, on_choice

from .models import Preferences
from .preference_parts import cookies_of
from .services.preferences import keep_display


class DisplayAtSignIn:
    """Sets what was chosen on another device as cookies of the answer to a sign-in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        chosen = getattr(request, "chosen_display", None)
        if chosen:
            keep_choices(response, chosen)
        return response


def remember(sender, request, user, **kwargs):
    chosen = Preferences.objects.filter(member=user).first()
    if chosen is not None and request is not None:
        request.chosen_display = cookies_of(chosen)


def keep_with_account(request, name, value):
    """What somebody who is signed in chose at the foot of a page goes with their account too."""
    if request.user.is_authenticated:
        keep_display(request.user, name, value)


def connect():
    user_logged_in.connect(remember, dispatch_uid="members.display")
    on_choice(keep_with_account)
