from django.utils.translation import gettext_lazy as _

RULES = (
    "rules",
    _("Our rules"),
    _("Eight rules that keep this place kind and safe. They hold on the boards and in live groups."),
    [
        (
            "steps",
            [
                (
                    _("Be kind"),
                    _(
                        "You can disagree and you can be angry. Do not attack people. Swearing is fine; swearing at someone is not."
                    ),
                ),
                (
                    _("Speak for yourself"),
                    _("Say what you lived and what helped you. Do not tell others what they have or what to take."),
                ),
                (
                    _("No addresses or numbers"),
                    _(
                        "Leave out full names, addresses, phone numbers, e-mail addresses and social media names: yours "
                        "and other people’s. It keeps everyone private."
                    ),
                ),
                (
                    _("Say that it hurts, not how"),
                    _(
                        "You may say that you want to die or hurt yourself. You will not be in trouble. Please leave out "
                        "ways, amounts, places and dates, because they can put another reader in danger."
                    ),
                ),
                (
                    _("Use a warning for hard subjects"),
                    _(
                        "Pick a warning for your post, so that others can choose when to read it. Leave out weights and calories."
                    ),
                ),
                (
                    _("What is said here stays here"),
                    _("Do not copy or retell what others wrote. Do not try to find out who somebody is."),
                ),
                (
                    _("Nothing to sell, nobody to meet alone"),
                    _(
                        "No adverts, no asking for money, no studies or surveys without our leave. Do not move members to other apps."
                    ),
                ),
                (
                    _("One person, one account"),
                    _(
                        "You may use another name in a group or a thread. Do not pretend to be somebody else or a professional."
                    ),
                ),
            ],
        ),
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
                "You can ask for somebody else to look again, within six months. The person who decided never answers your "
                "appeal. You can always sign in to read why, and to take your own words with you."
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
