"""What several views of the boards answer with: kept words, a session that ended, where a post stands."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from community.lib import kept, ratelimit
from community.lib.htmx import instead_of_main
from community.lib.templatetags.hearth import seal_of
from moderation import services as moderation

POSTS_A_MINUTE = 6


def kept_words(request, place):
    """The words kept for `place`, unless somebody else wrote them in this browser before."""
    words = kept.kept(request, place)
    return words if words.get("seal", "") in ("", seal_of(request.user)) else {}


def signed_out(request, place, fields):
    """The session ended while somebody wrote: keep the words and offer the way back."""
    kept.keep(request, place, {**fields, "seal": request.POST.get("seal", "")[:100]})
    care = is_in_need(request, f"{fields.get('body', '')}\n\n{fields.get('title', '')}")
    context = {"fields": fields, "back": _back(request), "care": care}
    page = "forums/signed_out.html" if request.htmx else "forums/signed_out_page.html"
    response = render(request, page, context, status=401)
    return instead_of_main(response, "#signed-out") if request.htmx else response


def _back(request):
    return request.path.removesuffix("reply/") if request.path.endswith("reply/") else request.path


def too_fast(request, form):
    if ratelimit.allowed("post", request.user.pk, POSTS_A_MINUTE, 60):
        return False
    form.add_error(None, _("That was many posts in a minute. Please wait a little and send it again."))
    return True


def is_in_need(request, words):
    """Whether `words` call for the crisis card, posted or not, also where nobody is signed in; nothing is stored."""
    return bool(words.strip()) and moderation.look_over(words, request.user).care


def care_for(request, form):
    """Whether a `form` that comes back to its author, who posted nothing yet, comes with the crisis card."""
    return form is not None and form.is_bound and is_in_need(request, form.words)


def address_of(post, opened=False):
    """Where `post` stands; `opened` passes by the question whether to open a topic that one left out."""
    page = -(-post.number // settings.POSTS_PER_PAGE)
    query = "&".join([f"page={page}"] * (page > 1) + ["open=1"] * opened)
    return f"/t/{post.topic_id}/{f'?{query}' if query else ''}#p{post.number}"
