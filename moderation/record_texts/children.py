"""Children's access assessment (Online Safety Act 2023, sections 35 to 37)."""

from django.utils.translation import gettext_lazy as _

CHILDREN = [
    (
        _("Can children come in?"),
        _("Hearth asks for the youngest age under Settings → Community (18 unless you change it) and takes a statement: that is "
          "no proof of age. Open boards and pages can be read without an account. So write yes, unless you check ages in another "
          "way, and say which."),
    ),
    (
        _("Are there many, or would they be drawn to it?"),
        _("Think of your name, your subjects, who links to you, where you are known, and what members say of themselves. A small "
          "share can be many. Say what you looked at and what you found."),
    ),
    (
        _("What we conclude"),
        _("Likely to be used by children, or not, and why. If likely: a children’s risk assessment follows within three months, "
          "and you decide whether a separate community for young people serves them better. Hearth means one deployment for "
          "adults and another for young people, never both in one."),
    ),
    (
        _("What happens when somebody seems to be a child"),
        _("Who speaks with them, which helplines for young people they see, what is kept, whom you tell, and what happens to "
          "the account."),
    ),
    (
        _("When we look again"),
        _("Within a year, and before you change what you offer or to whom, or when you hear of more children here."),
    ),
]  # fmt: skip
