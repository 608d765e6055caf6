"""A group's own agreement counts in that group alone, at every door, and is known only to those who may know the group."""

import pytest

from community.members import queries as members
from community.members import services as member_services
from community.members.models import Acceptance
from community.members.permissions import Refused, why_not_write
from groups import queries, services
from groups.models import Seat

pytestmark = pytest.mark.django_db
OWN = "We come on time."


@pytest.fixture
def publish(group):
    return lambda summary=OWN: member_services.publish_agreement(summary, "All of it.", scope=f"group:{group.pk}")


def test_booking_asks_for_it_and_stores_it_with_the_seat(as_, ana, coming, publish):
    own = publish()
    page = as_(ana).get(coming.group.url).content.decode()
    assert OWN in page and f'name="agree_{own.pk}"' in page
    for address in (f"/groups/{coming.group_id}/book/", f"/sessions/{coming.pk}/book/"):
        answer = as_(ana).post(address, {"session": coming.pk})
        assert answer.status_code == 422 and "Your seat is not booked yet." in answer.content.decode()
    assert not Acceptance.objects.filter(agreement=own).exists()
    as_(ana).post(f"/sessions/{coming.pk}/book/", {f"agree_{own.pk}": "on"})
    assert Seat.objects.filter(session=coming, persona=ana.home_persona).exists()
    assert Acceptance.objects.get(agreement=own).text_sha256 == own.sha256


def test_no_service_books_round_it(ana, coming, publish):
    publish()
    with pytest.raises(Refused) as refused:
        services.book(coming, ana)
    assert refused.value.refusal.code == "agreement"


def test_elsewhere_it_does_not_count(ana, group, publish):
    own = publish()
    assert why_not_write(ana) is None
    assert why_not_write(ana, (f"group:{group.pk}",)).code == "agreement"
    assert members.documents_to_accept(ana, (f"group:{group.pk}",)) == [own]


def test_the_door_of_the_room_asks_for_all_that_waits(as_, ana, open_room, publish):
    services.book(open_room, ana)
    own = publish()
    consent = member_services.publish_agreement("We keep what you tell us.", "Words.", scope="health")
    client, room = as_(ana), f"/sessions/{open_room.pk}/room/"
    page = client.get(room).content.decode()
    assert OWN in page and "We keep what you tell us." in page and 'role="log"' not in page
    answer = client.post(f"/sessions/{open_room.pk}/agree/", {f"agree_{own.pk}": "on"})
    assert answer.status_code == 422 and "Please tick the box" in answer.content.decode()
    assert not Acceptance.objects.filter(agreement=own).exists()
    both = {f"agree_{own.pk}": "on", f"agree_{consent.pk}": "on"}
    answer = client.post(f"/sessions/{open_room.pk}/agree/", both, follow=True)
    assert 'role="log"' in answer.content.decode()


def test_a_new_version_stops_the_plain_room_and_keeps_the_words(as_, ana, open_room, publish):
    services.book(open_room, ana)
    client = as_(ana)
    assert (
        client.post(f"/sessions/{open_room.pk}/messages/", {"client_id": "a1", "body": "Good evening."}).status_code
        == 302
    )
    own = publish()
    answer = client.post(
        f"/sessions/{open_room.pk}/messages/", {"client_id": "a2", "body": "And one more."}, follow=True
    )
    page = answer.content.decode()
    assert "Please read first what we agree in this group." in page and OWN in page
    answer = client.post(f"/sessions/{open_room.pk}/agree/", {f"agree_{own.pk}": "on"}, follow=True)
    assert "And one more.</textarea>" in answer.content.decode()


@pytest.mark.parametrize("withdrawn", ["community", "health", "group"])
def test_each_withdrawal_closes_writing_polling_and_acts(as_, ana, open_room, publish, withdrawn):
    own = publish()
    consent = member_services.publish_agreement("We keep what you tell us.", "Words.", scope="health")
    for agreement in (own, consent):
        member_services.accept(ana, agreement)
    services.book(open_room, ana)
    client, path = as_(ana), f"/sessions/{open_room.pk}"
    assert client.get(f"{path}/events/").status_code == 200
    assert client.get(f"{path}/people/").status_code == 200
    services.post_message(open_room, queries.seat_of(ana, open_room), "one", "Good evening.")
    member_services.withdraw_acceptance(ana, own.scope if withdrawn == "group" else withdrawn)
    assert client.get(f"{path}/events/").json()["code"] == "agreement"
    answer = client.post(
        f"{path}/messages/", {"client_id": "two", "body": "More."}, headers={"Accept": "application/json"}
    )
    assert answer.json()["code"] == "agreement"
    assert "One thing before you come in" in client.get(f"{path}/people/").content.decode()
    assert services.post_message(open_room, queries.seat_of(ana, open_room), "two", "More.")["code"] == "agreement"
    message = queries.messages_seen_by(queries.seat_of(ana, open_room)).get()
    with pytest.raises(Refused):
        services.edit_message(message, ana, "Changed.")


def test_of_a_group_that_one_may_not_see_there_is_no_agreement(as_, outsider, ben, client, closed_group, publish):
    own = publish()
    path = f"/agreement/{own.pk}/"
    assert as_(ben).get(path).status_code == 200
    for member in (outsider, None):
        assert as_(member).get(path).status_code == 404
    for act in ("accept", "withdraw"):
        assert as_(outsider).post(f"{path}{act}/", {"agree": "on"}).status_code == 404
    assert not Acceptance.objects.filter(agreement=own).exists()


def test_who_accepted_it_finds_its_words_after_leaving_the_group(as_, ben, closed_group, publish):
    own = publish()
    member_services.accept(ben, own)
    ben.groups.clear()
    assert as_(ben).get(closed_group.url).status_code != 200
    assert OWN in as_(ben).get(f"/agreement/{own.pk}/").content.decode()
    assert "What we agree in this group" in as_(ben).get("/account/consents/").content.decode()


def test_a_group_s_agreement_is_taken_back_by_itself(as_, ana, group, coming, publish):
    own = publish()
    member_services.accept(ana, own)
    assert "leave it" in as_(ana).get(f"/agreement/{own.pk}/withdraw/").content.decode()
    as_(ana).post(f"/agreement/{own.pk}/withdraw/")
    assert why_not_write(ana) is None
    assert why_not_write(ana, (f"group:{group.pk}",)).code == "agreement"
