"""The room's wire without a socket: the same events, acks and errors over plain HTTP."""

import json

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from community.lib.kept import forget, keep, kept

from . import queries, services
from .live import log, presence, sight, wire
from .live.drawing import frame
from .models import Session, Stream
from .permissions import leads_now, why_not_come_in

LONGEST_KEPT = 8000
STATUS = {"sign_in": 401, "rate": 429, "slow_mode": 429, "unknown": 404, "failed": 503}


def _entry(request, pk):
    """(session, seat, refusal) of whoever asks; only a seat opens the room's wire."""
    session = Session.objects.filter(pk=pk).first()
    seat = queries.seat_of(request.user, session) if session is not None else None
    if session is None:
        return None, None, wire.UNKNOWN
    return session, seat, why_not_come_in(session, seat, request.user, request.session)


@never_cache
@require_GET
def session_events(request, pk):
    """What happened after `after`, `after_person` and `after_staff`: a JSON list of `events` objects."""
    if not request.user.is_authenticated:
        return _error(wire.SIGN_IN)
    session, seat, refusal = _entry(request, pk)
    if refusal is not None:
        return _error(refusal)
    presence.touch(seat)
    cursors = wire.cursors_of(request.GET, seat.author_key, leads_now(seat))
    away = frozenset() if leads_now(seat) else sight.away_from(seat)
    frames = [
        frame(name, after, upto, sight.without(events, away))
        for name, after, upto, events in log.since(session.pk, cursors)
    ]
    return JsonResponse([json.loads(one) for one in frames], safe=False)


@require_POST
def session_messages(request, pk):
    """Post one message, as JSON or as a plain form. A form is sent back to the room, its words kept on error."""
    wants_json = request.content_type == "application/json"
    if wants_json or "application/json" in request.headers.get("Accept", ""):
        sent = _json_body(request) if wants_json else request.POST
        return _answer(_post(request, pk, sent))
    answer = _post(request, pk, request.POST)
    to = reverse("session_room", args=[pk])
    if answer["type"] == "error":
        words = {"body": request.POST.get("body", "")[:LONGEST_KEPT], "ask": answer.get("html", "")}
        keep(request, kept_place(pk), words)
        if answer["code"] != "private":
            messages.error(request, answer["text"])
    elif answer["state"] == "held":
        messages.info(request, wire.HELD_TEXT)
    if answer.get("code") == "sign_in":
        return redirect("account_login")
    # What was refused is said at the top of the page; what was sent stands at the end of the log, below only by the card.
    if answer["type"] == "error":
        return redirect(to)
    return redirect(f"{to}#care" if queries.calls_for_care(answer["id"]) else f"{to}#log-end")


def _post(request, pk, sent):
    client_id, body = sent.get("client_id", ""), sent.get("body", "")
    if not request.user.is_authenticated:
        return services.refused(client_id, wire.SIGN_IN).as_dict()
    session, seat, refusal = _entry(request, pk)
    if refusal is not None:
        return services.refused(client_id, refusal).as_dict()
    body = body.replace("\r\n", "\n") if isinstance(body, str) else body
    return services.post_message(session, seat, client_id, body, wire.private_of(sent.get("private")))


def _json_body(request):
    if len(request.body) > wire.FRAME_BYTES:
        return {}
    try:
        sent = json.loads(request.body)
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}


def _answer(answer):
    if answer["type"] == "ack":
        return JsonResponse(answer)
    return JsonResponse(answer, status=STATUS.get(answer["code"], 409))


def _error(refusal):
    return JsonResponse(
        {"type": "error", "code": refusal.code, "text": refusal.text}, status=STATUS.get(refusal.code, 403)
    )


def kept_place(pk):
    """Where `community.lib.kept` holds the words that a plain form could not send into session `pk`."""
    return f"room:{pk}"


def kept_words(request, session):
    """(words that a plain form could not send into `session`, the question about them), for its page to offer once."""
    words = kept(request, kept_place(session.pk))
    forget(request, kept_place(session.pk))
    # Drawn by _ask_first.html and kept sealed: no field of a form ever comes into `ask`.
    return words.get("body", ""), mark_safe(words.get("ask", ""))  # noqa: S308


def room_cursors(session, seat):
    """{stream: last seq} of what `seat` may follow, for a page that draws history and then connects."""
    known = log.heads([session.pk])
    wanted = wire.cursors_of({}, seat.author_key, leads_now(seat))
    return {
        ("person" if name.startswith(Stream.person("")) else name): known.get((session.pk, name), (0, 0))[0]
        for name in wanted
    }
