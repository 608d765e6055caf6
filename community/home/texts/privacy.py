from django.utils.translation import gettext_lazy as _

PRIVACY = (
    "privacy",
    _("Privacy"),
    _("What we keep about you, who can see it, and how to take it back. In plain words."),
    [
        ("heading", _("What we ask for")),
        (
            "text",
            _(
                "A login name, a pseudonym and a password. Nothing else is needed. You may add an e-mail address, a time "
                "zone and a country. Only you and a few staff can see them."
            ),
        ),
        ("heading", _("What others see")),
        (
            "text",
            _(
                "Your pseudonym, your label and what you write. You can use another name in a group, or in one thread. "
                "Other members cannot see that two names belong to one person. Some moderators can, to keep people safe."
            ),
        ),
        ("heading", _("Who can read what you write")),
        (
            "text",
            _(
                "Open boards can be read by anyone. Boards and rooms of a group can be read by that group. Moderators can "
                "read everything that is posted, because that is how we keep this place safe. So it is not end-to-end "
                "encrypted. On our server, live chat and staff notes are stored encrypted."
            ),
        ),
        ("heading", _("Programs that look for danger")),
        (
            "text",
            _(
                "Programs look at each post before it goes up: for danger to life, private details, abuse and spam. "
                "What they find is kept with the case for the moderators. A program may hold a post; a person decides. "
                "They run on our own server. We do not send your words to any other company for this, and we do not use "
                "them to train machines."
            ),
        ),
        ("heading", _("How long we keep things")),
        (
            "text",
            _(
                "What is said in a live session is deleted some days after it; the room shows how many. Parts that "
                "belong to an open case are kept until it is closed. Posts stay until you take them back. To notice banned "
                "people who return, we keep a scrambled mark of the network for 14 days."
            ),
        ),
        ("heading", _("Cookies, and outside firms")),
        (
            "text",
            _(
                "We use cookies to keep you signed in, to protect forms, and to remember what you chose: country, colours "
                "and letter size. There are no adverts, no counters and nothing loaded from other firms."
            ),
        ),
        ("heading", _("Your rights")),
        (
            "text",
            _(
                "You can download all that we hold about you. You can have your account erased: your login is emptied, and "
                "your names become “former member”, so that other people’s threads can still be read. You can take back your "
                "consent at any time. You can write to the people who run this site, and you can complain to your country’s "
                "data protection office."
            ),
        ),
        ("heading", _("If a life is in danger")),
        (
            "text",
            _(
                "If we believe that somebody may die, we may give the emergency services what we hold. Often that is very "
                "little. Only a few named people may decide this, and each time is written down."
            ),
        ),
        ("heading", _("If you share a phone or a computer")),
        (
            "text",
            _(
                "“Exit this page” takes you to another site quickly. It does not clear your browser’s history. A private "
                "window keeps no history after you close it. Our page titles and e-mails name no subject and no group."
            ),
        ),
    ],
)
