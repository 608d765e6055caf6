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
    4: gettext_lazy("Now"),
}
REASONS = {
    "wish_to_be_dead": gettext_lazy("A wish to be dead. Not a diagnosis."),
    "signs_add_up": gettext_lazy("Several signs together: no hope, being a burden, no way on. Not a diagnosis."),
    "worried_about_somebody": gettext_lazy("Worry that somebody else may be in danger now."),
    "thoughts_of_suicide": gettext_lazy("Thoughts of suicide, no plan stated. Not a diagnosis."),
    "plan_or_preparation": gettext_lazy("A plan, a means or a preparation. Not a diagnosis."),
    "act_under_way": gettext_lazy("An act may be under way. Not a diagnosis."),
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
    "check_failed": gettext_lazy("The check itself failed, so a person looks."),
    "worried": gettext_lazy("Somebody is worried about this person."),
    "revised": gettext_lazy("The author changed the words after they were taken down."),
    "reported": gettext_lazy("Somebody thinks it breaks a rule."),
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
    "approve": gettext_lazy("Read and released"),
    "suspend": gettext_lazy("You cannot write for a while"),
    "ban": gettext_lazy("You cannot write any more"),
    "unmask": gettext_lazy("A moderator asked who wrote something"),
    "look": gettext_lazy("A moderator looked at what you wrote"),
    "uphold": gettext_lazy("Somebody else looked, and it stays"),
    "overturn": gettext_lazy("Somebody else looked, and it is changed"),
    "reverse": gettext_lazy("A decision was changed"),
}


def what(case):
    """The name of a case in lists and titles, such as “Held post”."""
    handler = registry.find(case.target_kind)
    if handler is None:
        return case.get_kind_display()
    return _("%(kind)s: %(label)s") % {"kind": case.get_kind_display(), "label": handler.label}


def pressing(case):
    """How pressing a case is, in a word; somebody's wish to be dead is never “usual”."""
    return SEVERITY[max(case.severity, 2) if case.kind == Case.Kind.CRISIS else case.severity]
