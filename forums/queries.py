"""What may this person see? Boards, topics and posts, through the page privacy above them."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from wagtail.models import PageViewRestriction

from community.lib.privacy import closed_paths, closed_paths_for, not_under, restricted
from community.members import queries as members
from community.members.models import WarningChoice, role_in_force
from moderation import queries as moderation
from moderation.content import SHOWN_TO_AUTHOR, State

from .models import BoardPage, Post, Topic

TOPICS_PER_PAGE = 25
KIND = "forums.post"


def boards_for(request):
    """The live boards that `request` may open, in the order of the page tree, with `.intro` and `.last_at`."""
    boards = BoardPage.objects.live().select_related("activity").order_by("path")
    boards = list(not_under(boards, closed_paths(request)))
    for board in boards:
        board.last_at = board.activity.last_at if hasattr(board, "activity") else None
        # One site, one tree: the address from its path costs no query a board.
        board.address = board.get_url(request)
    return boards


def board_for(slug):
    """The live board with this short name, annotated with `.restricted`, or None (one query)."""
    return BoardPage.objects.live().filter(slug=slug).annotate(restricted=restricted("path")).first()


@dataclass(frozen=True)
class TopicLine:
    """A topic as lists show it."""

    id: int
    title: str
    state: str
    author: str
    role: str
    last_at: datetime
    reply_count: int
    mode: str
    warning: str
    board_title: str
    is_mine: bool
    away: str = ""
    warning_id: int | None = None

    @property
    def url(self):
        return f"/t/{self.id}/"


_LINE = (
    "id", "title", "state", "author__name", "author__role", "author__role_until", "last_at", "reply_count", "mode",
    "warning__name", "board__title", "author__member_id", "away", "warning_id",
)  # fmt: skip


def _lines(topics, member):
    mine = member.pk if member is not None and member.is_authenticated else None
    topics = topics.annotate(away=members.why_hidden(member, "author_id"))
    return [
        TopicLine(pk, title, state, author, role_in_force(role, until), last_at, replies, mode, warning or "", board, mine is not None and owner == mine, away, warning_id)
        for pk, title, state, author, role, until, last_at, replies, mode, warning, board, owner, away, warning_id in topics.values_list(*_LINE)
    ]  # fmt: skip


def warning_choice(choices, warning_id, is_mine=False):
    """What to do with a warning, by the reader's `choices`: "show", "blur" or "hide". One's own words are open."""
    if is_mine or warning_id is None:
        return WarningChoice.Choice.SHOW
    return choices.get(warning_id, WarningChoice.Choice.BLUR)


def _is_left_out(line, choices):
    """Whether lists leave this TopicLine out: its author is out of sight, or its warning is to be hidden."""
    hidden = warning_choice(choices, line.warning_id) == WarningChoice.Choice.HIDE
    return not line.is_mine and (bool(line.away) or hidden)


def latest_public_topics(limit, member=None):
    """The latest published topics of boards that anybody may read, without what `member` chose to leave out.

    One query, and one more for a member.
    """
    topics = (
        Topic.objects.published()
        .filter(board__live=True)
        .annotate(closed=restricted("board__path"))
        .filter(closed=False)
        .order_by("-last_at", "-id")
    )
    if member is not None and member.is_authenticated:
        choices = members.warning_choices(member)
        hidden = [pk for pk, choice in choices.items() if choice == WarningChoice.Choice.HIDE]
        topics = topics.annotate(away=members.why_hidden(member, "author_id"))
        topics = topics.filter(Q(away="") | Q(author__member=member))
        topics = topics.exclude(Q(warning_id__in=hidden) & ~Q(author__member=member)) if hidden else topics
    return _lines(topics[:limit], member)


def _cursor(text):
    """(last_at, id) from a `before` parameter, or None; a broken one starts from the top."""
    moment, _, pk = (text or "").rpartition("_")
    try:
        at = parse_datetime(moment) if pk.isdigit() else None
    except ValueError:
        at = None
    return (at, int(pk)) if at is not None else None


def topics_on(board, member, before=None, limit=TOPICS_PER_PAGE):
    """One page of a board, newest activity first, and the cursor of the next one or None."""
    topics = Topic.objects.filter(board=board).seen_by(member)
    if before is not None:
        at, pk = before
        topics = topics.filter(Q(last_at__lt=at) | Q(last_at=at, pk__lt=pk))
    lines = _lines(topics.order_by("-last_at", "-id")[: limit + 1], member)
    more = len(lines) > limit
    lines = lines[:limit]
    return lines, f"{lines[-1].last_at.isoformat()}_{lines[-1].id}" if more else None


def board_page(board, request):
    """What the page of `board` shows to `request`."""
    before = _cursor(request.GET.get("before"))
    lines, older = topics_on(board, request.user, before)
    choices = members.warning_choices(request.user) if any(line.warning_id for line in lines) else {}
    shown = [line for line in lines if not _is_left_out(line, choices)]
    return {"topics": shown, "left_out": len(lines) - len(shown), "older": older, "is_first": before is None}


def topic_for(pk):
    """The topic with its board, or None; `.restricted` tells whether page privacy has a say (one query).

    Whether `request` may see it is for `community.lib.privacy.serve_under` and `may_see`.
    """
    return (
        Topic.objects.filter(pk=pk, board__live=True)
        .select_related("board", "author", "warning")
        .annotate(restricted=restricted("board__path"))
        .first()
    )


def last_post_at(topic, member):
    """When `member` last wrote in `topic`, under any name, whatever became of it; or None."""
    written = topic.posts.filter(author__member=member).order_by("-created_at")
    return written.values_list("created_at", flat=True).first()


def can_find(topic, member):
    """Whether `member` may see `topic` and the board it is on; asked where there is no request."""
    return may_see(topic, member) and topic.board.live and not topic.board.path.startswith(
        tuple(closed_paths_for(member))
    )  # fmt: skip


def as_closed_as(board):
    """A function of a page: whether everything that closes `board` closes that page too (one query, one with groups)."""
    restrictions = list(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))

    def locks(page):
        return {
            (r.restriction_type, r.password, frozenset(group.pk for group in r.groups.all()))
            for r in restrictions
            if page.path.startswith(r.page.path)
        }

    wanted = locks(board)
    return lambda page: wanted <= locks(page)


def may_see(topic, member):
    """Whether the topic itself, its board's privacy apart, is there for `member`."""
    if topic.state == State.PUBLISHED:
        return True
    return member.is_authenticated and topic.author.member_id == member.pk and topic.state in SHOWN_TO_AUTHOR


@dataclass
class PostLine:
    """A post as `_post.html` draws it; `held` and `removed` are for its author's eyes only.

    `away` says why it is folded for this reader ("muted", "made" or "met" a block); then its words are not in it.
    """

    id: int
    number: int
    state: str
    html: str
    body: str
    created_at: datetime
    edited_at: datetime | None
    by_moderator: bool
    author: str
    role: str
    is_mine: bool
    is_topic_author: bool
    care: bool
    read_by: datetime | None
    revision: int
    away: str = ""
    reasons: frozenset = frozenset()
    marked: tuple = ()

    @property
    def page(self):
        return -(-self.number // settings.POSTS_PER_PAGE)

    @property
    def is_public(self):
        return self.state == State.PUBLISHED

    @property
    def is_crisis_hold(self):
        return "crisis" in self.reasons

    @property
    def can_be_masked(self):
        return any(is_marked for _piece, is_marked in self.marked)


_POST = (
    "id", "number", "state", "html", "body", "created_at", "edited_at", "by_moderator", "author__name",
    "author__role", "author__role_until", "author_id", "author__member_id", "care", "read_by", "revision", "away",
)  # fmt: skip


def _post_lines(posts, topic, member, shown=None):
    """`shown` is the number of a post that the reader asked to see all the same."""
    posts = posts.annotate(away=members.why_hidden(member, "author_id"))
    mine = member.pk if member is not None and member.is_authenticated else None
    lines = []
    for (
        pk, number, state, html, body, created, edited, by_moderator, name, role, until, author_id, owner, care, read_by,
        revision, away,
    ) in posts.values_list(*_POST):  # fmt: skip
        own = mine is not None and owner == mine
        if own or (number == shown and away != "met"):
            away = ""
        if away:
            html, name, role = "", "", ""
        lines.append(
            PostLine(pk, number, state, html, body if own else "", created, edited, by_moderator, name, role_in_force(role, until), own,
                     author_id == topic.author_id, care and own, read_by, revision, away)
        )  # fmt: skip
    held = [line for line in lines if line.state == State.HELD]
    if held:
        _explain_holds(held)
    return lines


def _explain_holds(held):
    ids = [line.id for line in held]
    reasons = moderation.hold_reasons(KIND, ids)
    spans = moderation.spans_of(KIND, ids, {line.id: line.revision for line in held})
    for line in held:
        line.reasons = frozenset(reasons.get(line.id, ()))
        line.marked = () if line.is_crisis_hold else tuple(marked(line.body, spans.get(line.id, ())))


def masked(post):
    """The words of a held post with what looks private left out; None where nothing of the kind is marked.

    Nothing is left out of what waits because somebody may be in danger.
    """
    if post.state != State.HELD or "crisis" in moderation.hold_reasons(KIND, [post.pk]).get(post.pk, ()):
        return None
    spans = moderation.spans_of(KIND, [post.pk], {post.pk: post.revision}).get(post.pk, ())
    pieces = list(marked(post.body, spans))
    if not any(is_marked for _piece, is_marked in pieces):
        return None
    return "".join(gettext("[left out]") if is_marked else piece for piece, is_marked in pieces)


def marked(text, spans):
    """`text` cut into (piece, is_marked) at the spans, for underlining without any markup in between."""
    end = 0
    for start, stop, *_ in spans:
        if start >= end and stop <= len(text):
            if start > end:
                yield text[end:start], False
            yield text[start:stop], True
            end = stop
    if end < len(text):
        yield text[end:], False


def page_count(topic):
    return max(1, -(-topic.last_number // settings.POSTS_PER_PAGE))


def posts_on_page(topic, member, page, shown=None):
    """The posts numbered for `page` (from 1) that `member` may see; the last page costs as the first.

    Those of people out of sight are folded, all but the one numbered `shown`.
    """
    first = (page - 1) * settings.POSTS_PER_PAGE
    posts = topic.posts.seen_by(member).filter(number__gt=first, number__lte=first + settings.POSTS_PER_PAGE)
    return _post_lines(posts.order_by("number"), topic, member, shown)


def post_line(post, topic, member):
    """One post as a line, for the piece that answers a reply or an edit."""
    lines = _post_lines(topic.posts.filter(pk=post.pk), topic, member)
    return lines[0] if lines else None


def changes_on_page(topic, member, page, version, shown=None):
    """What changed on `page` since `version`: (numbers to take away, visible lines that changed, line each goes before).

    `shown` are the numbers that the open page has; None if it does not say.
    """
    first = (page - 1) * settings.POSTS_PER_PAGE
    window = topic.posts.filter(number__gt=first, number__lte=first + settings.POSTS_PER_PAGE)
    changed = list(window.filter(version__gt=version).values_list("number", flat=True))
    if not changed:
        return [], []
    visible = _post_lines(window.seen_by(member).order_by("number"), topic, member)
    placed = []
    for position, line in enumerate(visible):
        if line.number in changed:
            stands = (other.number for other in visible[position + 1 :] if other.number not in changed)
            placed.append((line, next((number for number in stands if shown is None or number in shown), None)))
    return [number for number in changed if shown is None or number in shown], placed


def post_for(pk):
    """The post with topic and board, or None; the topic is annotated with `.restricted`."""
    post = Post.objects.filter(pk=pk).select_related("topic__board", "topic__author", "author").first()
    if post is None or not post.topic.board.live:
        return None
    post.topic.restricted = (
        BoardPage.objects.filter(pk=post.topic.board_id)
        .annotate(closed=restricted("path"))
        .values_list("closed", flat=True)[0]
    )
    return post


def may_see_post(post, member):
    if not may_see(post.topic, member):
        return False
    if post.state == State.PUBLISHED:
        return True
    return member.is_authenticated and post.author.member_id == member.pk and post.state in SHOWN_TO_AUTHOR


def posts_to_tell_of(member, ids):
    """Which of the posts `ids` a notice may lead `member` to: visible ones by somebody who is not out of sight."""
    seen = visible_posts(member, ids)
    hidden = members.out_of_sight(member) if seen else set()
    if not hidden:
        return seen
    return seen - set(Post.objects.filter(pk__in=seen, author_id__in=hidden).values_list("pk", flat=True))


def visible_posts(member, ids):
    """Which of the posts `ids` `member` may see now; for reports (registered as visible_to)."""
    posts = Post.objects.filter(pk__in=ids, topic__board__live=True).seen_by(member)
    in_sight = Q(topic__state=State.PUBLISHED)
    if member.is_authenticated:
        in_sight |= Q(topic__author__member=member)
    posts = posts.filter(in_sight)
    return set(not_under(posts, closed_paths_for(member), "topic__board__path").values_list("pk", flat=True))
