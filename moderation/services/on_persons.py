"""Warning somebody, and keeping them from writing: in one place or everywhere, for a while or for good."""

from django.db import transaction
from django.utils.translation import gettext as _

from community.members.models import Persona
from community.members.permissions import Refusal, Refused

from .. import actions, permissions, queries, signals
from ..actions import Order
from ..models import Case, Decision, Restriction
from .records import Stale, decided, tell_author, touch


def do(doing):
    """Carry out an action about the author of a case, which stays as it is. Returns the Decision."""
    touch(doing.case)
    return _restrict(doing.case, doing.moderator, doing.action, doing.order)


@transaction.atomic
def act_on_person(persona, action, moderator, latest, words, rule="", until=None):
    """As `decide`, for a person by their community name and with no text at hand: warn, suspend or ban.

    `latest` is the id of the newest decision about them that `moderator` saw, or 0. Returns the Decision; raises
    Refused, Stale.
    """
    action = actions.find(action)
    persona = Persona.objects.select_for_update(of=("self",)).get(pk=persona.pk)
    if persona.scope != Persona.COMMUNITY:
        raise Refused(Refusal("not_allowed", _("This can be done from a case about what they wrote.")))
    permissions.must_be_able_to_restrict_person(moderator, persona)
    if queries.latest_about(persona) != latest:
        raise Stale(_("Something changed while you were reading. Please look once more."))
    order = Order(words=words.strip(), rule=rule, until=until)
    case = Case(author=persona)
    if not action.suits(case, None, None):
        raise Refused(Refusal("not_allowed", _("This can be done from a case about what they wrote.")))
    action.check(order)
    return _restrict(_closed_case(persona), moderator, action, order)


def _closed_case(persona):
    case = Case(kind=Case.Kind.ACCOUNT, target_kind=queries.PERSONA, target_id=persona.pk, author=persona)
    case.state, case.due_at, case.closed_at = Case.State.CLOSED, case.opened_at, case.opened_at
    case.save()
    return case


def _restrict(case, moderator, action, order):
    persona = case.author
    decision = decided(
        case, action.name, moderator, order.words, target_kind=queries.PERSONA, target_id=persona.pk, revision=0,
        rule=order.rule, until=order.until,
    )  # fmt: skip
    if action.restriction:
        # Under another name, to refuse would tell that staff stand behind it: it is written down, and holds for no account.
        holds = not permissions.has_fuller_access(persona.member, moderator)
        restriction = Restriction.objects.create(
            decision=decision, kind=action.restriction, target_kind=queries.PERSONA, target_id=persona.pk, author=persona,
            member=persona.member if holds else None, until=order.until,
            place=None if action.everywhere else case.place,
        )  # fmt: skip
        if holds:
            signals.restricted.send(Decision, member=persona.member, restriction=restriction)
    tell_author(decision, case)
    return decision
