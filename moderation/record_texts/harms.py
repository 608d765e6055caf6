"""Illegal harms risk assessment (Online Safety Act 2023, section 9), and who answers for it."""

from django.utils.translation import gettext_lazy as _

HARMS = [
    (
        _("The service and its people"),
        _("Who it is for, how many, from where, from which age, at which hours. What people can do here: write on boards, "
          "take part in live groups, report. What they cannot: no private messages, no pictures, no followers, no public "
          "profile to search."),
    ),
    (
        _("Encouraging or assisting suicide and self-harm"),
        _("How likely, how bad, for whom. Hearth holds ways, amounts, places, pacts, encouragement and live acts for a person, "
          "whoever wrote them; talk of wishing to die is not blocked. Moderators can be called at night. Say who is called, "
          "how long it took, and what was missed."),
    ),
    (
        _("Harassment, stalking, threats and hate"),
        _("Hearth marks attacks and hate, lets members mute, block and report, and hides which names are one. Say what you saw "
          "here, and in places like yours."),
    ),
    (
        _("Grooming and sexual abuse of children"),
        _("Hearth has no private messages, and nobody can send a picture. Age is what people say of themselves. Say whether "
          "children come all the same (see the children’s access assessment) and what moderators do if somebody seems to be one."),
    ),
    (
        _("Fraud, drugs and other illegal trade"),
        _("Hearth holds adverts, links of new members, “wonder cures” and sales. Say what you saw."),
    ),
    (
        _("The other kinds of illegal content"),
        _("Go through the regulator’s list, one by one: terrorism, intimate images, extremist or false threats, and so on. A short "
          "line of why each is unlikely or likely here is enough."),
    ),
    (
        _("How people tell us, and how fast we act"),
        _("Hearth: reports in two steps by members, notices without an account with a receipt, a time by which each is read, an "
          "answer, and a complaint that another person reads, for both sides. Look at Reports → Transparency for your own times."),
    ),
    (
        _("Who answers for it"),
        _("The person named under Settings → Safety. What they decide, how they are reached, what they read each month, and who "
          "takes their place."),
    ),
    (
        _("What we change"),
        _("Each risk that is medium or high: what is done, by whom, until when, and how you will know that it helped."),
    ),
]  # fmt: skip
