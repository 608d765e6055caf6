from django.apps import apps

from community.members.registries import personal_data
from groups import queries, services
from groups.live import log
from groups.models import Message, Seat

PEOPLE = ("Message", "Seat", "RoomEvent", "Presence", "GroupFacilitator")


def test_every_model_about_people_can_be_exported_and_erased(db):
    assert all(apps.get_model("groups", name) and f"groups.{name}" in personal_data for name in PEOPLE)


def test_an_export_holds_ones_own_words_and_nobody_elses(open_room, seat, bens_seat, ana):
    services.post_message(open_room, seat, "one", "My own words.")
    services.post_message(open_room, bens_seat, "one", "Words of Ben.")
    exported = personal_data["groups.Message"].export(ana)
    assert [entry["words"] for entry in exported] == ["My own words."]
    assert personal_data["groups.Seat"].export(ana)[0]["group"] == "Tuesday evening"


def test_erasure_takes_the_words_out_of_every_replay(open_room, seat, ana):
    services.post_message(open_room, seat, "one", "My own words.")
    assert "My own words" in str(log.since(open_room.pk, {"room": 0}))
    for name in PEOPLE:
        personal_data[f"groups.{name}"].erase(ana)
    assert "My own words" not in str(log.since(open_room.pk, {"room": 0}))
    assert Message.objects.select_related("session").get().read() == ""
    assert Seat.objects.get(pk=seat.pk).state == Seat.State.CANCELLED


def test_words_are_visible_to_those_who_may_read_them_now(
    open_room, seat, bens_seat, lead, ana, ben, outsider, facilitator
):
    shown = int(services.post_message(open_room, seat, "one", "Good evening.")["id"])
    held = int(services.post_message(open_room, seat, "two", "Ring me on 07700 900 142.")["id"])
    both = {shown, held}
    assert queries.messages_visible_to(ana, both) == both
    assert queries.messages_visible_to(facilitator, both) == both
    assert queries.messages_visible_to(ben, both) == {shown}
    assert queries.messages_visible_to(outsider, both) == set()
