"""All that somebody wrote themselves."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

from community.members import queries as members

from .. import wrote as written

WROTE_A_PAGE = 25


@login_required
@require_GET
def wrote(request):
    """All that one wrote oneself, under whatever name; there is no such list of anybody else."""
    rows = written.written_by(members.own_persona_ids(request.user), to_author=True)
    page = Paginator(rows, WROTE_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "moderation/wrote.html", {"page": page, "texts": written.drawn(page.object_list)})
