"""What lists say in codes, in the words of this site."""

from django.conf.locale import LANG_INFO

from ..models import Helpline

_NEED_OF = {
    "emergency": Helpline.Need.CRISIS,
    "suicide_prevention": Helpline.Need.CRISIS,
    "general_crisis": Helpline.Need.CRISIS,
    "mental_health": Helpline.Need.GENERAL,
    "youth": Helpline.Need.YOUNG,
    "children": Helpline.Need.YOUNG,
    "older_people": Helpline.Need.OLDER,
    "bereavement": Helpline.Need.GRIEF,
    "substance_use": Helpline.Need.ADDICTION,
    "gambling": Helpline.Need.ADDICTION,
    "domestic_violence": Helpline.Need.ABUSE,
    "sexual_violence": Helpline.Need.ABUSE,
    "lgbtq": Helpline.Need.LGBT,
    "eating_disorders": Helpline.Need.EATING,
}
# Those that Django has no name for.
_LANGUAGES = {
    "am": "Amharic", "as": "Assamese", "bo": "Tibetan", "ceb": "Cebuano", "fil": "Filipino", "gu": "Gujarati",
    "ku": "Kurdish", "lo": "Lao", "mi": "Māori", "mt": "Maltese", "om": "Oromo", "or": "Odia", "ps": "Pashto",
    "rw": "Kinyarwanda", "sd": "Sindhi", "si": "Sinhala", "sm": "Samoan", "sn": "Shona", "so": "Somali",
    "st": "Sotho", "ti": "Tigrinya", "tl": "Tagalog", "to": "Tongan", "tn": "Tswana", "xh": "Xhosa",
    "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu", "ase": "American Sign Language", "bfi": "British Sign Language",
    "km": "Khmer", "kn": "Kannada", "ne": "Nepali", "te": "Telugu",
}  # fmt: skip


def need_in(category):
    """The need that a category stands for, or None if nobody knows it."""
    code = category.strip().lower().replace(" ", "_").replace("-", "_")
    return Helpline.Need(code) if code in Helpline.Need.values else _NEED_OF.get(code)


def languages_in(codes):
    """`en cy` as (`English, Welsh`, []), with the codes nobody knows (BCP 47) as they are and apart."""
    names, unknown = [], []
    for code in codes.replace(",", " ").replace(";", " ").split():
        short = code.lower().split("-")[0]
        name = _LANGUAGES.get(short) or LANG_INFO.get(short, {}).get("name")
        unknown += [] if name else [code]
        name = name or code
        names += [] if name in names else [name]
    return ", ".join(names), unknown
