"""Signs that somebody may be in danger. Tiers shaped like C-SSRS and not diagnostic: 1 wish to be dead,
2 active thoughts, 3 method, intent or preparation, 4 act under way. Asking for help is never blocked:
tiers 1 and 2 publish with a private card and a case, tiers 3 and 4 are held so that a person comes first."""

import re

from ..findings import Finding, Outcome

NAME, CATEGORY, FALLBACK = "crisis", "crisis", Outcome.HOLD

_I = r"\b(?:i|i'?m|im|ive|i'?ve|id|i'?d|i'?ll)\b"
_SELF_END = r"(?:kill(?:ing)?\s+my\s?self|end(?:ing)?\s+(?:my\s+(?:own\s+)?life|it\s+all|myself)|tak(?:e|ing)\s+my\s+(?:own\s+)?life|suicide|kms|unaliv(?:e|ing)\s+myself|sewer\s?slide)"

_TIERS = [
    (
        4,
        "act_under_way",
        [
            r"\bi(?:'?ve| have)?\s+(?:just\s+|already\s+)?(?:took|taken|swallowed)\s+(?:all|every|a\s+(?:lot|bottle|whole|handful)|too\s+many|the\s+(?:whole|pills)|\d{2,})\b.{0,40}\b(?:pills?|tablets?|meds|medication|paracetamol|tylenol|bottle|overdose)",
            r"\bi(?:'?ve| have)?\s+(?:just\s+|already\s+)?(?:took|taken|swallowed)\s+(?:a|the|two|three)\s+(?:\w+\s+)?(?:packets?|packs?|box(?:es)?|bottles?|strips?)\s+of\b.{0,30}\b(?:pills?|tablets?|meds|paracetamol|tylenol|ibuprofen|aspirin|sleeping)",
            r"\b(?:going\s+to|gonna|about\s+to|will|i'?ll|ready\s+to)\s+(?:take|swallow)\s+(?:them\s+all|all\s+(?:of\s+)?(?:them|my|the|these)\s*(?:pills|tablets|meds|medication)?)\b(?=.{0,60}\b(?:tonight|now|today|tomorrow|end|die|over|goodbye))",
            r"\bi(?:'?ve| have)\s+(?:just\s+)?(?:overdosed|cut\s+my\s+wrists?)\b",
            r"\b(?:this\s+is|here\s+is)\s+my\s+(?:suicide\s+note|last\s+goodbye|(?:last|final)\s+(?:post|message|words)\s+(?:ever|to\s+(?:you|any|every|the\s+world)))",
            r"\bgoodbye\s+(?:everyone|world|all)\b.{0,80}\b(?:won'?t|will\s+not)\s+be\s+(?:here|around|alive)\b",
            r"\b(?:tonight|today|right\s+now|in\s+an\s+hour|tomorrow)\b.{0,30}\b(?:i'?m|i\s+am|i\s+will|i'?ll)\s+(?:going\s+to\s+|gonna\s+)?(?:kill\s+myself|end\s+my\s+life|end\s+it\s+all|take\s+my\s+(?:own\s+)?life|die)\b",
            r"\b(?:i'?m|i\s+am|i\s+will|i'?ll)\s+(?:going\s+to\s+|gonna\s+)?(?:kill(?:ing)?\s+myself|end(?:ing)?\s+my\s+life|end(?:ing)?\s+it\s+all|tak(?:e|ing)\s+my\s+(?:own\s+)?life)\s+(?:tonight|today|right\s+now|now|tomorrow|this\s+(?:evening|week|weekend))\b",
        ],
    ),
    (
        3,
        "plan_or_preparation",
        [
            rf"{_I}.{{0,40}}\b(?:plan(?:ned|ning)?|going|gonna|decided|intend|ready)\s+(?:on\s+|to\s+|for\s+)*{_SELF_END}",
            r"\b(?:going\s+to|gonna|about\s+to|could\s+just|want\s+to)\s+(?:take|swallow)\s+(?:them\s+all|all\s+(?:of\s+)?(?:my|the|these)\s+(?:pills|tablets|meds|medication))\b",
            r"\b(?:stockpil\w+|hoard\w+|sav(?:ed|ing)\s+up|collect(?:ed|ing))\s+(?:all\s+)?(?:my\s+|some\s+|the\s+)?(?:pills|tablets|meds|medication)\b(?=.{0,80}\b(?:end|die|do\s+it|enough|go|over))",
            r"\b(?:written|wrote|writing)\s+(?:my|a|the)\s+(?:suicide\s+)?(?:goodbye|suicide|farewell)\s+(?:note|letter)s?\b",
            r"\bi\s+(?:have|bought|got|found|saved\s+up|stockpiled)\b.{0,30}\b(?:rope|noose|gun|pills|tablets|blade)\b.{0,60}\b(?:ready|end|die|kill|suicide|do\s+it|with\s+me|in\s+front)\b",
            r"\bi(?:'?ve| have)\s+(?:a|the)\s+(?:plan|date|method)\b.{0,40}\b(?:kill|die|end|suicide|life)\b",
            r"\b(?:how|best\s+way|easiest\s+way|painless\s+way|quickest\s+way)\s+(?:do\s+i\s+|can\s+i\s+|to\s+)(?:kill\s+myself|end\s+my\s+life|die\s+painlessly|commit\s+suicide|hang\s+myself|overdose)\b",
            r"\bi(?:'?m| am)\s+(?:standing|sitting|up)\s+(?:on|at)\s+(?:the\s+)?(?:edge|bridge|roof|tracks|platform)\b.{0,60}\b(?:jump|die|end|over)\b",
        ],
    ),
    (
        2,
        "thoughts_of_suicide",
        [
            rf"{_I}.{{0,40}}\b(?:want|wanna|need|like|wish|thinking|thought|thoughts|think|considering|contemplating|tempted|urge|urges|feel\s+like)\b.{{0,25}}{_SELF_END}",
            rf"\bi\s+(?:could|might|should|would)\s+(?:just\s+)?{_SELF_END}",
            r"\b(?:i'?m|i\s+am|im|i\s+feel|feeling|been)\s+(?:so\s+|very\s+|really\s+|actively\s+)?suicidal\b",
            r"\bsuicidal\s+(?:thoughts?|ideation|feelings?|urges?)\b",
            # Said of oneself in any way at all, but for the ways of speech that mean hard work or laughing.
            r"\b(?:kill(?:ing)?|hang(?:ing)?|shoot(?:ing)?|drown(?:ing)?|unaliv(?:e|ing))\s+my\s?self\b(?!\s+(?:laughing|trying|over|at\s+(?:work|the\s+gym)|with\s+work|for\s+(?:not|\w+ing)|to\s+(?:get|make|finish|please)))",
            r"\b(?:end(?:ing)?|tak(?:e|ing))\s+my\s+(?:own\s+)?life\b|\bend(?:ing)?\s+it\s+all\b|\bmy\s+(?:own\s+)?suicide\b",
            r"\b(?:thinking|thoughts?|think|considering|contemplat\w+|planning|research\w*|commit(?:ting)?)\s+(?:of\s+|about\s+|on\s+)?(?:committing\s+)?suicide\b",
            r"\bsuicide\s+(?:is|seems|feels|looks)\s+(?:like\s+)?(?:\w+\s+)?(?:the\s+only|my\s+only|an?\s+(?:option|way)|better|easier|the\s+(?:answer|best))",
            r"\b(?:trying|try|struggling)\s+(?:so\s+|really\s+)?(?:hard\s+)?(?:to\s+not|not\s+to)\s+(?:kill\s+my\s?self|end\s+(?:it|my\s+life))\b",
            r"\bonly\s+(?:reason|thing)\b.{0,40}\b(?:kill(?:ed)?\s+my\s?self|keep(?:s|ing)\s+me\s+alive|(?:am|'m)\s+(?:still\s+)?alive)\b",
            r"\boff(?:ing|ed)?\s+myself\b|\b(?:slit|cut)(?:ting)?\s+my\s+(?:own\s+)?(?:wrists?|throat|veins)\b|\bleav(?:e|ing)\s+this\s+(?:earth|world)\b",
            r"\b(?:can'?t|cannot|cant)\s+keep\s+myself\s+safe\b|\b(?:do\s+not|don'?t|dont)\s+(?:feel|trust|think\s+i\s*(?:'m|am))\s+(?:safe\s+)?(?:with|around|from|to\s+be\s+alone\s+with)\s+myself\b",
            r"\b(?:gonna|going\s+to|want\s+to|wanna)\s+(?:kms|hang\s+myself|jump\s+off|slit\s+my|shoot\s+myself|overdose)\b",
        ],
    ),
    (
        1,
        "wish_to_be_dead",
        [
            r"\bi\s+(?:just\s+|really\s+|only\s+)?(?:want|wanna|wanted|wish|need|long)\s+(?:to\s+)?(?:just\s+)?(?:die|be\s+dead|disappear\s+forever|not\s+(?:be\s+alive|exist|wake\s+up)|never\s+wake\s+up)\b",
            r"\bi\s+wish\s+(?:that\s+)?i\s+(?:was|were|would\s+be|could\s+be)\s+(?:just\s+)?(?:dead|gone|never\s+born)\b",
            r"\bi\s+wish\s+i\s+(?:wouldn'?t|didn'?t|could\s+not|would\s+not)\s+(?:ever\s+)?(?:wake\s+up|exist|have\s+been\s+born)\b",
            r"\b(?:i\s+)?(?:don'?t|do\s+not|dont|no\s+longer|didn'?t)\s+(?:really\s+)?(?:want|wanna|wish)\s+(?:to\s+)?(?:live|be\s+alive|be\s+here|exist|wake\s+up|go\s+on\s+living)\b(?!\s+(?:with|in|near|alone|there|at|like|together))",
            r"\b(?:better\s+off\s+(?:dead|without\s+me)|no\s+(?:reason|point)\s+(?:to|in)\s+(?:live|living|be\s+alive|go(?:ing)?\s+on)|nothing\s+(?:left\s+)?to\s+live\s+for)\b",
            r"\b(?:any\s?(?:one|body)|people|they|every\s?(?:one|body))\s+(?:would|will|'d)\s+(?:even\s+)?(?:notice|miss\s+me|care|be\s+happier)\b.{0,20}\bif\s+i\s+(?:was|were|am|wasn'?t|weren'?t|just|disappeared|died)\b.{0,20}\b(?:gone|here|around|alive|dead|disappear\w*|died|there)\b",
            r"\b(?:no\s?body|no\s+one)\s+(?:would|will|'d)\s+(?:even\s+)?(?:miss\s+me|notice|care)\b.{0,30}\b(?:if\s+i|gone|dead|died|disappeared)\b",
            r"\b(?:tired|sick|done)\s+(?:of|with)\s+(?:living|being\s+alive|life)\b",
            r"\bi\s+(?:can'?t|cannot|cant)\s+(?:go\s+on|keep\s+going|live\s+like\s+this|do\s+this|take\s+it)\s+(?:any\s?more|any\s+longer)\b",
            r"\b(?:want(?:ing)?|wanna|wish(?:ing)?|ready|rather|prefer|waiting|hop(?:e|ing)|dying|beg(?:ging)?|pray(?:ing)?)\s+(?:\w+\s+){0,2}?(?:to\s+)?(?:just\s+|fucking\s+|finally\s+)?(?:die|be\s+dead|not\s+exist|stop\s+(?:existing|living)|cease\s+to\s+exist)\b",
            r"\b(?:feel(?:ing)?\s+like|thinking\s+(?:of|about)|thoughts?\s+(?:of|about)|fantasi\w+\s+(?:of|about)|dream(?:ing)?\s+(?:of|about))\s+(?:just\s+)?(?:dying|being\s+dead|my\s+(?:own\s+)?death)\b",
            r"\bi(?:'d|\s+would|\s+should|\s+deserve|\s+need|\s+hope\s+i|\s+wanted)\s+(?:to\s+)?(?:just\s+|rather\s+)?(?:die|be\s+dead|have\s+died|never\s+wake\s+up)\b",
            r"\b(?:life|living|it)(?:'s|\s+is|\s+isn'?t|\s+is\s+not)\s+(?:just\s+)?(?:not\s+|no\s+longer\s+)?worth\s+(?:living|it\s+any\s?more)\b|\b(?:lost|no|lack\w*)\s+(?:the\s+|my\s+|any\s+)?(?:will|desire|reason)\s+to\s+live\b",
            r"\b(?:hate|sick\s+of|tired\s+of|can'?t\s+stand)\s+(?:being\s+alive|living|existing)\b(?!\s+(?:with|in|near|alone|there|at|here|like|under|on))|\bgiv(?:e|en|ing)\s+up\s+on\s+(?:my\s+)?life\b",
            r"\b(?:see|have|find|got)\s+no\s+(?:reason|point|purpose)\s+(?:to|in|for)\s+(?:keep\s+)?(?:liv\w+|be(?:ing)?\s+alive|exist\w*|going)\b|\bwhat(?:'?s|\s+is)\s+the\s+point\s+(?:of|in)\s+(?:living|being\s+alive|existing|life)\b",
            r"\b(?:do(?:n['\s]?t)|not)\s+(?:even\s+|really\s+)?feel\s+like\s+(?:living|being\s+alive|existing|going\s+on)\b|\b(?:want|wish|need)\s+(?:it|this|everything|life|my\s+life)\s+(?:all\s+)?to\s+(?:end|be\s+over)\b",
            r"\bi(?:'m|\s+am|m|\s+m)?\s+.{0,20}\bcarry\s+on\s+(?:any\s?more|any\s+longer|living|like\s+this)\b|\bif\s+i\s+(?:just\s+)?(?:died|were\s+dead|was\s+dead|disappeared)\b.{0,40}\b(?:care|miss|notice|better|matter)",
            r"\bnothing\s+(?:\w+\s+){0,4}(?:worth\s+living|live)\s+for\b|\b(?:my|the)\s+last\s+(?:day|night|week|year)\s+(?:alive|on\s+earth|here\s+on\s+earth)\b",
            r"\b(?:can'?t|cannot|cant)\s+(?:live|exist|handle\s+life|do\s+life)\s+(?:like\s+this\s+)?(?:any\s?more|any\s+longer)\b",
            r"\b(?:urges?|want|wanna|tempted|going|need)\s+to\s+(?:hurt|cut|harm|burn)\s+my\s?self\b|\b(?:wanna|gonna)\s+(?:hurt|cut|harm|burn)\s+my\s?self\b",
            r"\bi\s+(?:hurt|cut|harm|burn)\s+my\s?self\b(?!\s+(?:shaving|cooking|running|on|at|while|by))|\bself[\s-]?harm(?:ing|ed)?\b(?=.{0,60}\b(?:again|urge|urges|tonight|today|want))",
        ],
    ),
]
_COMPILED = [
    (tier, reason, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.DOTALL))
    for tier, reason, patterns in _TIERS
]
# Words without which none of the patterns can match: most chat lines stop here.
_DOORS = re.compile(
    r"\b(?:kill|kms|suicid|unaliv|die|dead|dying|life|live|living|alive|exist|wake|worth|will|off|wrist|carry|leav|over|born|gone|overdos|took|taken|swallow|meds|safe|miss me|notice|nobody|no one|pills|tablets|myself|my\s?self|end|goodbye|harm|edge|bridge|roof|rope|noose|gun|sewer|without me|go on|any\s?more|any longer|point|reason|bottle|note|letter|disappear)",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\b(?:is|are|was|were|be|this|it|that|traffic|homework|exam|boss|heat|you'?re|feet|back|head)\s+(?:\w+\s+)?killing\s+me\b|\bto\s+die\s+for\b|\bdied?\s+(?:of\s+)?(?:laughing|laughter|embarrassment|shame)\b|\bdying\s+(?:to\s+\w+|laughing)\b|\bi\s+could\s+(?:have\s+)?(?:just\s+)?died\b",
    re.IGNORECASE,
)
# People leave the apostrophe out; "want" and "meant" are no denials.
_NOT = r"(?:\b(?:not|never|nor|cannot)|\b(?:do|does|did|would|could|should|wo|ca|is|are|was|have|had)n['\s]?t)"
# Before the words: with a subject of their own ("I have no friends and I want to die") only what denies the whole of it.
_DENIED_CLAUSE = re.compile(
    rf"(?:{_NOT}|\bno\s+one)\s+(?:(?:saying|mean|say|said|that|because|like|as\s+if|think)\s+){{1,2}}(?:that\s+)?$",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    rf"(?:{_NOT}|\bno|\bwithout)\s+(?:(?!and\b|but\b|so\b|i\b|stop\b|help\b)\w+\s+){{0,3}}$", re.IGNORECASE
)
_NEGATED_INSIDE = re.compile(
    rf"(?:{_NOT}|\bno\s+longer)\s+(?:really\s+|actually\s+|ever\s+|even\s+)?"
    r"(?:be\s+|going|gonna|plan\w*|want\w*|wanna|intend\w*|need|thinking|think|like|suicidal|consider\w*|ready|feel|tempted|kill|end|take)\b",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(r"i\b|i'", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:he|she|they|you|who|people|someone|somebody|everyone|anyone|we|ppl|others|(?:my|his|her|their|your)\s+\w+)\s+(?:(?!i\b|and\b|but\b|so\b|makes?\b|made\b|making\b|me\b)[\w']+\s+){0,2}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:used\s+to|years?\s+ago|months\s+ago|in\s+the\s+past|back\s+then|when\s+i\s+was|at\s+the\s+age|as\s+a\s+(?:child|kid|teen\w*)|last\s+year|no\s+longer\s+feel|in\s+recovery|survived|recovered)\b",
    re.IGNORECASE,
)
# A means at hand, said beside a wish, is a preparation, whatever else the sentence says.
_MEANS = re.compile(
    r"\bi(?:'ve|\s+have|'ve\s+got|\s+have\s+got|\s+bought|\s+found|\s+keep)\s+(?:got\s+)?(?:the|my|a|some|enough|all\s+the)\s+(?:\w+\s+)?(?:pills|tablets|rope|noose|gun|razors?|blades?|knife)\b"
    r"(?!\s+(?:for|from|to\s+(?:sleep|help)|that\s+the\s+doctor))",
    re.IGNORECASE,
)
_LEET = str.maketrans("013457@$!", "oieastasi")


def _plain(text):
    """Same length as `text`, so that spans hold: curly marks straightened, digits inside words read as letters."""
    text = text.replace("’", "'").replace("‘", "'")
    return re.sub(
        r"\b(?=\w*[a-z])(?=\w*[013457@$!])[\w@$!]+", lambda m: m.group().translate(_LEET), text, flags=re.IGNORECASE
    )


def _is_not_meant(tier, words, before):
    """Whether the words are denied, or said of somebody else."""
    if tier >= 2 and "safe" not in words.lower() and _NEGATED_INSIDE.search(words):
        return True
    if _OWN_SUBJECT.match(words):
        return bool(_DENIED_CLAUSE.search(before))
    # "They would be better off without me" is about oneself, whoever it begins with.
    is_of_others = _OTHERS.search(before) and not words.lower().startswith("better")
    return bool(_NEGATED.search(before) or is_of_others)


def find(text, author, lists):
    text = text.raw
    plain = _plain(text)
    if not _DOORS.search(plain):
        return
    for tier, reason, pattern in _COMPILED:
        for found in pattern.finditer(plain):
            if _IDIOM.search(found.group()) or _is_not_meant(tier, found.group(), plain[: found.start()][-60:]):
                continue
            around = plain[max(0, found.start() - 80) : found.end() + 80]
            weight = min(tier, 1) if _PAST.search(around) and tier <= 3 else tier
            if weight == 1 and _PAST.search(around):
                continue
            if weight == 2 and _MEANS.search(plain):
                weight, reason = 3, "plan_or_preparation"
            outcome = Outcome.HOLD if weight >= 3 else Outcome.SIGNAL
            yield Finding(NAME, CATEGORY, weight, reason, outcome, found.span())
            return
