"""Pictures and documents by their direct addresses: they obey the privacy of the pages and collections they stand in.

A web server must not hand out the media folder by itself; with MEDIA_ACCEL it does the sending after we said yes.
"""

import mimetypes
import posixpath

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.users.models import UserProfile

from .privacy import closed_paths, lets_in

# Pictures change seldom, and one that is closed later must not be seen for long.
KEEP_SECONDS = 3600


def _in_open_collection(thing, request):
    return all(lets_in(restriction, request) for restriction in thing.collection.get_view_restrictions())


def _stands_where_it_may_be_seen(thing, request):
    """Whether a live page that `request` may open shows `thing`, or something that is no page does."""
    page_type = ReferenceIndex._get_base_content_type(Page).pk
    pages = set()
    for content_type, object_id in ReferenceIndex.get_references_to(thing).values_list(
        "base_content_type", "object_id"
    ):
        if content_type != page_type:
            return True
        pages.add(int(object_id))
    live = Page.objects.filter(pk__in=pages).live().values_list("path", flat=True)
    closed = closed_paths(request) if live else []
    return any(not path.startswith(tuple(closed)) for path in live)


def may_see(thing, request):
    """Whether `request` may see the picture or document `thing`: staff always; others where it stands in the open.

    What stands nowhere, such as a draft's picture, is for staff alone.
    """
    if request.may_act_as_staff():
        return True
    return _in_open_collection(thing, request) and _stands_where_it_may_be_seen(thing, request)


def _may_have(path, request):
    """(May `request` have the file at `path`, may everybody)"""
    rendition = (
        get_image_model().get_rendition_model().objects.filter(file=path).select_related("image__collection").first()
    )
    if rendition is not None:
        return may_see(rendition.image, request), True
    # Originals hold places and times in their data; documents have an address of their own, which asks first.
    is_known = get_image_model().objects.filter(file=path).exists() or UserProfile.objects.filter(avatar=path).exists()
    return is_known and request.may_act_as_staff(), False


@require_safe
def serve(request, path):
    """The file at `path` of the media folder, or 404 as if there were none."""
    clean = posixpath.normpath(path).lstrip("/")
    if clean != path or clean.startswith("..") or "\x00" in path:
        raise Http404
    allowed, may_be_kept = _may_have(path, request)
    if not allowed or not default_storage.exists(path):
        raise Http404
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    accel = getattr(settings, "MEDIA_ACCEL", "")
    if accel:
        response = HttpResponse(content_type=kind, headers={"X-Accel-Redirect": f"{accel.rstrip('/')}/{path}"})
    else:
        # Read whole: pictures are small, and a file that is streamed would hold a thread of the server.
        with default_storage.open(path) as file:
            response = HttpResponse(file.read(), content_type=kind)
    if not kind.startswith("image/") or kind == "image/svg+xml":
        response.headers["Content-Disposition"] = content_disposition_header(True, posixpath.basename(path))
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    if may_be_kept:
        # Only this browser keeps it: what one person may see is not for a shared cache.
        response.headers["Cache-Control"] = f"private, max-age={KEEP_SECONDS}"
    return response
