"""What can be done with one post: its own address, changing it, taking it back, and seeing less of its author."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.lib import kept
from community.lib.markup import to_html
from community.lib.privacy import serve_under
from community.members import queries as members
from community.members import services as member_services
from community.members.permissions import Refused
from community.members.views import relations
from moderation.services import AskFirst

from . import queries, services
from .forms import EditForm
from .responses import address_of, care_for, kept_words, signed_out


def _post_or_404(request, pk):
    post = queries.post_for(pk)
    if post is None:
        raise Http404
    return post


def _under_post(request, post, callback):
    def look():
        if not queries.may_see_post(post, request.user):
            raise Http404
        return callback()

    return serve_under(post.topic.board, request, look, post.topic.restricted)


@require_GET
def permalink(request, pk):
    """A post's own address: its place on its topic's page."""
    post = _post_or_404(request, pk)
    return _under_post(request, post, lambda: redirect(address_of(post)))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def keep_apart(request, pk):
    """Mute or block whoever wrote a post, under the name by which they met its reader."""
    post = _post_or_404(request, pk)

    def ask():
        own = members.alias_of(request.user, post.topic_id) or request.user.home_persona
        return relations.ask(request, post.author, own, address_of(post))

    return _under_post(request, post, ask)


@kept.keeps_words_of_visitors
@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """Change one's own words, also while they wait for a person."""
    post = _post_or_404(request, pk)
    return _under_post(request, post, lambda: _edit(request, post))


def _edit(request, post):
    place = f"edit:{post.pk}"
    if not request.user.is_authenticated:
        if request.method == "POST":
            return signed_out(request, place, {"body": request.POST.get("body", "")[:30_000]})
        return redirect(f"/account/login/?next={request.path}")
    if post.author.member_id != request.user.pk:
        raise Http404
    first = post.number == 1
    before = {"body": post.body, "title": post.topic.title, **kept_words(request, place)}
    form = EditForm(request.POST or None, initial=before, with_title=first, member=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            with member_services.accepting(request.user, form.documents):
                data = form.cleaned_data
                post = services.edit(post, request.user, data["body"], data.get("title"), form.private)
        except AskFirst as asked:
            form.ask_first = asked
        except Refused as refused:
            form.refuse(refused.refusal)
        else:
            kept.forget(request, place)
            return redirect(address_of(post))
    status = 422 if request.method == "POST" else 200
    context = {"post": post, "form": form, "care": care_for(request, form)}
    return render(request, "forums/edit_post.html", context, status=status)


@require_http_methods(["GET", "POST"])
def withdraw(request, pk):
    """Take one's own post back, after being asked once."""
    post = _post_or_404(request, pk)

    def act():
        if not request.user.is_authenticated or post.author.member_id != request.user.pk:
            raise Http404
        if request.method == "GET":
            return render(request, "forums/withdraw_post.html", {"post": post})
        services.withdraw(post, request.user)
        messages.success(request, _("You have taken it back. Nobody else can read it now."))
        return redirect(post.topic.board.url if post.number == 1 else post.topic.get_absolute_url())

    return _under_post(request, post, act)


@require_http_methods(["GET", "POST"])
def mask(request, pk):
    """Post one's own held words without what looks private in them; they are screened anew."""
    post = _post_or_404(request, pk)

    def act():
        if not request.user.is_authenticated or post.author.member_id != request.user.pk:
            raise Http404
        words = queries.masked(post)
        if words is not None and request.method == "GET":
            return render(request, "forums/mask_post.html", {"post": post, "html": to_html(words)})
        try:
            services.edit(post, request.user, post.body if words is None else words)
        except Refused as refused:
            messages.error(request, refused.refusal.text)
        return redirect(address_of(post))

    return _under_post(request, post, act)
