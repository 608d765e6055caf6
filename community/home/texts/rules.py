"""What stands on the page of rules around the rules themselves, which are records of moderation."""

from django.utils.translation import gettext_lazy as _

RULES = (
    "rules",
    _("Our rules"),
    _("They keep this place kind and safe, on the boards and in live groups."),
    [
        ("heading", _("What we do when a rule is broken")),
        (
            "text",
            _(
                "We look at what was written, not at who you are. Most often we hide a post or ask you to change it. If it "
                "goes on, we may pause your writing for a time. In grave cases we close an account to writing. We tell you "
                "what we did, why, by which rule and until when."
            ),
        ),
        (
            "text",
            _(
                "You can ask for somebody else to look again, within six months; so can whoever told us of something. The person "
                "who decided never answers. You can always sign in to read why, and to take your own words with you."
            ),
        ),
        ("heading", _("If you are worried about someone")),
        (
            "text",
            _(
                "Choose “I’m worried about this person” under their post. It is not a complaint and never counts against "
                "them. A trained person looks at it first."
            ),
        ),
        ("helplines", {"heading": _("If someone is in danger now"), "need": "crisis", "limit": 3}),
        ("heading", _("Anybody can tell us")),
        (
            "text",
            _(
                "You do not need an account to tell us about something here that is against the law. Say where it is and "
                "why. You get a receipt and an answer with reasons."
            ),
        ),
    ],
)
