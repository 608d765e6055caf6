from django.utils.functional import SimpleLazyObject

from . import queries


class UnreadNotices:
    """`request.unread_notices`: how many wait, counted only if a page asks."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.unread_notices = SimpleLazyObject(
            lambda: queries.unread_count(request.user) if request.user.is_authenticated else 0
        )
        return self.get_response(request)
