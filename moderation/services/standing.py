"""Keeping somebody from writing for a while, or for good."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Persona
from community.members.permissions import Refusal, Refused

from .. import permissions, queries
from ..models import Case, Decision, Restriction
from .deciding import locked_case
from .records import Stale, decided, tell_author

KIND_OF = {Decision.Action.SUSPEND: Restriction.Kind.SUSPENDED, Decision.Action.BAN: Restriction.Kind.BANNED}


def suspend(case_id, moderator, version, until, words, rule=""):
    """Keep the author of a case from writing, under every name, until the moment `until`. Returns the Decision.

    The case itself stays as it is: a text and its author are decided apart. Raises Refused, Stale.
    """
    return _on_case(case_id, moderator, version, Decision.Action.SUSPEND, words, rule, until)


def ban(case_id, moderator, version, words, rule=""):
    """As `suspend`, until somebody lifts it."""
    return _on_case(case_id, moderator, version, Decision.Action.BAN, words, rule, None)


def suspend_person(persona, moderator, latest, until, words, rule=""):
    """As `suspend`, for a person by their community name and with no text at hand.

    `latest` is the id of the newest decision about them that `moderator` saw, or 0.
    """
    return _on_person(persona, moderator, latest, Decision.Action.SUSPEND, words, rule, until)


def ban_person(persona, moderator, latest, words, rule=""):
    """As `suspend_person`, until somebody lifts it."""
    return _on_person(persona, moderator, latest, Decision.Action.BAN, words, rule, None)


@transaction.atomic
def _on_case(case_id, moderator, version, action, words, rule, until):
    case = locked_case(case_id)
    permissions.must_be_able_to_restrict(moderator, case.author)
    if case.version != version:
        raise Stale(_("Something changed while you were reading. Please look once more."))
    case.version += 1
    case.save(update_fields=["version"])
    return _restrict(case, moderator, action, words, rule, until)


@transaction.atomic
def _on_person(persona, moderator, latest, action, words, rule, until):
    persona = Persona.objects.select_for_update(of=("self",)).get(pk=persona.pk)
    if persona.scope != Persona.COMMUNITY:
        raise Refused(Refusal("not_allowed", _("This can be done from a case about what they wrote.")))
    permissions.must_be_able_to_restrict(moderator, persona)
    if queries.latest_about(persona) != latest:
        raise Stale(_("Something changed while you were reading. Please look once more."))
    now = timezone.now()
    case = Case.objects.create(
        kind=Case.Kind.ACCOUNT, target_kind=queries.PERSONA, target_id=persona.pk, author=persona,
        state=Case.State.CLOSED, opened_at=now, due_at=now, closed_at=now,
    )  # fmt: skip
    return _restrict(case, moderator, action, words, rule, until)


def _restrict(case, moderator, action, words, rule, until):
    words = words.strip()
    if not words:
        raise Refused(Refusal("empty", _("Please write why. They have a right to know.")))
    if action == Decision.Action.SUSPEND and (until is None or until <= timezone.now()):
        raise Refused(Refusal("past", _("Please choose a time that is still to come.")))
    persona = case.author
    decision = decided(
        case, action, moderator, words, target_kind=queries.PERSONA, target_id=persona.pk, revision=0, rule=rule,
        until=until,
    )  # fmt: skip
    # Under another name, to refuse would tell that staff stand behind it: it is written down, and holds for no account.
    holds = not permissions.has_fuller_access(persona.member, moderator)
    Restriction.objects.create(
        decision=decision, kind=KIND_OF[action], target_kind=queries.PERSONA, target_id=persona.pk, author=persona,
        member=persona.member if holds else None, until=until,
    )  # fmt: skip
    tell_author(decision, case, "moderation.standing")
    return decision
