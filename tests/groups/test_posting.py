from datetime import timedelta

from django.utils import timezone

from groups import queries, services
from groups.models import GroupPage, Message, RoomEvent, Seat, Session
from groups.services import messages
from groups.services.messages import Draft
from moderation.models import Case
from moderation.screening import Author

KNOWN = Author(days=100, published=50)


def _code(session, seat, body="Good evening.", client_id="one"):
    return services.post_message(session, seat, client_id, body).get("code")


def test_a_message_is_acknowledged_with_its_place(open_room, seat):
    ack = services.post_message(open_room, seat, "one", "Good evening.")
    assert (ack["type"], ack["stream"], ack["state"]) == ("ack", "room", "published")
    assert RoomEvent.objects.get(message_id=int(ack["id"])).seq == ack["seq"]


def test_the_same_number_again_gets_the_same_answer_even_when_the_room_is_paused(open_room, seat, lead):
    first = services.post_message(open_room, seat, "one", "Good evening.")
    services.pause(open_room, lead)
    assert services.post_message(open_room, seat, "one", "Good evening.") == first
    assert Message.objects.count() == 1


def test_two_people_may_use_the_same_number(open_room, seat, bens_seat):
    services.post_message(open_room, seat, "one", "Good evening.")
    services.post_message(open_room, bens_seat, "one", "Hello.")
    assert Message.objects.count() == 2


def test_a_room_that_cannot_take_a_message_says_why(planned, seat, lead, ana):
    assert _code(planned, seat) == "not_open"
    services.open_session(planned, lead)
    assert _code(planned, seat) is None
    services.pause(planned, lead)
    assert _code(planned, seat, client_id="two") == "paused"
    assert _code(planned, lead, client_id="two") is None
    services.resume(planned, lead)
    services.cancel(seat)
    assert _code(planned, queries.seat_of(ana, planned), client_id="three") == "not_booked"
    services.close_session(planned, lead)
    assert _code(planned, lead, client_id="four") == "closed"


def test_a_full_room_says_so(open_room, seat, bens_seat, outsider):
    services.book(open_room, outsider)
    assert _code(open_room, queries.seat_of(outsider, open_room)) == "full"


def test_slow_mode_names_the_seconds_left_and_spares_facilitators(open_room, seat, lead):
    services.set_slow_mode(open_room, lead, 30)
    assert _code(open_room, seat) is None
    error = services.post_message(open_room, seat, "two", "And more.")
    assert error["code"] == "slow_mode" and 25 <= error["retry_after"] <= 31
    assert _code(open_room, lead, client_id="a") is None
    assert _code(open_room, lead, client_id="b") is None


def test_haste_is_slowed_and_loses_nothing(open_room, seat, settings):
    settings.ROOMS = {"MEMBER_LINES": (3, 20)}
    codes = [_code(open_room, seat, client_id=f"n{n}") for n in range(5)]
    assert codes == [None, None, None, "rate", "rate"]


def test_withdrawing_the_agreement_stops_writing(open_room, seat, ana):
    from community.members import services as members

    members.withdraw_acceptance(ana)
    assert _code(open_room, seat) == "agreement"


def test_a_group_can_hold_every_message(open_room, seat, group):
    GroupPage.objects.filter(pk=group.pk).update(mode=GroupPage.Mode.EVERYTHING)
    assert services.post_message(open_room, seat, "one", "Good evening.")["state"] == "held"
    assert Case.objects.get().place_id == group.pk


def test_a_group_can_post_at_once_but_danger_to_life_still_waits(open_room, seat, group):
    GroupPage.objects.filter(pk=group.pk).update(mode=GroupPage.Mode.AT_ONCE)
    assert services.post_message(open_room, seat, "one", "Ring 07700 900 142.")["state"] == "published"
    assert Case.objects.filter(kind="hold").exists()
    danger = services.post_message(open_room, seat, "two", "I am going to kill myself tonight")
    assert danger["state"] == "held"


def test_one_bad_row_never_fails_its_group(open_room, seat, monkeypatch):
    real = messages.moderation.prepare

    def fails_for_one(message, screening, now=None):
        real(message, screening, now)
        if message.client_id == "bad":
            raise ValueError("a fault of ours")

    monkeypatch.setattr(messages.moderation, "prepare", fails_for_one)
    numbers = ["one", "bad", "two", "one"]
    answers, drawn = messages.store([Draft(open_room.pk, seat.pk, n, f"Line {n}", KNOWN) for n in numbers])
    assert [answer.code for answer in answers] == ["", "failed", "", ""]
    assert [m.client_id for m in Message.objects.order_by("pk")] == ["one", "two"]
    stored = list(RoomEvent.objects.filter(message__isnull=False).order_by("seq").values_list("seq", flat=True))
    assert [seq for seq, _ in drawn[open_room.pk, "room"]] == stored == [answers[0].seq, answers[2].seq]
    assert answers[3].seq == answers[0].seq


def test_a_group_takes_the_same_number_of_queries_however_many_messages(open_room, seat, django_assert_num_queries):
    def say(count, start):
        drafts = [Draft(open_room.pk, seat.pk, f"{start}-{n}", "Good evening.", KNOWN) for n in range(count)]
        return messages.store(drafts)

    with django_assert_num_queries(11):
        say(1, "a")
    with django_assert_num_queries(11):
        say(15, "b")


def test_a_bench_room_lifts_brakes_and_keeps_screening(group, ana):
    now = timezone.now()
    session = services.plan(group, now, now + timedelta(hours=1), bench=True)
    seat = Seat.objects.create(session=session, persona=ana.home_persona)
    Session.objects.filter(pk=session.pk).update(state="open", slow_mode=60)
    seat = queries.seat_of(ana, session)
    assert all(_code(session, seat, client_id=f"n{n}") is None for n in range(30))
    assert services.post_message(session, seat, "phone", "Ring 07700 900 142.")["state"] == "held"
    assert services.post_message(session, seat, "mark", "~0000042~ It was a hard week")["state"] == "published"
