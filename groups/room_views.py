"""The room's page, the small acts of those in it, and its doors when they are shut."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.members import services as members
from community.members.forms import AgreementsForm
from community.members.permissions import Refusal, Refused
from community.members.views import relations
from moderation.scope import moderates
from moderation.services import AskFirst

from . import conf, pages_queries, services
from .forms import EditForm
from .live import wire
from .models import Presence, Seat
from .pages_views import behind_the_page, to_sign_in
from .permissions import leads_now, scopes_in, why_not_come_in
from .room_pages import RoomView, mark_words, own_message
from .views import kept_words

SCRIPTS = [f"community/js/{name}.js" for name in ("room-log", "room-wire", "room-send", "room")]


def in_the_room(request, pk, callback):
    """`callback(session, seat)` for somebody who may be in the room; everybody else meets its door."""

    def come_in(found):
        if not request.user.is_authenticated:
            return to_sign_in(request, reverse("session_room", args=[found.pk]))
        seat = services.enter(found, request.user)
        if _why_not_in(request, found, seat) is not None or found.purged_at:
            return _door(request, found, seat)
        return callback(found, seat)

    return behind_the_page(request, pk, come_in)


def _why_not_in(request, found, seat):
    return why_not_come_in(found, seat, request.user, request.session)


@never_cache
@require_GET
def room(request, pk):
    return in_the_room(request, pk, lambda found, seat: _room_page(request, found, seat))


def _room_page(request, found, seat):
    if request.htmx:
        # The door asks whether it is open yet.
        return HttpResponse(headers={"HX-Refresh": "true"})
    view = RoomView(found, seat, everything="all" in request.GET)
    draft, ask = kept_words(request, found)
    context = {
        "room": view,
        "lines": view.lines,
        "words": _client_words(),
        "draft": draft,
        "ask": ask,
        "moderates": moderates(request.user, found.group),
        "reporting": "report" in request.GET,
        "client_id": uuid.uuid4(),
        "scripts": SCRIPTS,
        "most": settings.CHAT_MAX_LENGTH,
    }
    return render(request, "groups/room.html", {**_frame(view), **context})


def _frame(view):
    """What the parts that change with the room need."""
    return {"room": view, "session": view.session, "group": view.session.group, "seat": view.seat}


def _client_words():
    return {
        "marks": mark_words(),
        "mark": _("%(time)s. %(what)s"),
        "you": _("You"),
        "is_you": _("%(name)s (you)"),
        "sending": _("Sending"),
        "sent": _("Sent"),
        "unsent": _("Not sent yet. It goes by itself when you are joined again."),
        "over": _("This session is over. Your words are kept on this page."),
        "too_long": _("That is %(length)s letters, and %(most)s fit. You can send it in two parts."),
        "later": _("It goes by itself in a moment."),
        "again": _("Send again"),
        "back": _("Put it back in the box"),
        "leave_out": _("Leave these parts out"),
        "keep": _("Send it anyway"),
        "one_new": _("1 new message below"),
        "many_new": _("%(count)s new messages below"),
        "change": _("Edit"),
        "take_back": _("Take it back"),
        "save": _("Save"),
        "not_now": _("Not now"),
        "put_away": _("Put it away"),
        "failed": _("That did not get through. Your words are kept. Please try once more."),
        "here": _("%(count)s here"),
        "leads": _("leads"),
        "helps": _("helps"),
        "turn": _("your turn"),
        "has_turn": _("has the turn"),
        "hand": _("hand up"),
        "passed": _("passed"),
        "sign_in": _("Sign in"),
        "look_again": _("Look again"),
    }


def _door(request, found, seat, form=None):
    """A kind page that says why the room is not open to this person, what is next and by when."""
    refusal = _why_not_in(request, found, seat)
    code = "gone" if found.purged_at else refusal.code
    if request.htmx:
        return HttpResponse(status=204)
    context = {
        "session": found,
        "group": found.group,
        "code": code,
        "refusal": refusal,
        "date": pages_queries.date_of(found, request.user),
        "dates": [],
    }
    if code == "agreement":
        context["form"] = form or AgreementsForm(member=request.user, scopes=scopes_in(found.group_id))
    elif code == "full":
        context["place"] = pages_queries.place_in_line(seat)
    if code in ("not_booked", "full", "removed", "gone") and not found.bench:
        others = pages_queries.dates_of(found.group, request.user)
        context["dates"] = [date for date in others if date.session.pk != found.pk][:3]
    status = 200 if code in ("not_open", "agreement") else 403
    return render(request, "groups/door.html", context, status=422 if form is not None else status)


@never_cache
@require_POST
def agree(request, pk):
    """Agree, at the door of a room, to what waits there; then the room."""

    def at_the_door(found):
        if not request.user.is_authenticated:
            return to_sign_in(request, reverse("session_room", args=[found.pk]))
        seat = services.enter(found, request.user)
        refusal = _why_not_in(request, found, seat)
        if refusal is not None and refusal.code == "agreement" and not found.purged_at:
            form = AgreementsForm(request.POST, member=request.user, scopes=scopes_in(found.group_id))
            if not form.is_valid():
                return _door(request, found, seat, form)
            with members.accepting(request.user, form.documents):
                pass
        return redirect("session_room", found.pk)

    return behind_the_page(request, pk, at_the_door)


@never_cache
@require_GET
def around(request, pk):
    """The parts of the room's page that change with the room: phases, turn, notice, pace, leading."""
    return in_the_room(
        request, pk, lambda found, seat: render(request, "groups/room_changed.html", _frame(RoomView(found, seat)))
    )


@never_cache
@require_GET
def people(request, pk):
    """Who is here, as the wire's `presence` frame, for those whose sockets are blocked; asking keeps one's own lease."""

    def tell(found, seat):
        if not found.is_over:
            _be_here(seat)
        return JsonResponse(RoomView(found, seat).presence)

    return in_the_room(request, pk, tell)


def _be_here(seat):
    # Longer than the time between two polls, hidden tabs included.
    until = timezone.now() + timedelta(seconds=3 * conf.value("LEASE_SECONDS"))
    Presence.objects.update_or_create(
        connection=f"poll-{seat.author_key}", defaults={"seat": seat, "process": "poll", "expires_at": until}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def keep_apart(request, pk, key):
    """Mute or block somebody met in the room, under the name one has there."""

    def ask(found, seat):
        other = Seat.objects.filter(session=found, author_key=key).select_related("persona").first()
        if other is None or other.pk == seat.pk:
            raise Http404
        refusal = None
        if leads_now(other):
            refusal = Refusal(
                "leads",
                _(
                    "%(name)s leads this room and keeps it safe, so their words stay in sight here. "
                    "If something is wrong, please tell a moderator."
                )
                % {"name": other.persona.name},
            )
        return relations.ask(request, other.persona, seat.persona, reverse("session_room", args=[pk]), refusal)

    return in_the_room(request, pk, ask)


def _did(request, pk, refused=None, **more):
    """The answer to a small act: nothing for scripts, the room for plain forms; `refused` says why it was not done."""
    if "application/json" in request.headers.get("Accept", ""):
        if refused is not None:
            return JsonResponse({"type": "error", "code": refused.code, "text": str(refused.text), **more}, status=409)
        return JsonResponse({"type": "done"})
    if refused is not None:
        messages.error(request, refused.text)
        return redirect("session_room", pk)
    return redirect(f"{reverse('session_room', args=[pk])}#log-end")


def _act(request, pk, act):
    def do(found, seat):
        try:
            act(found, seat)
        except Refused as no:
            return _did(request, pk, no.refusal)
        return _did(request, pk)

    return in_the_room(request, pk, do)


@never_cache
@require_POST
def hand(request, pk):
    """Put a hand up (`up=1`) or down."""
    return _act(request, pk, lambda found, seat: services.raise_hand(seat, request.POST.get("up") == "1"))


@never_cache
@require_POST
def pass_turn(request, pk):
    return _act(request, pk, lambda found, seat: services.pass_turn(seat))


@never_cache
@require_http_methods(["GET", "POST"])
def edit_message(request, pk, message_id):
    """Change one's own words; they are looked at anew."""

    def change(found, seat):
        message = own_message(found, seat, message_id)
        if message is None:
            raise Http404
        form, ask = EditForm(request.POST if request.method == "POST" else None, initial={"body": message.read()}), ""
        if request.method == "POST" and form.is_valid():
            try:
                services.edit_message(
                    message, request.user, form.cleaned_data["body"], wire.private_of(request.POST.get("private"))
                )
            except AskFirst as asked:
                ask = services.ask_html(asked, "id_body")
                if "application/json" in request.headers.get("Accept", ""):
                    refusal = Refusal("private", _("It looks like %(what)s. You choose.") % {"what": asked.what})
                    return _did(request, pk, refusal, html=ask)
            except Refused as no:
                if "application/json" in request.headers.get("Accept", ""):
                    return _did(request, pk, no.refusal)
                form.add_error("body", no.refusal.why)
            else:
                return _did(request, pk)
        context = {"session": found, "group": found.group, "form": form, "message_id": message.pk, "ask": ask}
        return render(request, "groups/edit_message.html", context, status=422 if form.is_bound else 200)

    return in_the_room(request, pk, change)


@never_cache
@require_POST
def withdraw_message(request, pk, message_id):
    def take_back(found, seat):
        message = own_message(found, seat, message_id)
        if message is None:
            raise Http404
        services.withdraw_message(message, request.user)

    return _act(request, pk, take_back)


def seat_by_key(session, key):
    """The booked seat with this author key in the session, or None."""
    return Seat.objects.filter(session=session, author_key=key, state=Seat.State.BOOKED).first() if key else None
