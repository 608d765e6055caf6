"""Pages of sessions: what is coming, one session, booking a seat and giving it back."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from community.lib.privacy import serve_under
from community.members import services as members
from community.members.permissions import Refused

from . import pages_queries, queries, services
from .forms import BookForm
from .models import GroupPage, Seat, Session


def behind_the_page(request, pk, callback):
    """`callback(session)` if the reader has a seat in it or may see its group's page; else what that page answers."""
    session = pages_queries.session_or_none(pk)
    if session is None:
        raise Http404
    if pages_queries.has_own_door(request.user, session):
        return callback(session)
    if session.bench or not session.group.live:
        raise Http404
    return serve_under(session.group, request, lambda: callback(session), session.closed_group)


def to_sign_in(request, to):
    return redirect(f"{reverse('account_login')}?{urlencode({'next': to})}")


@require_GET
def sessions(request):
    """Every coming session that the reader may know of."""
    return render(request, "groups/sessions.html", {"dates": pages_queries.sessions_for(request)})


@never_cache
@require_GET
def time_zone(request):
    """Where one says in which zone one reads times; from there the way leads back to the page one came from."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    back = came_from.path if came_from.netloc == request.get_host() else reverse("sessions")
    to = f"{reverse('preferences')}?{urlencode({'next': back})}#times"
    return redirect(to) if request.user.is_authenticated else to_sign_in(request, to)


@never_cache
@require_GET
def session(request, pk):
    """One session, with its seat to book or to give back."""
    return behind_the_page(request, pk, lambda found: _session_page(request, found))


def _session_page(request, found, form=None, status=200):
    date = pages_queries.date_of(found, request.user)
    following = None
    if found.is_over or (date.seats_left == 0 and not date.mine):
        dates = pages_queries.dates_of(found.group, request.user)
        following = next((other for other in dates if other.session.pk != found.pk and other.seats_left), None)
    context = {
        "session": found,
        "group": found.group,
        "date": date,
        "people": pages_queries.people_of(found.group),
        "form": form or BookForm(dates=[date], member=request.user, group=found.group, initial={"session": found.pk}),
        "following": following,
        "seat": queries.seat_of(request.user, found) if date.mine else None,
        "come_as": services.persona_for(request.user, found.group_id) if request.user.is_authenticated else None,
    }
    if date.mine == Seat.State.WAITING:
        context["place"] = pages_queries.place_in_line(context["seat"])
    return render(request, "groups/session.html", context, status=status)


@never_cache
@require_POST
def book(request, pk):
    """Book a seat on a group's page, by a plain form."""
    group = get_object_or_404(GroupPage.objects.live(), pk=pk)

    def seat_in_one():
        if not request.user.is_authenticated:
            return to_sign_in(request, group.get_url(request))
        form = BookForm(
            request.POST,
            dates=pages_queries.dates_of(group, request.user),
            member=request.user,
            group=group,
        )
        chosen = _book(request, form)
        if chosen is not None:
            return redirect("session", chosen.session_id)
        context = {**group.get_context(request), "form": form}
        return render(request, group.get_template(request), context, status=422)

    return serve_under(group, request, seat_in_one)


@never_cache
@require_POST
def book_session(request, pk):
    """Book a seat, or a place on the waiting list, on the session's own page."""

    def seat_here(found):
        if not request.user.is_authenticated:
            return to_sign_in(request, reverse("session", args=[pk]))
        date = pages_queries.date_of(found, request.user)
        sent = {**request.POST.dict(), "session": found.pk}
        form = BookForm(sent, dates=[date], member=request.user, group=found.group)
        if _book(request, form) is not None:
            return redirect("session", found.pk)
        return _session_page(request, found, form, status=422)

    return behind_the_page(request, pk, seat_here)


def _book(request, form):
    """The Seat, or None with the reason in the form. What was ticked is accepted with the booking, or not at all."""
    if not form.is_valid():
        return None
    try:
        with members.accepting(request.user, form.documents):
            seat = services.book(Session.objects.get(pk=form.cleaned_data["session"]), request.user)
    except Refused as no:
        form.refuse(no.refusal)
        return None
    if seat.state == Seat.State.WAITING:
        messages.success(request, _("You are on the waiting list. We tell you as soon as a seat is yours."))
    else:
        messages.success(request, _("Your seat is booked."))
    return seat


@never_cache
@require_POST
def cancel(request, pk):
    """Give one's seat back, no reason needed."""

    def give_back(found):
        seat = queries.seat_of(request.user, found)
        if seat is None or seat.is_facilitator or seat.state not in (Seat.State.BOOKED, Seat.State.WAITING):
            messages.info(request, _("You have no seat here to give back."))
        else:
            services.cancel(seat)
            messages.success(request, _("Your seat is free again. Nobody is told why."))
        return redirect("session", found.pk)

    return behind_the_page(request, pk, give_back)
