"""Whether somebody from the team is here now: an upper app knows, and any page may ask."""

_providers = []


def register(provider):
    """Let `provider() -> (until, next_start)` answer: aware datetimes, or None for nobody here and nothing planned."""
    if provider not in _providers:
        _providers.append(provider)


def here():
    """(until when somebody is here or None, when somebody is here next or None)."""
    for provider in _providers:
        return provider()
    return None, None
