from groups import services
from groups.models import Message, RoomEvent
from moderation import services as moderation
from moderation.models import Case
from moderation.registry import handler_for

PHONE = "Ring me on 07700 900 142."


def _decide(action, moderator):
    case = Case.objects.get(state="open")
    return moderation.decide(case.pk, action, moderator, case.version, rule="privacy")


def _kinds(session, stream):
    return list(
        RoomEvent.objects.filter(session=session, stream__name=stream).order_by("seq").values_list("kind", flat=True)
    )


def test_a_case_shows_the_minutes_of_chat_around_it(open_room, seat, bens_seat):
    services.post_message(open_room, bens_seat, "a", "Good evening.")
    services.post_message(open_room, seat, "b", PHONE)
    services.post_message(open_room, bens_seat, "c", "Welcome.")
    handler = handler_for("groups.message")
    lines = handler.context(handler.get(Case.objects.get().target_id))
    assert [(line.author, line.text, line.is_target) for line in lines] == [
        ("Plain Sparrow", "Good evening.", False),
        ("Quiet Heron", PHONE, True),
        ("Plain Sparrow", "Welcome.", False),
    ]


def test_a_line_of_chat_around_it_that_waits_says_so(open_room, seat, bens_seat):
    services.post_message(open_room, bens_seat, "a", "Good evening.")
    services.post_message(open_room, bens_seat, "b", "Or me on 07700 900 143.")
    services.post_message(open_room, seat, "c", PHONE)
    handler = handler_for("groups.message")
    lines = handler.context(Message.objects.get(seat=seat))
    assert [str(line.state) for line in lines] == ["", "Waiting for a person", ""]


def test_a_release_is_a_new_event_for_everybody(open_room, seat, moderator):
    services.post_message(open_room, seat, "b", PHONE)
    assert "message" not in _kinds(open_room, "room")
    _decide("approve", moderator)
    assert _kinds(open_room, "room")[-1] == "message"
    assert _kinds(open_room, "staff") == ["held", "released"]
    assert _kinds(open_room, f"person:{seat.author_key}") == ["held", "released"]


def test_a_removal_of_a_held_message_leaves_the_room_without_a_trace(open_room, seat, moderator):
    services.post_message(open_room, seat, "b", PHONE)
    before = _kinds(open_room, "room")
    _decide("remove", moderator)
    assert _kinds(open_room, "room") == before
    assert _kinds(open_room, f"person:{seat.author_key}") == ["held", "removed"]


def test_an_undone_release_is_taken_back_from_the_room(open_room, seat, moderator):
    services.post_message(open_room, seat, "b", PHONE)
    moderation.reverse_decision(_decide("approve", moderator), moderator)
    assert _kinds(open_room, "room")[-2:] == ["message", "removed"]
    assert Message.objects.get().state == "held"


def test_a_report_on_a_shown_message_reaches_the_queue(open_room, seat, ben, moderator):
    services.post_message(open_room, seat, "a", "Good evening.")
    moderation.report(Message.objects.get(), ben.home_persona, worried=True)
    _decide("remove", moderator)
    assert _kinds(open_room, "room")[-1] == "removed"
