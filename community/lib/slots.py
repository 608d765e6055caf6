"""Page slots: an upper app fills a place on a lower app's page without the lower one importing it."""

from collections import defaultdict

from django.utils.html import format_html_join

_providers = defaultdict(list)


def register(name, provider, order=100):
    """Let `provider(request, **context) -> safe HTML or ""` fill the slot `name`, lowest `order` first."""
    if all(known is not provider for _, known in _providers[name]):
        _providers[name].append((order, provider))
        _providers[name].sort(key=lambda entry: entry[0])


def render(name, request, **context):
    """The pieces of all providers of slot `name`, in order."""
    pieces = [provider(request, **context) for _, provider in _providers[name]]
    return format_html_join("", "{}", ((piece,) for piece in pieces if piece))
