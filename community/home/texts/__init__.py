"""The words a new site starts with; staff change them in the page editor.

Each page is (slug, title, summary, body); the body is a list of (block, words) for a StreamField,
with %(site)s where the site's name goes.
"""

from .about import ABOUT
from .accessibility import ACCESSIBILITY
from .agreement import AGREEMENT, HEALTH_CONSENT
from .privacy import PRIVACY
from .rules import RULES

PAGES = [ABOUT, RULES, PRIVACY, ACCESSIBILITY]

__all__ = ["AGREEMENT", "HEALTH_CONSENT", "PAGES"]
