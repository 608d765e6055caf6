"""How a person's posts are exported and erased: threads stay readable, the words go."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.registries import register_kept, register_personal_data, register_place_titles
from community.members.rights.keeping import until_erased
from moderation.content import State

from .models import Post, PostRevision, Topic


def _export_posts(member):
    posts = Post.objects.filter(author__member=member).select_related("topic__board", "author").order_by("pk")
    return [
        {
            **_place(post.topic),
            "name": post.author.name,
            "written": post.created_at.isoformat(),
            "state": post.state,
            "text": post.body,
        }
        for post in posts
    ]


def _place(topic):
    return {"topic_id": topic.pk, "topic": topic.title, "board": topic.board.title}


def _export_topics(member):
    return [
        {
            "topic_id": topic.pk,
            "title": topic.title,
            "board": topic.board.title,
            "name": topic.author.name,
            "opened": topic.created_at.isoformat(),
            "state": topic.state,
        }
        for topic in Topic.objects.filter(author__member=member).select_related("board", "author").order_by("pk")
    ]


def _export_revisions(member):
    found = PostRevision.objects.filter(post__author__member=member).order_by("pk")
    return [
        {
            **_place(revision.post.topic),
            "name": revision.post.author.name,
            "text": revision.body,
            "until": revision.replaced_at.isoformat(),
        }
        for revision in found.select_related("post__topic__board", "post__author")
    ]


def _erase_posts(member):
    gone = _("The author has erased these words.")
    Post.objects.filter(author__member=member).update(body="", html=f"<p>{gone}</p>")


_NAME = {"name": gettext_lazy("Under the name")}

register_personal_data(
    "forums.Post",
    _export_posts,
    _erase_posts,
    title=gettext_lazy("What you wrote on boards"),
    words=_NAME,
    values={"state": State},
)
register_personal_data(
    "forums.Topic",
    _export_topics,
    lambda member: Topic.objects.filter(author__member=member).update(title=_("Erased by its author")),
    title=gettext_lazy("Topics you opened"),
    words=_NAME,
    values={"state": State},
)
register_personal_data(
    "forums.PostRevision",
    _export_revisions,
    lambda member: PostRevision.objects.filter(post__author__member=member).delete(),
    title=gettext_lazy("What your posts said before you changed them"),
    words=_NAME,
)
register_place_titles("topic", lambda ids: dict(Topic.objects.filter(pk__in=ids).values_list("pk", "title")))
register_kept(
    "posts",
    gettext_lazy("Topics and posts, with what they said before a change. What you take back is out of sight at once"),
    until_erased,
    models=("forums.Topic", "forums.Post", "forums.PostRevision"),
    order=20,
)
