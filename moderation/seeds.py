"""The rules and the empty records a community begins with, where staff have written none."""

from django.utils.translation import gettext as _

from .models import Record, Rule
from .record_texts import TEMPLATES


def seed_rules():
    """Make the first rules, once."""
    if Rule.objects.exists():
        return
    Rule.objects.bulk_create(
        Rule(code=code, title=title, text=text, fine=fine, not_fine=not_fine, position=position)
        for position, (code, title, text, fine, not_fine) in enumerate(_first(), 1)
    )


def seed_records():
    """Make a draft of each record that is missing: headings and guidance, and nothing filled in."""
    known = set(Record.objects.values_list("kind", flat=True))
    for kind, sections in TEMPLATES.items():
        if kind not in known:
            body = [("section", {"heading": str(h), "guidance": str(g), "answer": ""}) for h, g in sections]
            record = Record(kind=kind, body=body, live=False)
            record.save()
            record.save_revision(clean=False)


def _first():
    return [
        (
            "kindness",
            _("Be kind: no attacks, no hate"),
            _("You may be angry, and you may swear. Please do not attack, mock or threaten anybody, or look down on people for who they are."),
            _("“I am so angry with my brother.”\n“I see that differently.”"),
            _("“You are pathetic.”\nHate against people for their faith, skin, body, sex or whom they love"),
        ),
        (
            "own_words",
            _("Speak for yourself"),
            _("Say what you lived and what helped you. Please do not tell others what they have, or what to take."),
            _("“A walk each day helped me.”\n“My doctor changed my tablets.”"),
            _("“You have a personality disorder.”\n“Stop your tablets.”"),
        ),
        (
            "privacy",
            _("No phone numbers, addresses or full names"),
            _("Yours or anybody else’s, and no names on other sites. It keeps people safe from being found by somebody who should not find them."),
            _("“I live in the north.”\n“My sister, I will call her M.”"),
            _("A phone number, an e-mail or a street\nThe full name of somebody you know"),
        ),
        (
            "methods",
            _("No detail about ways to harm oneself"),
            _("You can always say how bad it is, that you have thought of suicide, or that you have hurt yourself. You will not be in trouble. Please leave out how, with what, how much, where and when."),
            _("“I want to die tonight and I am scared.”\n“I hurt myself again.”"),
            _("Which tablets, and how many\nAsking which way is sure, or for somebody to go with you"),
        ),
        (
            "warnings",
            _("Use a warning for hard subjects"),
            _("Pick a warning for your post, so that others can choose when to read it. Please leave out weights and calories."),
            _("A post about a death, with the warning for grief"),
            _("What you weigh, or what you ate and how little"),
        ),
        (
            "stays_here",
            _("What is said here stays here"),
            _("Please do not copy or retell what others wrote, and do not try to find out who somebody is."),
            _("Telling a friend that this place helps you"),
            _("A picture of somebody’s post on another site\nGuessing out loud who somebody is"),
        ),
        (
            "adverts",
            _("No adverts"),
            _("No selling, no fundraising and no surveys without asking the team first, and no moving people to other apps. Links to what helped you are fine."),
            _("A link to a page of a hospital that helped you"),
            _("“Message me on another app.”\nA link to something you sell"),
        ),
        (
            "one_person",
            _("One person, one account"),
            _("You may use another name in a group or a thread. Please do not pretend to be somebody else, or a professional."),
            _("Writing as “Anonymous Wren” in one thread"),
            _("A second account after a decision about the first\nGiving advice as a doctor who was not checked here"),
        ),
    ]  # fmt: skip
