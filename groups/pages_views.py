"""Pages of sessions and rooms."""

from django.http import Http404
from django.shortcuts import render

from . import queries


def sessions(request):
    return render(request, "groups/sessions.html", {"sessions": queries.next_sessions(limit=50)})


def session(request, pk):
    found = queries.session_for(request.user, pk)
    if found is None:
        raise Http404
    return render(request, "groups/session.html", {"session": found})


def room(request, pk):
    found = queries.session_for(request.user, pk)
    if found is None:
        raise Http404
    return render(request, "groups/session.html", {"session": found})
