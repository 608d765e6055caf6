"""A line that is on its way when its writer loses the right to write is not stored: the gate is asked in the very
transaction that stores it, whatever the socket knew of its holder when the line came in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.members import services as members
from community.members.models import Member
from community.members.permissions import Refused
from groups import services
from groups.models import Message, Seat
from groups.services.messages import Draft, store
from moderation import services as moderation
from moderation.models import Decision
from moderation.screening import Author
from tests.conftest import make_member
from tests.members.proofs import give_code_app

pytestmark = pytest.mark.django_db
KNOWN = Author(days=100, published=50)
WHY = "You were asked three times."


def in_flight(seat, number="one"):
    return Draft(seat.session_id, seat.pk, number, "Good evening.", KNOWN)


def stored_from(seat):
    return Message.objects.filter(seat=seat).count()


@pytest.fixture
def agreed(group, ana, ben):
    """Consent to health data and the group's own agreement, accepted by both."""
    for scope in ("health", f"group:{group.pk}"):
        document = members.publish_agreement("We come on time.", "Words.", scope=scope)
        for member in (ana, ben):
            members.accept(member, document)


def take_back(scope):
    def act(member, moderator, group):
        members.withdraw_acceptance(member, f"group:{group.pk}" if scope == "group" else scope)

    return act


def ban(member, moderator, group):
    moderation.act_on_person(member.home_persona, "ban", moderator, 0, WHY)


def suspend(member, moderator, group):
    until = timezone.now() + timedelta(days=3)
    moderation.act_on_person(member.home_persona, "suspend", moderator, 0, WHY, until=until)


def publish_anew(member, moderator, group):
    fresh = members.publish_agreement("We come early.", "Words.", scope=f"group:{group.pk}")
    members.accept(Member.objects.exclude(pk=member.pk).get(home_persona__name="Plain Sparrow"), fresh)


def rest(member, moderator, group):
    members.pause(member, timezone.now() + timedelta(days=3))


def close(member, moderator, group):
    Member.objects.filter(pk=member.pk).update(is_active=False)


def send_back_to_the_door(member, moderator, group):
    Member.objects.filter(pk=member.pk).update(approved_at=None)


@pytest.mark.parametrize(
    "happening, code",
    [
        (take_back("community"), "agreement"),
        (take_back("health"), "agreement"),
        (take_back("group"), "agreement"),
        (publish_anew, "agreement"),
        (ban, "restricted"),
        (suspend, "restricted"),
        (rest, "paused"),
        (close, "closed"),
        (send_back_to_the_door, "approval"),
    ],
)
def test_it_is_refused_and_those_beside_it_are_stored(
    open_room, seat, bens_seat, agreed, ana, moderator, group, happening, code
):
    first, _ = store([in_flight(seat), in_flight(bens_seat)])
    assert [answer.code for answer in first] == ["", ""]
    happening(ana, moderator, group)
    answers, _ = store([in_flight(seat, "two"), in_flight(bens_seat, "two")])
    assert [answer.code for answer in answers] == [code, ""]
    assert (stored_from(seat), stored_from(bens_seat)) == (1, 2)


def test_what_was_lifted_keeps_nobody_back(open_room, seat, ana, moderator):
    suspend(ana, moderator, None)
    assert store([in_flight(seat)])[0][0].code == "restricted"
    moderation.reverse_decision(_decision_about(ana), moderator)
    assert store([in_flight(seat)])[0][0].code == "not_booked"
    services.book(open_room, ana)
    assert store([in_flight(seat)])[0][0].code == ""


def _decision_about(member):
    return Decision.objects.get(target_id=member.home_persona.pk, action="suspend")


def test_a_facilitator_who_lost_the_role_no_longer_speaks_in_a_paused_room(open_room, lead, facilitator):
    services.pause(open_room, lead)
    assert store([in_flight(lead)])[0][0].code == ""
    members.withdraw_credential(facilitator.credentials.get(), None, "Left.")
    assert store([in_flight(lead, "two")])[0][0].code == "paused"


def test_a_facilitator_whose_second_factor_was_taken_off_is_asked_for_one(open_room, lead, facilitator, seat, settings):
    settings.STAFF_SECOND_FACTOR = True
    give_code_app(facilitator)
    assert store([in_flight(lead)])[0][0].code == ""
    facilitator.authenticator_set.all().delete()
    answers, _ = store([in_flight(lead, "two"), in_flight(seat)])
    assert [answer.code for answer in answers] == ["second_factor", ""]


def test_a_hand_does_not_go_up_either(open_room, seat, bens_seat, ana, moderator):
    assert services.raise_hand(seat) and services.raise_hand(bens_seat)
    services.raise_hand(seat, up=False)
    ban(ana, moderator, None)
    # As the socket holds it: the seat as it was when the room was entered.
    Seat.objects.filter(pk=seat.pk).update(state=Seat.State.BOOKED)
    for act in (services.raise_hand, services.pass_turn):
        with pytest.raises(Refused) as no:
            act(seat)
        assert no.value.refusal.code == "restricted"


def test_one_who_may_not_costs_the_others_no_query_of_their_own(open_room, seat, bens_seat, moderator, ana):
    seats = [bens_seat]
    for number in range(8):
        member = make_member(f"Green Alder {'abcdefgh'[number]}")
        seats.append(Seat.objects.create(session=open_room, persona=member.home_persona))
    ban(ana, moderator, None)

    def queries(some, number):
        with CaptureQueriesContext(connection) as caught:
            store([in_flight(one, number) for one in some])
        return len(caught)

    assert queries([seat, *seats[:1]], "few") == queries([seat, *seats], "many")
