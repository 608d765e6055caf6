"""The procedure for emergency disclosures: giving out what is held because a life is in danger."""

from django.utils.translation import gettext_lazy as _

EMERGENCY = [
    (
        _("When it may be done"),
        _("Only if somebody may die or be badly hurt soon and nothing else helps. Say who judges that and on what: the words, the "
          "talk with the person, a second moderator. Name the law you rely on (for example GDPR, articles 6(1)(d) and 9(2)(c))."),
    ),
    (
        _("Who may allow it"),
        _("Names and how to reach them at night: at least two, and none who is alone with the case. A moderator never decides it "
          "alone."),
    ),
    (
        _("What we hold"),
        _("Often very little. Hearth keeps no address and no name: a pseudonym, an e-mail if one was given, a country and time zone if "
          "chosen, what was written, devices by kind of browser, and for 14 days a keyed mark of the network that cannot be turned back "
          "into an address. Your web server’s or host’s log may hold addresses: say which, for how long, and who can open it."),
    ),
    (
        _("Whom we call"),
        _("Numbers of the emergency services and police of the countries your members are in, and how to reach those of another "
          "country. Call, say what you know and what you do not, and ask where to send the rest."),
    ),
    (
        _("When somebody calls us"),
        _("How you make sure that it is the police or a court: call back by a number you find yourself. What you ask for in writing. "
          "Nothing is given to relatives, employers or the press."),
    ),
    (
        _("What is given out"),
        _("The least that helps. Never other members’ words, other names of the person, or the whole history, unless that itself "
          "is needed."),
    ),
    (
        _("Writing it down"),
        _("At once, under Reports → Emergency disclosures: what, to whom, who allowed it, when, why. It cannot be changed."),
    ),
    (
        _("Afterwards"),
        _("Who writes to the person, and when; who looks after the moderators; when the team talks about it; what is changed in "
          "this procedure."),
    ),
]  # fmt: skip
