"""What staff read: cases, reasons and how pressing they are, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import registry
from .models import Case

SEVERITY = {
    0: gettext_lazy("Low"),
    1: gettext_lazy("Usual"),
    2: gettext_lazy("Soon"),
    3: gettext_lazy("Urgent"),
    4: gettext_lazy("Danger now"),
}
CATEGORIES = {
    "crisis": gettext_lazy("Somebody may be in danger"),
    "unsafe_detail": gettext_lazy("Ways to get hurt"),
    "abuse": gettext_lazy("Abuse"),
    "personal_data": gettext_lazy("Private details"),
    "spam": gettext_lazy("Spam"),
    "new_member": gettext_lazy("New here"),
    "rules": gettext_lazy("Somebody reported it"),
}
REASONS = {
    "wish_to_be_dead": gettext_lazy("A wish to be dead. Not a diagnosis."),
    "signs_add_up": gettext_lazy("Several signs together: no hope, being a burden, no way on. Not a diagnosis."),
    "worried_about_somebody": gettext_lazy("Worry that somebody else may be in danger now."),
    "thoughts_of_suicide": gettext_lazy("Thoughts of suicide, no plan stated. Not a diagnosis."),
    "plan_or_preparation": gettext_lazy("A plan, a means or a preparation. Not a diagnosis."),
    "act_under_way": gettext_lazy("An act may be under way. Not a diagnosis."),
    "plan_and_day": gettext_lazy("A plan or preparation, and it may be today. Not a diagnosis."),
    "injury_now": gettext_lazy("An injury that may need help now: the emergency number comes first. Not a diagnosis."),
    "method_detail": gettext_lazy("A method with its means, amount or place."),
    "comparing_methods": gettext_lazy("Methods are compared or asked for."),
    "pact": gettext_lazy("Dying together is spoken of."),
    "encouragement": gettext_lazy("Somebody may be pushed towards harm."),
    "live_act": gettext_lazy("An act shown live, or pictures of one."),
    "eating_disorder_tips": gettext_lazy("Tips, weights or calories that can feed an eating disorder."),
    "added_phrase": gettext_lazy("A phrase that staff added."),
    "link_from_new_member": gettext_lazy("A link from somebody who is new here."),
    "email": gettext_lazy("An e-mail address."),
    "phone": gettext_lazy("A phone number."),
    "address": gettext_lazy("A street address."),
    "card_number": gettext_lazy("A card number."),
    "bank_number": gettext_lazy("A bank account number."),
    "id_number": gettext_lazy("An official number, such as of a passport."),
    "full_name": gettext_lazy("A full name."),
    "social_handle": gettext_lazy("A name on another site."),
    "told_to_die": gettext_lazy("Somebody is told to die."),
    "threat": gettext_lazy("A threat."),
    "harassment": gettext_lazy("Hard words at somebody."),
    "hate": gettext_lazy("Hate against a group of people."),
    "insult": gettext_lazy("Hard words about people."),
    "self_promotion": gettext_lazy("Spam: look at me."),
    "fishing": gettext_lazy("Spam: asks for clicks, votes or followers."),
    "advert": gettext_lazy("Spam: an advert."),
    "survey": gettext_lazy("Asks people here to take part in a survey."),
    "chain_letter": gettext_lazy("Spam: a chain letter."),
    "money": gettext_lazy("Spam: easy money."),
    "crypto": gettext_lazy("Spam: crypto or trading."),
    "gambling": gettext_lazy("Spam: gambling."),
    "loan": gettext_lazy("Spam: loans."),
    "essay_mill": gettext_lazy("Spam: essays for money."),
    "documents": gettext_lazy("Spam: false papers."),
    "spell_caster": gettext_lazy("Spam: spells."),
    "miracle_cure": gettext_lazy("Spam: a wonder cure."),
    "pharmacy": gettext_lazy("Spam: medicines or drugs for sale."),
    "hacker": gettext_lazy("Spam: somebody who hacks for money."),
    "adult": gettext_lazy("Spam: sex for money."),
    "posted_before": gettext_lazy("The same words as before, by the same author."),
    "repetition": gettext_lazy("A few words over and over."),
    "burst": gettext_lazy("Many posts in a few minutes."),
    "first_posts": gettext_lazy("A first post here."),
    "faster_than_a_person": gettext_lazy("Written faster than a person can."),
    "raid": gettext_lazy("Many new accounts post at once."),
    "same_network": gettext_lazy("May be the same person as somebody who was banned or suspended."),
    "check_failed": gettext_lazy("The check itself failed, so a person looks."),
    "worried": gettext_lazy("Somebody is worried about this person."),
    "follow_up": gettext_lazy("A crisis was answered the day before. How are they now?"),
    "revised": gettext_lazy("The author changed the words after they were taken down."),
    "put_back": gettext_lazy("The author put back what a moderator had edited out."),
    "moderator": gettext_lazy("A moderator saw it where it stands."),
    "asked_again": gettext_lazy("Whoever reported it asked somebody else to look."),
    "reported": gettext_lazy("Somebody thinks it breaks a rule."),
}

# What looks private, as its author is asked about it.
PRIVATE = {
    "email": gettext_lazy("an e-mail address"),
    "phone": gettext_lazy("a phone number"),
    "address": gettext_lazy("a street address"),
    "card_number": gettext_lazy("a card number"),
    "bank_number": gettext_lazy("a bank account number"),
    "id_number": gettext_lazy("an official number"),
    "full_name": gettext_lazy("somebody’s full name"),
    "social_handle": gettext_lazy("a name on another site"),
    "": gettext_lazy("something private"),
}

# What was decided, as the person it is about reads it.
TOLD = {
    "remove": gettext_lazy("Taken down"),
    "hide": gettext_lazy("Hidden"),
    "edit": gettext_lazy("Changed by a moderator"),
    "revise": gettext_lazy("Sent back to you with advice"),
    "dismiss": gettext_lazy("Looked at, with nothing to do"),
    "warn": gettext_lazy("A word of warning"),
    "timeout": gettext_lazy("You cannot write in one place for a short time"),
    "mute": gettext_lazy("You cannot write in one place"),
    "lock": gettext_lazy("Closed for new replies"),
    "slow": gettext_lazy("Slowed down"),
    "move": gettext_lazy("Moved"),
    "take_over": gettext_lazy("Another moderator took it over"),
    "approve": gettext_lazy("It is up now"),
    "suspend": gettext_lazy("You cannot write for a while"),
    "ban": gettext_lazy("You cannot write any more"),
    "unmask": gettext_lazy("A moderator asked who wrote something"),
    "look": gettext_lazy("A moderator looked at what you wrote"),
    "uphold": gettext_lazy("Somebody else looked, and it stays"),
    "overturn": gettext_lazy("Somebody else looked, and it is changed"),
    "reverse": gettext_lazy("A decision was changed"),
}

# The same as the title of its own page, where it stands alone.
_TITLES = {
    "remove": gettext_lazy("Something you wrote was taken down"),
    "approve": gettext_lazy("What you wrote is up"),
}


def told(decision):
    """What was decided, as its person reads it in a list. Only what a person read is called read."""
    if decision.action == "approve" and not decision.automated:
        return _("Read and released")
    return TOLD.get(decision.action, "")


def title_of(decision, undone=False, over=False):
    """What the page of a decision is called; `undone` and `over` tell whether it still holds."""
    if undone:
        return _("This decision was changed since")
    if decision.action == "suspend" and over:
        return _("You can write again")
    if decision.action == "hide" and decision.automated:
        return _("Hidden until a person reads it")
    return _TITLES.get(decision.action) or TOLD.get(decision.action, "")


def what(case):
    """The name of a case in lists and titles, such as “Held post”."""
    handler = registry.find(case.target_kind)
    if handler is None or case.kind == Case.Kind.ACCOUNT:
        return case.get_kind_display()
    return _("%(kind)s: %(label)s") % {"kind": case.get_kind_display(), "label": handler.label}


def pressing(case):
    """How pressing a case is, in a word; somebody's wish to be dead is never “usual”."""
    return SEVERITY[max(case.severity, 2) if case.kind == Case.Kind.CRISIS else case.severity]
