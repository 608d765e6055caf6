"""Names to offer: two gentle words, invented, and free at this moment."""

import random

from community.lib import names

from .queries import taken_among

_FIRST = (
    "Amber", "Autumn", "Blue", "Bright", "Calm", "Careful", "Cedar", "Clear", "Cobalt", "Copper", "Coral", "Dawn",
    "Distant", "Dusty", "Early", "Evening", "Fair", "Faded", "Gentle", "Golden", "Green", "Hazel", "Hidden", "Honey",
    "Indigo", "Ivory", "Jade", "Kind", "Lasting", "Late", "Lemon", "Light", "Lilac", "Little", "Lunar", "Maple", "Mild",
    "Misty", "Morning", "Mossy", "Narrow", "Northern", "Olive", "Open", "Patient", "Pearl", "Plain", "Quiet", "Rainy",
    "Rosy", "Sandy", "Silver", "Slow", "Small", "Soft", "Southern", "Spring", "Steady", "Still", "Summer", "Sunny",
    "Tidal", "Violet", "Wandering", "Warm", "Western", "Winter", "Woollen", "Young",
)  # fmt: skip
# No birds: those are for names that are used in one thread alone.
_SECOND = (
    "Acorn", "Anchor", "Apple", "Arbour", "Aspen", "Basket", "Beacon", "Birch", "Blanket", "Bluebell", "Boat", "Bramble",
    "Bridge", "Brook", "Button", "Canoe", "Cloud", "Clover", "Comet", "Compass", "Cottage", "Creek", "Cup", "Daisy",
    "Dune", "Ember", "Fern", "Field", "Fjord", "Garden", "Gate", "Glade", "Grove", "Harbour", "Heath", "Hill", "Island",
    "Ivy", "Juniper", "Kettle", "Kite", "Lake", "Lantern", "Larch", "Lavender", "Leaf", "Lighthouse", "Lily", "Meadow",
    "Mitten", "Moon", "Moss", "Oak", "Orchard", "Otter", "Paper", "Path", "Pebble", "Pillow", "Pine", "Poplar", "Quilt",
    "Raft", "Reed", "River", "Rowan", "Sail", "Scarf", "Shell", "Shore", "Spruce", "Star", "Stone", "Teapot", "Thimble",
    "Thistle", "Tulip", "Valley", "Walnut", "Wave", "Willow", "Window",
)  # fmt: skip
_dice = random.SystemRandom()


def suggest(count=4, apart_from=""):
    """`count` names that nobody has and that say nothing of the login word `apart_from` (two queries)."""
    word = names.key(apart_from)
    found = []
    for ending in ("", "", " {}"):
        # Many at once: where most names are taken, a few are still found among them.
        tried = {_invent() + ending.format(_dice.randint(2, 99)) for _ in range(count * 8)} - set(found)
        keys = {name: names.key(name) for name in tried}
        taken = taken_among(keys.values())
        found += [n for n, key in keys.items() if key not in taken and not (word and (word in key or key in word))]
        if len(found) >= count:
            break
    return found[:count]


def _invent():
    return f"{_dice.choice(_FIRST)} {_dice.choice(_SECOND)}"
