"""How a person's posts are exported and erased: threads stay readable, the words go."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lib.privacy import closed_paths_for
from community.members.registries import register_kept, register_personal_data, register_place_titles
from community.members.rights.keeping import until_erased
from moderation.content import State

from .models import Post, PostRevision, Topic


def _export_posts(member):
    closed = closed_paths_for(member)
    posts = Post.objects.filter(author__member=member).select_related("topic__board", "author").order_by("pk")
    return [
        {
            **_place(post.topic, closed),
            "name": post.author.name,
            "written": post.created_at.isoformat(),
            "state": post.state,
            "text": post.body,
            **_by_moderator(post),
        }
        for post in posts
    ]


def _place(topic, closed):
    return {"topic_id": topic.pk, "topic": topic.title, "board": _board(topic, closed)}


def _board(topic, closed):
    """The title of its board, unless it was moved to one that the member may not look into: `closed` are tree paths."""
    return None if topic.board.path.startswith(tuple(closed)) else topic.board.title


def _by_moderator(words):
    return {"by_moderator": True} if words.by_moderator else {}


def _export_topics(member):
    closed = closed_paths_for(member)
    return [
        {
            "topic_id": topic.pk,
            "title": topic.title,
            "board": _board(topic, closed),
            "name": topic.author.name,
            "opened": topic.created_at.isoformat(),
            "state": topic.state,
        }
        for topic in Topic.objects.filter(author__member=member).select_related("board", "author").order_by("pk")
    ]


def _export_revisions(member):
    closed = closed_paths_for(member)
    found = PostRevision.objects.filter(post__author__member=member).order_by("pk")
    return [
        {
            **_place(revision.post.topic, closed),
            "name": revision.post.author.name,
            "text": revision.body,
            "until": revision.replaced_at.isoformat(),
            **_by_moderator(revision),
        }
        for revision in found.select_related("post__topic__board", "post__author")
    ]


def _erase_posts(member):
    gone = _("The author has erased these words.")
    Post.objects.filter(author__member=member).update(body="", html=f"<p>{gone}</p>")


_NAME = {"name": gettext_lazy("Under the name")}
_WORDS = {**_NAME, "by_moderator": gettext_lazy("In the words of a moderator")}

register_personal_data(
    "forums.Post",
    _export_posts,
    _erase_posts,
    title=gettext_lazy("What you wrote on boards"),
    words=_WORDS,
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
    title=gettext_lazy("What your posts said before they were changed"),
    words=_WORDS,
)
register_place_titles("topic", lambda ids: dict(Topic.objects.filter(pk__in=ids).values_list("pk", "title")))
register_kept(
    "posts",
    gettext_lazy("Topics and posts, with what they said before a change. What you take back is out of sight at once"),
    until_erased,
    models=("forums.Topic", "forums.Post", "forums.PostRevision"),
    order=20,
)
