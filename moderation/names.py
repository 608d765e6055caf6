"""What people call themselves goes through the same checks as what they write. A name has no case and cannot wait:
what a check stops at is not taken, in words that say why."""

from django.utils.translation import gettext as _

from community.members.permissions import Refusal

from .screening import Author, Outcome
from .staff_lists import screen

# Links and first posts are no matter of names.
_WRITER = Author(days=3650.0, published=1000)


def why_not_name(name):
    """The Refusal for `name`, or None. A check that fails stops nobody."""
    found = [f for f in screen(name, _WRITER).findings if f.outcome >= Outcome.SIGNAL and f.reason != "check_failed"]
    if not found:
        return None
    categories = {finding.category for finding in found}
    if "crisis" in categories:
        words = _(
            "If this is how you feel, please tell somebody; the helplines are on every page. For others to see beside "
            "all you write, please choose another name."
        )
    elif "personal_data" in categories:
        words = _("A name should not tell strangers who you are or how to reach you. Please choose another.")
    else:
        words = _("Others read a name beside all that you write, and this one could hurt or mislead them. Please choose another.")  # fmt: skip
    return Refusal("name", words)
