"""The member's own page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from community.lib import slots

from .. import queries


@login_required
def account_home(request):
    """The member's own page: name, safety of the account, and what upper apps add."""
    return render(
        request,
        "members/account_home.html",
        {
            "persona": request.user.home_persona,
            "codes_left": queries.unused_recovery_codes(request.user).count(),
            "slots": slots.render("account_home", request),
        },
    )
