"""What a person recognises of a browser: "Firefox on Android", and nothing that would tell two of them apart."""

import re

from django.utils.translation import gettext as _

# The first that is found counts: nearly every browser also calls itself by the names of others.
_BROWSERS = (
    ("Edge", r"Edg|Edge"), ("Opera", r"OPR/|Opera"), ("Samsung Internet", r"SamsungBrowser|Samsung Internet"),
    ("Firefox", r"Firefox|FxiOS"), ("Chrome", r"Chrome|CriOS|Chromium"), ("Safari", r"Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", r"Android"), ("iPhone", r"iPhone"), ("iPad", r"iPad"), ("Windows", r"Windows"),
    ("Chromebook", r"CrOS|Chromebook"), ("Mac", r"Macintosh|Mac\b"), ("Linux", r"Linux"),
)  # fmt: skip


def _first(table, user_agent):
    return next((name for name, pattern in table if re.search(pattern, user_agent)), "")


def short(user_agent):
    """What is kept of a browser's own description, such as `Firefox Android`; short again of what is short already."""
    return f"{_first(_BROWSERS, user_agent)} {_first(_SYSTEMS, user_agent)}".strip()


def name_of(user_agent):
    """In words, from the browser's description or from what is kept of it; "" for one that nobody knows."""
    browser, system = _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system
