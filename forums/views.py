"""Reading and writing on the boards; thin, and each answers htmx and plain forms alike."""

import re

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.lib import kept, ratelimit
from community.lib.markup import to_html
from community.lib.privacy import serve_under
from community.members import queries as members
from community.members import services as member_services
from community.members.permissions import Refused
from moderation import services as moderation
from moderation.scope import moderates
from moderation.services import AskFirst

from . import permissions, queries, services
from .forms import ReplyForm, TopicForm
from .models import BoardIndexPage, BoardPage
from .responses import address_of, care_for, is_in_need, kept_words, signed_out, too_fast

_NUMBER = re.compile(r"\d{1,9}")
_PLACE = re.compile(r"(?:topic|reply):\d{1,18}\Z")


def boards(request):
    """The list of boards, wherever in the tree staff have put it."""
    page = BoardIndexPage.objects.live().first()
    if page is None:
        raise Http404
    return serve_under(page, request, lambda: page.serve(request))


def board(request, slug):
    """A board by its short name, at a third of what finding it through the page tree costs."""
    page = queries.board_for(slug)
    if page is None:
        raise Http404
    return serve_under(page, request, lambda: page.serve(request), page.restricted)


def _topic_or_404(request, pk):
    topic = queries.topic_for(pk)
    if topic is None:
        raise Http404
    return topic


def _under(request, topic, callback):
    """`callback()` behind the board's privacy; a topic that is not there for this person is a 404."""

    def look():
        if not queries.may_see(topic, request.user):
            raise Http404
        return callback()

    return serve_under(topic.board, request, look, topic.restricted)


def _page_number(request, topic):
    last = queries.page_count(topic)
    wanted = request.GET.get("page", "1")
    if wanted == "last":
        return last
    return min(max(int(wanted), 1), last) if wanted.isdigit() and len(wanted) < 9 else 1


def _reply_context(request, topic, form=None, sight=None):
    place = f"reply:{topic.pk}"
    words = kept_words(request, place)
    sight = sight or members.sight_of(request.user, topic.pk)
    refusal = permissions.why_not_reply(request.user, topic, asks_agreement=False)
    if refusal is not None and refusal.code == "sign_in":
        refusal = None
    if refusal is None and request.user.is_authenticated:
        refusal = permissions.why_not_reply_as(topic, sight.alias or request.user.home_persona, sight)
    return {
        "topic": topic,
        "moderates": moderates(request.user, topic.board),
        "form": form
        or ReplyForm(
            initial={"body": words.get("body", "")},
            member=request.user,
            place=place,
            alias=sight.alias,
            post_as=words.get("post_as", ""),
        ),
        "refusal": refusal,
        "pace": permissions.pace_words(request.user, topic),
        "was_kept": bool(words) and form is None,
        "care": care_for(request, form),
    }


@require_GET
def topic(request, pk):
    """A topic page, twenty posts numbered in a row."""
    found = _topic_or_404(request, pk)
    return _under(request, found, lambda: _draw_topic(request, found))


def _warning_choice(request, topic):
    """What the reader wants done with the warning of `topic`; asked only where there is one."""
    if topic.warning_id is None:
        return ""
    is_mine = request.user.is_authenticated and topic.author.member_id == request.user.pk
    return queries.warning_choice(members.warning_choices(request.user), topic.warning_id, is_mine)


def _opened(request):
    """The query string of this page with the reader's word to open it all the same."""
    parts = request.GET.copy()
    parts["open"] = "1"
    return f"?{parts.urlencode()}"


def _draw_topic(request, topic, form=None, status=200):
    page, last = _page_number(request, topic), queries.page_count(topic)
    warning = _warning_choice(request, topic)
    if warning == "hide" and form is None and request.GET.get("open") != "1":
        return render(
            request, "forums/topic_left_out.html", {"topic": topic, "board": topic.board, "to": _opened(request)}
        )
    show = request.GET.get("show", "")
    context = _reply_context(request, topic, form)
    context.update(
        board=topic.board,
        posts=queries.posts_on_page(topic, request.user, page, int(show) if show.isdigit() and len(show) < 9 else None),
        warning=warning,
        open="&open=1" if warning == "hide" else "",
        page=page,
        last_page=last,
        older=page - 1 if page > 1 else None,
        newer=page + 1 if page < last else None,
        done=request.GET.get("done", "") if _PLACE.match(request.GET.get("done", "")) else "",
    )
    return render(request, "forums/topic.html", context, status=status)


@kept.keeps_words_of_visitors
@require_POST
def reply(request, pk):
    """Post a reply. htmx gets the new post and an empty composer; a plain form is sent to the post."""
    found = _topic_or_404(request, pk)
    return _under(request, found, lambda: _reply(request, found))


def _reply(request, topic):
    place = f"reply:{topic.pk}"
    if not request.user.is_authenticated:
        words = {"body": request.POST.get("body", "")[:30_000], "post_as": request.POST.get("post_as", "")[:20]}
        return signed_out(request, place, words)
    sight = members.sight_of(request.user, topic.pk)
    form = ReplyForm(request.POST, member=request.user, place=place, alias=sight.alias)
    if not form.is_valid() or too_fast(request, form):
        return _reply_again(request, topic, form)
    data = form.cleaned_data
    moderation.seen_from(request.user, ratelimit.address_of(request))
    try:
        with member_services.accepting(request.user, form.documents):
            post, is_new = services.reply(
                topic, request.user, data["body"], data["client_key"], form.as_alias, sight, form.private, form.seconds
            )
    except AskFirst as asked:
        form.ask_first = asked
        return _reply_again(request, topic, form)
    except Refused as refused:
        form.refuse(refused.refusal)
        return _reply_again(request, topic, form)
    kept.forget(request, place)
    if not request.htmx:
        return redirect(address_of(post, opened=_warning_choice(request, topic) == "hide"))
    alias = post.author if post.author.is_alias else sight.alias
    fresh = ReplyForm(own=request.user.home_persona, place=place, alias=alias)
    context = _reply_context(request, topic, fresh, sight)
    context.update(
        post=queries.post_line(post, topic, request.user),
        is_new=is_new,
        done=place,
        posts_a_page=settings.POSTS_PER_PAGE,
    )
    return render(request, "forums/reply_posted.html", context)


def _reply_again(request, topic, form):
    if request.htmx:
        return render(request, "forums/_composer.html", _reply_context(request, topic, form), status=422)
    return _draw_topic(request, topic, form, status=422)


@require_GET
@never_cache
def changes(request, pk):
    """What changed on an open page since its version, as pieces that put themselves in place."""
    found = _topic_or_404(request, pk)
    return _under(request, found, lambda: _changes(request, found))


def _changes(request, topic):
    version = request.GET.get("version", "")
    if not version.isdigit() or int(version) == topic.version:
        return HttpResponse(status=204)
    page = _page_number(request, topic)
    shown = request.GET.get("shown")
    shown = None if shown is None else {int(number) for number in shown.split(".") if _NUMBER.fullmatch(number)}
    changed, placed = queries.changes_on_page(topic, request.user, page, int(version), shown)
    context = {
        "topic": topic,
        "moderates": moderates(request.user, topic.board),
        "page": page,
        "changed": changed,
        "placed": placed,
        "new": sum(not line.is_mine for line, _before in placed),
    }
    return render(request, "forums/topic_changed.html", context)


@kept.keeps_words_of_visitors
@require_http_methods(["GET", "POST"])
def new_topic(request, board_pk):
    """Open a topic on a board."""
    board = BoardPage.objects.live().filter(pk=board_pk).first()
    if board is None:
        raise Http404
    return serve_under(board, request, lambda: _new_topic(request, board))


def _new_topic(request, board):
    place = f"topic:{board.pk}"
    if not request.user.is_authenticated:
        if request.method == "POST":
            return signed_out(
                request,
                place,
                {name: request.POST.get(name, "")[:30_000] for name in ("title", "body", "mode", "warning", "post_as")},
            )
        return redirect(f"/account/login/?next={request.path}")
    words = kept_words(request, place)
    form = TopicForm(
        request.POST or None, initial=words, member=request.user, place=place, post_as=words.get("post_as", "")
    )
    if request.method == "POST" and form.is_valid() and not too_fast(request, form):
        moderation.seen_from(request.user, ratelimit.address_of(request))
        try:
            data = form.cleaned_data
            with member_services.accepting(request.user, form.documents):
                post, _is_new = services.open_topic(
                    board, request.user, data["title"], data["body"], data["mode"], data["warning"], data["client_key"],
                    as_alias=bool(form.as_alias), private=form.private, seconds=form.seconds,
                )  # fmt: skip
        except AskFirst as asked:
            form.ask_first = asked
        except Refused as refused:
            form.refuse(refused.refusal)
        else:
            kept.forget(request, place)
            said = _("It is up.") if post.is_public else _("It is safe, and waits for a person to read it.")
            messages.success(request, said)
            to = f"{post.topic.get_absolute_url()}?done={place}"
            return HttpResponse(status=204, headers={"HX-Redirect": to}) if request.htmx else redirect(to)
    status = 422 if request.method == "POST" else 200
    context = {"board": board, "form": form, "care": care_for(request, form)}
    return render(request, "forums/new_topic.html", context, status=status)


@require_POST
def preview(request):
    """How the words will look; draws and stores nothing."""
    body = request.POST.get("body", "")[: 2 * settings.POST_MAX_LENGTH]
    html = to_html(body) if body.strip() else ""
    return render(request, "forums/_preview.html", {"html": html, "care": is_in_need(request, body)})
