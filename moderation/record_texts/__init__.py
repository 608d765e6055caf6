"""The templates of the records: headings and guidance of ours, and never an answer. {kind: [(heading, guidance)…]}.

They say what Hearth does, which staff check against their own settings, and ask what only the community knows.
"""

from .children import CHILDREN
from .dpia import DPIA
from .emergency import EMERGENCY
from .harms import HARMS

TEMPLATES = {"dpia": DPIA, "harms": HARMS, "children": CHILDREN, "emergency": EMERGENCY}

__all__ = ["TEMPLATES"]
