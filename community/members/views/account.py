"""The member's own page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from community.lib import slots

from .. import queries
from ..models import Role


@login_required
def account_home(request):
    """The member's own page: name, safety of the account, and what upper apps add."""
    persona = request.user.home_persona
    has_role = persona is not None and persona.role_now != Role.PEER
    return render(
        request,
        "members/account_home.html",
        {
            "persona": persona,
            "roles": queries.credentials_in_force(request.user).select_related("page") if has_role else (),
            "codes_left": queries.unused_recovery_codes(request.user).count(),
            "slots": slots.render("account_home", request),
        },
    )
