"""How a person's posts are exported and erased: threads stay readable, the words go."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.registries import register_kept, register_personal_data
from community.members.rights.keeping import until_erased

from .models import Post, PostRevision, Topic


def _export_posts(member):
    return [
        {"topic": post.topic.title, "written": post.created_at.isoformat(), "state": post.state, "text": post.body}
        for post in Post.objects.filter(author__member=member).select_related("topic")
    ]


def _erase_posts(member):
    gone = _("The author has erased these words.")
    Post.objects.filter(author__member=member).update(body="", html=f"<p>{gone}</p>")


register_personal_data("forums.Post", _export_posts, _erase_posts, title=gettext_lazy("What you wrote on boards"))
register_personal_data(
    "forums.Topic",
    lambda member: [
        {"title": t.title, "opened": t.created_at.isoformat()} for t in Topic.objects.filter(author__member=member)
    ],
    lambda member: Topic.objects.filter(author__member=member).update(title=_("Erased by its author")),
    title=gettext_lazy("Topics you opened"),
)
register_personal_data(
    "forums.PostRevision",
    lambda member: [
        {"text": r.body, "until": r.replaced_at.isoformat()}
        for r in PostRevision.objects.filter(post__author__member=member)
    ],
    lambda member: PostRevision.objects.filter(post__author__member=member).delete(),
    title=gettext_lazy("What your posts said before you changed them"),
)
register_kept(
    "posts",
    gettext_lazy("Topics and posts, with what they said before a change. What you take back is out of sight at once"),
    until_erased,
    models=("forums.Topic", "forums.Post", "forums.PostRevision"),
    order=20,
)
