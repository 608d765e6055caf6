"""The only doers of the boards: one verb, one transaction."""

import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib.markup import to_html
from community.members import queries as member_queries
from community.members import services as members
from community.members.models import Member
from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications
from moderation import services as moderation
from moderation.content import State
from moderation.services import Private

from . import permissions
from .models import BoardActivity, BoardIndexPage, BoardPage, Post, PostRevision, Topic


def existing(member, client_key):
    """The post that this form made before, if it was sent twice, under whichever of the member's names."""
    sent = Post.objects.filter(author__member=member, client_key=client_key)
    return sent.select_related("topic").first()


def _sent_before(member, client_key):
    """As `existing`, with the member locked: of two sendings at once, the second one waits and finds the first."""
    list(Member.objects.select_for_update(of=("self",), no_key=True).filter(pk=member.pk).values_list("pk"))
    return existing(member, client_key)


def open_topic(
    board, member, title, body, mode="", warning=None, client_key=None, as_alias=False, private=Private.KEEP,
    seconds=None,
):  # fmt: skip
    """Open a topic with its first post. Returns (post, is_new); a form sent twice gives the first post.

    With `as_alias` it stands under a name of its own that is used in this topic alone; `private` says what happens to
    private parts; `seconds` is how long the form was open, if that is known. Raises Refused when `member` may not write there, AskFirst when they have yet to say.
    """
    permissions.check(permissions.why_not_open_topic(member, board))
    client_key = client_key or uuid.uuid4()
    with transaction.atomic():
        sent = _sent_before(member, client_key)
        if sent is not None:
            return sent, False
        permissions.check(permissions.why_not_off_shift(member))
        # A name for this topic alone has written nothing yet.
        author = _facts(member, None if as_alias else member.home_persona, seconds)
        (body, title), screening = _settle(member, [body, title], private, author)
        now = timezone.now()
        topic = Topic.objects.create(
            board=board, author=member.home_persona, title=title, mode=mode, warning=warning,
            created_at=now, last_at=now, state=State.HELD,
        )  # fmt: skip
        if as_alias:
            # The alias is bound to the topic, so the topic has to be there first; nobody sees it before the commit.
            topic.author = members.alias_in(topic.pk, member)
            topic.save(update_fields=["author"])
        return _write(topic, topic.author, member, body, client_key, now, screening), True


def _facts(member, persona, seconds):
    return moderation.author_facts(
        member, persona=persona, kind=Post._meta.label_lower, seconds=seconds, is_new=True
    )  # fmt: skip


def _settle(member, texts, private, author):
    """The body, and the title if there is one, as their author wants them, with the Screening of both."""
    limits = [settings.POST_MAX_LENGTH, settings.TITLE_MAX_LENGTH][: len(texts)]
    return moderation.settle_for(member, texts, private, limits, author)


def reply(topic, member, body, client_key=None, as_alias=None, sight=None, private=Private.KEEP, seconds=None):
    """Reply in `topic`. Returns (post, is_new); a form sent twice gives the first post, whatever name it came under.

    `as_alias` chooses between the member's own name and the alias of this topic; None takes the alias where
    the member has one. `sight` saves a query: members' `sight_of(member, topic.pk)` of this moment. `private` says what
    happens to private parts; `seconds` is how long the form was open, if that is known. Raises Refused when `member`
    may not reply there, AskFirst when they have yet to say.
    """
    permissions.check(permissions.why_not_reply(member, topic))
    client_key = client_key or uuid.uuid4()
    with transaction.atomic():
        sent = _sent_before(member, client_key)
        if sent is not None:
            return sent, False
        sight = sight or member_queries.sight_of(member, topic.pk)
        if as_alias is None:
            as_alias = sight.alias is not None
        permissions.check(permissions.why_not_reply_as(topic, sight.alias if as_alias else member.home_persona, sight))
        permissions.check(permissions.why_not_so_soon(member, topic) or permissions.why_not_off_shift(member))
        author = sight.alias if as_alias else member.home_persona
        (body,), screening = _settle(member, [body], private, _facts(member, author, seconds))
        author = author or members.alias_in(topic.pk, member)
        return _write(topic, author, member, body, client_key, timezone.now(), screening), True


def _write(topic, author, member, body, client_key, now, screening):
    number = _next(topic)
    # The row is locked now: what a moderator did since the permissions were asked holds.
    if topic.is_closed(now):
        raise Refused(permissions.why_closed(topic))
    post = Post(
        topic=topic, author=author, number=number, body=body, html=to_html(body), created_at=now,
        version=topic.version, client_key=client_key,
    )  # fmt: skip
    moderation.admit(post, body, member, screening)
    # The row is locked, so that these are still the next ones.
    counted = {"last_number": topic.last_number, "version": topic.version}
    if post.state == State.PUBLISHED:
        _appear(topic, post, **counted)
    else:
        Topic.objects.filter(pk=topic.pk).update(**counted)
    return post


def _next(topic):
    """Lock the topic's row and take the next post number and version, which `_write` keeps."""
    now = (
        Topic.objects.select_for_update(of=("self",), no_key=True).filter(pk=topic.pk)
        .values("last_number", "version", "board_id", "is_locked", "locked_until")
        .get()
    )  # fmt: skip
    now["last_number"] += 1
    now["version"] += 1
    if now.pop("board_id") != topic.board_id:
        raise Refused(
            Refusal.keeping("moved", _("This topic was moved while you were writing. Please look at it once more."))
        )
    for name, value in now.items():
        setattr(topic, name, value)
    return topic.last_number


def _appear(topic, post, **more):
    """Counters after `post` became visible, and a word to the one it answers; `more` is kept on the topic's row."""
    if post.number == 1:
        Topic.objects.filter(pk=topic.pk).update(state=State.PUBLISHED, **more)
        topic.state = State.PUBLISHED
        _count_on_board(topic, topics=1, posts=1, at=post.created_at)
    else:
        last = Greatest(F("last_at"), Value(post.created_at))
        Topic.objects.filter(pk=topic.pk).update(reply_count=F("reply_count") + 1, last_at=last, **more)
        # For the answer that is drawn from this very object; others count for themselves.
        topic.reply_count += 1
        _count_on_board(topic, topics=0, posts=1, at=post.created_at)
        _tell_topic_author(topic, post)


def _tell_topic_author(topic, post):
    if topic.author.member_id is None or post.author.member_id == topic.author.member_id:
        return
    asker = member_queries.member_who_sees(topic.author.member_id, post.author_id)
    if asker is None:
        return
    notifications.tell(asker, "forums.reply", f"reply:{post.pk}", post.get_absolute_url(), "forums.reply", post.pk)


def _disappear(topic, post):
    """Counters after `post` went out of sight."""
    if post.number == 1:
        Topic.objects.filter(pk=topic.pk).update(state=post.state)
        _count_on_board(topic, topics=-1, posts=-1)
    else:
        Topic.objects.filter(pk=topic.pk, reply_count__gt=0).update(reply_count=F("reply_count") - 1)
        _count_on_board(topic, topics=0, posts=-1)


def _count_on_board(topic, topics, posts, at=None):
    _count(topic.board_id, topics, posts, **({"last_at": at} if at is not None else {}))


def _count(board_id, topics, posts, **more):
    changes = {"topics": F("topics") + topics, "posts": F("posts") + posts, **more}
    if not BoardActivity.objects.filter(board_id=board_id).update(**changes):
        BoardActivity.objects.create(board_id=board_id, topics=max(topics, 0), posts=max(posts, 0), **more)


def state_changed(post, old_state):
    """Moderation changed `post.state`, or the author edited or withdrew: keep versions and counters true."""
    topic = post.topic
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1)
    topic.refresh_from_db(fields=["version"])
    Post.objects.filter(pk=post.pk).update(version=topic.version)
    if post.state == State.PUBLISHED and old_state != State.PUBLISHED:
        _appear(topic, post)
    elif old_state == State.PUBLISHED and post.state != State.PUBLISHED:
        _disappear(topic, post)
    elif post.number == 1:
        Topic.objects.filter(pk=topic.pk).update(state=post.state)


@transaction.atomic
def edit(post, member, body, title=None, private=Private.KEEP):
    """Change the words of one's own post; what it said before is kept as a revision. Returns the post.

    Raises Refused when `member` may not, AskFirst when they have yet to say what happens to private parts.
    """
    locked = Post.objects.select_for_update(of=("self",)).select_related("topic", "author").get(pk=post.pk)
    permissions.check(permissions.why_not_edit(member, locked))
    new_title = title if title is not None and locked.number == 1 else locked.topic.title
    if body == locked.body and new_title == locked.topic.title:
        return locked
    author = moderation.facts_of(locked, member)
    if locked.number == 1:
        (body, new_title), screening = _settle(member, [body, new_title], private, author)
    else:
        (body,), screening = _settle(member, [body], private, author)
    _keep_revision(locked)
    if new_title != locked.topic.title:
        locked.topic.title = new_title
        locked.topic.save(update_fields=["title"])
    _put_words(locked, body)
    moderation.readmit(locked, body, member, screening)
    return locked


def _keep_revision(post):
    PostRevision.objects.create(
        post=post, revision=post.revision, body=post.body, by_moderator=post.by_moderator
    )  # fmt: skip


def _put_words(post, body, by_moderator=False):
    post.body, post.html, post.by_moderator = body, to_html(body), by_moderator
    post.edited_at = timezone.now()


def rewrite(post, body, by_moderator=True):
    """Put `body` in place of the words of a locked `post`, inside the transaction of a decision; what stood there
    stays as a revision. The title of a topic is not touched."""
    _keep_revision(post)
    _put_words(post, body, by_moderator)
    post.revision += 1
    post.save(update_fields=["body", "html", "by_moderator", "edited_at", "revision"])


def restrain(topic, is_locked, locked_until, pace, pace_until):
    """Keep on `topic` what moderators decided for it; `pace` is seconds between two posts of one person, or 0."""
    topic.is_locked, topic.locked_until, topic.pace, topic.pace_until = is_locked, locked_until, pace, pace_until
    topic.save(update_fields=["is_locked", "locked_until", "pace", "pace_until"])


def move(topic, board):
    """Put a locked `topic` on `board`, with all that was counted. Returns the id of the board it came from."""
    old = topic.board_id
    if old == board.pk:
        return old
    is_up, posts = topic.state == State.PUBLISHED, topic.posts.published().count()
    topic.board = board
    topic.save(update_fields=["board"])
    Topic.objects.filter(pk=topic.pk).update(version=F("version") + 1)
    # Both rows in one order, so that two moves never wait for each other.
    for board_id, sign in sorted([(old, -1), (board.pk, 1)]):
        _recount(board_id, sign * is_up, sign * posts)
    return old


def _recount(board_id, topics, posts):
    """Add to the counters of a board, and take anew when something was last written there."""
    list(BoardActivity.objects.select_for_update().filter(board_id=board_id).values_list("pk"))
    last = Topic.objects.published().filter(board_id=board_id).aggregate(last=Max("last_at"))["last"]
    _count(board_id, topics=topics, posts=posts, last_at=last)


@transaction.atomic
def withdraw(post, member):
    """Take back one's own post."""
    locked = Post.objects.select_for_update(of=("self",)).select_related("topic", "author").get(pk=post.pk)
    return moderation.withdraw(locked, member)


@transaction.atomic
def ensure_board_index(parent):
    """The list of boards, made under `parent` (a page) when the site has none yet."""
    index = BoardIndexPage.objects.first()
    if index is None:
        index = BoardIndexPage(
            title=_("Boards"),
            slug="boards",
            intro=_("Read as long as you like. Write when you want to. There is no hurry here."),
        )
        parent.add_child(instance=index)
        index.save_revision().publish()
    return index


@transaction.atomic
def ensure_board(index, title, intro=""):
    """The board called `title` under `index`, made when there is none."""
    board = BoardPage.objects.child_of(index).filter(title=title).first()
    if board is None:
        board = BoardPage(title=title, intro=intro)
        index.add_child(instance=board)
        board.save_revision().publish()
    return board
