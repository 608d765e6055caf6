from django.utils.translation import gettext_lazy as _

ACCESSIBILITY = (
    "accessibility",
    _("Accessibility"),
    _("How we try to make %(site)s work for everybody, and what to do when it does not."),
    [
        ("heading", _("What you can expect")),
        (
            "text",
            _(
                "We aim at the Web Content Accessibility Guidelines, version 2.2, level AA. You can use every page with the "
                "keyboard alone and with a screen reader. You can make the text four times larger. Nothing blinks, and "
                "nothing moves if you have asked your device for less movement."
            ),
        ),
        ("heading", _("Make it yours")),
        (
            "text",
            _(
                "At the foot of each page you can choose light or dark, and plain letters. Plain letters turn all text "
                "into one simple kind. Your choice stays in this browser."
            ),
        ),
        ("heading", _("Slow or old devices")),
        (
            "text",
            _(
                "Pages are small and mostly words. Reading, writing and finding a helpline work without JavaScript. "
                "If your line drops while you write, your words are kept."
            ),
        ),
        ("heading", _("Live groups")),
        (
            "text",
            _(
                "Groups meet in writing. Everybody gets a turn, so a fast typist gains nothing. You can say nothing and "
                "just be there. If you need something else, tell the facilitators when you book or during the session."
            ),
        ),
        ("heading", _("Words")),
        ("text", _("We use short words. If something is hard to understand, that is our fault. Please tell us.")),
        ("heading", _("If something does not work")),
        (
            "text",
            _(
                "Please tell the people who run this site what you were doing, and with which device. If it keeps you from "
                "getting help, use the helplines page: it works in any browser."
            ),
        ),
    ],
)
