"""What sessions put onto the pages of lower apps."""

from django.template.loader import render_to_string

from community.lib import slots

from . import pages_queries


def board_side(request, board=None, **context):
    """Beside a board: the next session that anybody may see, of the board's theme if it has one."""
    session = pages_queries.next_public_session(getattr(board, "theme_id", None))
    return render_to_string("groups/_next_session.html", {"session": session}, request) if session else ""


def account_home(request, **context):
    """On the member's own page: sessions in which they have a seat or wait for one."""
    return render_to_string("groups/_my_sessions.html", {"dates": pages_queries.my_dates(request.user)}, request)


def decision(request, decision, **context):
    """On the page of a decision about oneself, or of what undid it: the seats that went with it."""
    moment = decision.reverses.at if decision.reverses_id else decision.at
    seats = list(pages_queries.given_up_at(request.user, moment))
    return render_to_string("groups/_given_up.html", {"seats": seats}, request) if seats else ""


def register():
    slots.register("board_side", board_side)
    slots.register("account_home", account_home)
    slots.register("decision", decision)
