"""What moderation must know about posts and topics."""

import re

from django.db.models import Count, Q, Subquery
from django.utils.translation import gettext_lazy as _

from community.members.models import role_in_force
from moderation.content import State
from moderation.registry import ContextLine, Handler, ThreadHandler
from moderation.scope import scope_of

from . import queries, services
from .changing_many import states_changed
from .models import BoardPage, Post, Topic

AROUND, REACH = 3, 12


_POST, _TOPIC = re.compile(r"/p/(\d{1,18})/?"), re.compile(r"/t/(\d{1,18})/?")
_NUMBER = re.compile(r"p(\d{1,9})")


class PostHandler(Handler):
    kind = "forums.post"
    label = _("post")
    counts_for_trust = True
    can_rewrite = True
    keeps_texts = True
    hides_on_reports = True

    def get(self, pk, lock=False):
        posts = Post.objects.select_related("topic__board", "author__member")
        if lock:
            posts = posts.select_for_update(of=("self",))
        return posts.filter(pk=pk).first()

    def get_many(self, pks, lock=False):
        posts = Post.objects.select_related("topic__author__member", "author__member")
        if lock:
            posts = posts.select_for_update(of=("self",)).order_by("pk")
        return posts.in_bulk(pks)

    def written_by(self, persona_ids):
        return Post.objects.filter(author__in=persona_ids)

    def texts_since(self, since, most):
        posts = Post.objects.filter(created_at__gte=since).exclude(state=State.WITHDRAWN)
        return list(posts.order_by("-pk").values_list("body", flat=True)[:most])

    def latest_by(self, persona, since, most, but=None):
        posts = Post.objects.filter(author=persona).exclude(pk=but).order_by()
        lately = posts.filter(created_at__gte=since).values("author").annotate(n=Count("pk")).values("n")
        rows = list(
            posts.order_by("-created_at").annotate(lately=Subquery(lately))
            .values_list("number", "body", "topic__title", "lately")[:most]
        )  # fmt: skip
        texts = (f"{body}\n\n{title}" if number == 1 else body for number, body, title, _lately in rows)
        return tuple(texts), (rows[0][3] or 0) if rows else 0

    def name_of(self, obj):
        return _("topic") if obj.number == 1 else _("reply")

    def text(self, obj):
        return f"{obj.topic.title}\n\n{obj.body}" if obj.number == 1 else obj.body

    def span_in_text(self, obj, start, end):
        """Checks are given the title after the words; `text` has it before them."""
        if obj.number != 1:
            return start, end
        title, body = len(obj.topic.title) + 2, len(obj.body) + 2
        shift = title if start < body else -body
        return start + shift, end + shift

    def url(self, obj):
        return f"/p/{obj.pk}/"

    def edit_url(self, obj):
        return f"/p/{obj.pk}/edit/"

    def place(self, obj):
        return obj.topic.board

    def context(self, obj):
        """The opening post and what stands right before and after the target, in one query."""
        # Numbers of posts that were taken back leave gaps, so it looks a little further.
        near = Q(number__range=(obj.number - REACH, obj.number + REACH)) | Q(number=1)
        posts = obj.topic.posts.filter(near).exclude(state=State.WITHDRAWN).exclude(pk=obj.pk)
        posts = list(posts.select_related("author").order_by("number"))
        earlier = [post for post in posts if post.number < obj.number]
        before = earlier[-AROUND:]
        after = [post for post in posts if post.number > obj.number][:AROUND]
        first = [post for post in earlier[:1] if post.number == 1 and post not in before]
        return [
            ContextLine(
                post.author.name, role_in_force(post.author.role, post.author.role_until), post.created_at,
                self.text(post) if post.pk == obj.pk else post.body, post.pk == obj.pk, post.is_heavy,
                "" if post.pk == obj.pk else post.unpublished,
            )
            for post in [*first, *before, obj, *after]
        ]  # fmt: skip

    def changed(self, obj, old_state):
        services.state_changed(obj, old_state)

    def changed_many(self, changed):
        states_changed(changed)

    def body(self, obj):
        return obj.body

    def words_at(self, obj, revision):
        if revision == obj.revision:
            return obj.body
        kept = obj.revisions.filter(revision=revision).first()
        return kept.body if kept is not None else None

    def rewrite(self, obj, body):
        services.rewrite(obj, body)

    def put_back(self, obj, revision):
        kept = obj.revisions.filter(revision=revision).first()
        if kept is None:
            return False
        services.rewrite(obj, kept.body, by_moderator=kept.by_moderator)
        return True

    def at_address(self, path, fragment):
        if found := _POST.fullmatch(path):
            return self.get(int(found[1]))
        if found := _TOPIC.fullmatch(path):
            number = _NUMBER.fullmatch(fragment)
            posts = Post.objects.filter(topic=int(found[1]), number=int(number[1]) if number else 1)
            return self.get(posts.values_list("pk", flat=True).first())
        return None

    def thread_of(self, obj):
        return TopicThreadHandler.kind, obj.topic_id


class TopicThreadHandler(ThreadHandler):
    kind = "forums.topic"
    label = _("topic")
    acts = frozenset({"lock", "slow", "move"})

    def get(self, pk, lock=False):
        topics = Topic.objects.select_related("board", "author__member")
        if lock:
            topics = topics.select_for_update(of=("self",))
        return topics.filter(pk=pk).first()

    def url(self, thread):
        return thread.get_absolute_url()

    def author(self, thread):
        return thread.author

    def begun_by(self, member):
        return Topic.objects.filter(author__member=member).values_list("pk", flat=True)

    def can_be_seen(self, thread, member):
        return queries.can_find(thread, member)

    def apply(self, thread, in_force):
        services.restrain(
            thread, in_force.is_locked, in_force.locked_until, in_force.pace, in_force.pace_until
        )  # fmt: skip

    def places(self, member, thread):
        """The boards that `member` moderates too, and that are no more open than this one: words written for a few
        are never shown to many."""
        boards = scope_of(member).pages(BoardPage.objects.live()).exclude(pk=thread.board_id).order_by("path")
        closed = queries.as_closed_as(thread.board)
        return boards.filter(pk__in=[board.pk for board in boards if closed(board)])

    def place_id(self, thread):
        return thread.board_id

    def move(self, thread, page_id):
        board = BoardPage.objects.filter(pk=page_id).first()
        return services.move(thread, board) if board is not None else None

    def may_go_back(self, thread, page_id, since):
        board = BoardPage.objects.filter(pk=page_id).first()
        if board is None or queries.as_closed_as(thread.board)(board):
            return board is not None
        return not Post.objects.filter(topic=thread, created_at__gt=since).exists()

    def cases_in(self, thread, cases):
        return cases.filter(
            target_kind=PostHandler.kind, target_id__in=Post.objects.filter(topic=thread).values("pk")
        )  # fmt: skip
