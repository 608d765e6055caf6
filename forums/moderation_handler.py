"""What moderation must know about posts."""

from django.utils.translation import gettext_lazy as _

from community.members.models import role_in_force
from moderation.content import State
from moderation.registry import ContextLine, Handler

from . import services
from .models import Post

AROUND = 3


class PostHandler(Handler):
    kind = "forums.post"
    label = _("post")
    counts_for_trust = True

    def get(self, pk, lock=False):
        posts = Post.objects.select_related("topic__board", "author__member")
        if lock:
            posts = posts.select_for_update(of=("self",))
        return posts.filter(pk=pk).first()

    def get_many(self, pks):
        return Post.objects.select_related("topic", "author").in_bulk(pks)

    def written_by(self, persona_ids):
        return Post.objects.filter(author__in=persona_ids)

    def text(self, obj):
        return f"{obj.topic.title}\n\n{obj.body}" if obj.number == 1 else obj.body

    def url(self, obj):
        return f"/p/{obj.pk}/"

    def edit_url(self, obj):
        return f"/p/{obj.pk}/edit/"

    def place(self, obj):
        return obj.topic.board

    def context(self, obj):
        """The opening post and what stands right before and after the target."""
        posts = obj.topic.posts.exclude(state=State.WITHDRAWN).select_related("author")
        before = list(posts.filter(number__lt=obj.number).order_by("-number")[:AROUND])[::-1]
        after = list(posts.filter(number__gt=obj.number).order_by("number")[:AROUND])
        first = [] if obj.number == 1 or any(post.number == 1 for post in before) else list(posts.filter(number=1))
        return [
            ContextLine(
                post.author.name, role_in_force(post.author.role, post.author.role_until), post.created_at,
                self.text(post) if post.pk == obj.pk else post.body, post.pk == obj.pk,
            )
            for post in [*first, *before, obj, *after]
        ]  # fmt: skip

    def changed(self, obj, old_state):
        services.state_changed(obj, old_state)
