from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from . import queries, registry, services


@login_required
@require_GET
def notices(request):
    """The inbox; opening it marks what it shows as read."""
    entries = queries.inbox_of(request.user)
    shown = [{"notice": n, "text": registry.text_of(n.kind), "new": n.read_at is None} for n in entries]
    services.mark_read(request.user, entries)
    return render(request, "notifications/notices.html", {"entries": shown})
