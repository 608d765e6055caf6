from django.utils.translation import gettext_lazy as _

ABOUT = (
    "about",
    _("About %(site)s"),
    _("Who is here, what we do, and what we cannot do."),
    [
        ("heading", _("What this place is")),
        (
            "text",
            _(
                "%(site)s is a place where people support each other. You can read and write on the boards at any hour. "
                "You can come to a small group that meets live, in writing, with trained people in the room. "
                "You can read pages that somebody who knows the subject has checked."
            ),
        ),
        ("text", _("It is free. There are no adverts. You do not need to give your real name or an e-mail address.")),
        ("heading", _("Who you meet")),
        (
            "text",
            _(
                "Each name here has a label, so that you know what to expect. A peer has lived it. A trained volunteer "
                "has done our listening course. For a verified professional, we have checked their register. Staff work "
                "for this community. Only staff can give a label, and labels run out unless they are checked again."
            ),
        ),
        ("text", _("Everyone you meet here is a person. No machine writes to you as if it were one.")),
        ("heading", _("What this place is not")),
        (
            "text",
            _(
                "We are not a crisis service, and we may not be awake when you are. We do not treat illness and we do "
                "not name it. What people write is their own experience. It cannot replace a doctor or a therapist."
            ),
        ),
        ("helplines", {"heading": _("If you cannot wait"), "need": "crisis", "limit": 3}),
        ("heading", _("How we look after the place")),
        (
            "text",
            _(
                "Trained moderators read what people report and what our checks mark. Our checks are simple programs that "
                "look for danger, private details, abuse and spam. They may hold a post until a person has read it. "
                "A person decides, tells you why, and you can ask somebody else to look again."
            ),
        ),
        (
            "text",
            _(
                "Members cannot send each other private messages, and there are no scores or followers. We left these "
                "out because they can hurt people who are having a hard time."
            ),
        ),
    ],
)
