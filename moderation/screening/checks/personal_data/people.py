"""Full names that people give as their own, and the names they have elsewhere ("add me on snap: …")."""

import re

from ...lists import lines

_NAME_PART = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[^\W\d_]|['\-](?=[^\W\d_])){1,20}"
_FULL = rf"{_NAME_PART}(?:\s(?:{_NAME_PART}|[A-Z]\b\.?|(?:van|von|de|da|al|el|bin)\s{_NAME_PART})){{1,3}}"
_GIVEN = re.compile(
    rf"\b[Mm][Yy]\s(?:(?:full|real|whole|legal|actual|birth)\s)?[Nn]ame\s?(?:is|'s|:|=)\s({_FULL})"
    rf"|\b(?:[Mm]y|[Tt]he)\s(?:surname|last\sname|family\sname|maiden\sname)\s(?:is|was|:)\s({_NAME_PART})\b"
)
_GIVEN_SMALL = re.compile(
    r"\bmy\s(?:full|real|whole|legal|actual)\sname\s(?:is|:)\s([a-z'\-]{2,20}\s(?!(?:and|but|so|or|not|because|if|when|i)\b)[a-z'\-]{2,20})"
)
_FIRST_NAMES = frozenset(lines("first_names.txt"))
_TWO_NAMES = re.compile(
    rf"([A-Z][a-z]{{1,12}})(?:\s[A-Z]\.?)?\s(?!(?:And|But|Here|From|The|Who|This|Is|Was)\b){_NAME_PART}"
)
_INTRODUCES = re.compile(
    r"\b(?:I'?m|I am|this is|it's|regards,?|love,?|signed,?|call me|named?|called)\s\Z", re.IGNORECASE
)

_NET_WORDS = frozenset(lines("networks.txt"))
_NETS = "|".join(sorted(_NET_WORDS, key=len, reverse=True))
_NET = re.compile(rf"\b(?:{_NETS})\b", re.IGNORECASE)
_MOST = 20  # names of networks looked at in one text
_TAG = re.compile(r"#\d{4}\b")
_HANDLE = r"@?[A-Za-z0-9_](?:[\w.\-]{1,30}[A-Za-z0-9_])"
_SURE = r"(?=[\w.\-]{0,30}[\d_]|@|[A-Za-z]+\.[A-Za-z])" + _HANDLE  # what no plain word looks like
_WORDS = r"(?:name|user\s?name|handle|id|tag|user|account|acc|page|profile)"
_HANDLES = [
    # my insta is quiet_heron; snap: quietheron
    re.compile(rf"\b(?:{_NETS})(?:\s{_WORDS})?(?:\sis|\sare|'s|\s?=|\s?-|)\s(?:called\s)?({_SURE})", re.IGNORECASE),
    re.compile(
        rf"\b(?:my|me\son|me\sat)\s(?:{_NETS})(?:\s{_WORDS})?\s?[:=]\s?(?!https?\b)({_HANDLE})\b"
        rf"|\b(?:{_NETS})(?:\s{_WORDS})?\s?[:=]\s?(?:({_SURE})\b|({_HANDLE})(?=\s?(?:[.,;!?\n)]|\Z|and\b|or\b)))",
        re.IGNORECASE,
    ),
    re.compile(rf"\bmy\s(?:{_NETS})\s{_WORDS}\sis\s({_HANDLE})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:add|find|follow|message|dm|msg|pm|text|hit|reach)\s(?:me|us)(?:\sup)?\s(?:on|at|via)\s(?:my\s)?(?:{_NETS})\s?[,:\-–]?\s(?!(?:if|and|or|so|when|but|because|please|pls|to|for|i|it|instead|as|at|on|the|any\s?time|then|too|there|now)\b)({_HANDLE})\b",
        re.IGNORECASE,
    ),
    # @quietheron on insta; quiet_heron on snap
    re.compile(rf"(?<![\w@.])({_SURE})\s(?:on|at|via)\s(?:my\s)?(?:{_NETS})\b", re.IGNORECASE),
    re.compile(rf"\b(?:{_NETS})\b[^@\n]{{0,30}}[\s:(](@[\w.]{{2,30}}\w)", re.IGNORECASE),
    re.compile(
        rf"\b(?:add(?:ed)?|find|skype|call|message)\b[^.\n]{{0,30}}\b(?:{_NETS})\b[^\n]{{0,6}}\b(?:my\s)?{_WORDS}\sis\s({_HANDLE})\b",
        re.IGNORECASE,
    ),
]
_DISCORD = re.compile(
    r"(?<![\w.])((?!(?:order|case|room|ticket|issue|number|no|page|bug)#)[A-Za-z0-9_.]{2,32}#\d{4})\b", re.IGNORECASE
)
_PROFILE = re.compile(
    r"\b((?:instagram\.com|facebook\.com|fb\.com|snapchat\.com/add|t\.me|wa\.me|discord\.gg|discord\.com/invite|tiktok\.com/@|"
    r"linkedin\.com/in|onlyfans\.com|reddit\.com/u(?:ser)?|tumblr\.com|ask\.fm|paypal\.me|cash\.app)/?[\w.$@+\-]{2,64})\b",
    re.IGNORECASE,
)


def names(text):
    """Yield ("full_name", start, end) of the name alone."""
    string, words = text.clean.string, text.tokens.set
    if "name" in string.lower():
        for pattern in (_GIVEN, _GIVEN_SMALL):
            for found in pattern.finditer(string):
                yield ("full_name", *found.span(found.lastindex))
    if _FIRST_NAMES & words:
        for found in _TWO_NAMES.finditer(string):
            if found.group(1).lower() in _FIRST_NAMES and _INTRODUCES.search(
                string, max(0, found.start() - 12), found.start()
            ):
                yield ("full_name", *found.span())


def handles(text):
    """Yield ("social_handle", start, end) of the handle alone."""
    string = text.clean.string
    if _NET_WORDS & text.tokens.set:
        for net in list(_NET.finditer(string))[:_MOST]:
            start = string.rfind(" ", 0, max(0, net.start() - 50)) + 1
            around = string[start : net.end() + 60]
            for pattern in _HANDLES:
                for found in pattern.finditer(around):
                    at, end = found.span(found.lastindex)
                    yield ("social_handle", start + at, start + end)
    patterns = [_DISCORD] if "#" in string and _TAG.search(string) else []
    if "/" in string and "." in string:
        patterns.append(_PROFILE)
    for pattern in patterns:
        for found in pattern.finditer(string):
            yield ("social_handle", *found.span(1))
