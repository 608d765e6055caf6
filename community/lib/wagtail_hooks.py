from django.http import Http404
from wagtail import hooks

from .media import may_see


@hooks.register("before_serve_document")
def a_document_obeys_its_pages(document, request):
    """Wagtail asks the collection; a document that stands on closed pages alone is closed as well."""
    if not may_see(document, request):
        raise Http404
