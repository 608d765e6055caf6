"""Names for one thread: gentle birds, none of which says anything about who writes."""

import random

_BIRDS = (
    "Wren", "Finch", "Heron", "Plover", "Linnet", "Dunnock", "Siskin", "Curlew", "Swift", "Martin", "Pipit", "Lapwing",
    "Kestrel", "Redwing", "Avocet", "Dipper", "Grebe", "Teal", "Godwit", "Whimbrel", "Bunting", "Serin", "Wheatear",
    "Fieldfare", "Goldcrest", "Nuthatch", "Treecreeper", "Wagtail", "Whinchat", "Stonechat", "Waxwing", "Brambling",
    "Crossbill", "Dotterel", "Gannet", "Petrel", "Puffin", "Tern", "Sanderling", "Turnstone", "Pochard", "Smew",
    "Garganey", "Wigeon", "Shoveler", "Eider", "Fulmar", "Shearwater", "Kittiwake", "Guillemot",
)  # fmt: skip
_FIRST = "Anonymous"


def in_random_order():
    """Every alias there is, shuffled; after the plain birds come numbered ones, so that no thread runs dry soon."""
    birds = random.SystemRandom().sample(_BIRDS, len(_BIRDS))
    yield from (f"{_FIRST} {bird}" for bird in birds)
    for number in range(2, 40):
        yield from (f"{_FIRST} {bird} {number}" for bird in birds)
