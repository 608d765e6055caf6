"""Words of a person whose session ended while they wrote: kept, encrypted, in the browser's session."""

import json
import time

from . import crypto

LONGEST = 2 * 60 * 60


def keeps_words_of_visitors(view):
    """Mark a view that does nothing for a visitor's post but keep its words: a page read signed out has no token to
    send, so it is asked for none as long as the form came from this site."""
    view.keeps_words_of_visitors = True
    return view


def keep(request, place, fields):
    """Keep `fields` (a dict of short texts) for `place` in this browser's session for two hours."""
    request.session[f"kept:{place}"] = crypto.seal(json.dumps({"at": time.time(), "fields": fields})).decode()


def kept(request, place):
    """What was kept for `place`, or an empty dict; it stays until `forget`."""
    sealed = request.session.get(f"kept:{place}") if request.session.session_key else None
    if not sealed:
        return {}
    try:
        entry = json.loads(crypto.unseal(sealed.encode()))
    except (crypto.Unreadable, ValueError):
        return {}
    return entry["fields"] if time.time() - entry["at"] < LONGEST else {}


def forget(request, place):
    request.session.pop(f"kept:{place}", None)
