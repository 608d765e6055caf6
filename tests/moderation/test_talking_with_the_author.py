"""The team and the author of a case write to each other, and nobody else reads it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.members.permissions import Refused
from community.notifications.models import Notice
from moderation import services
from moderation.models import Message

from .conftest import post_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(own_name_case, moderator):
    services.write_to_author(own_name_case.pk, moderator, "How are you tonight?")
    return f"/conversations/{own_name_case.pk}/"


def test_the_author_is_told_reads_it_and_answers(as_, ben, address):
    assert Notice.objects.get(member=ben).url == address
    page = as_(ben).get(address).content.decode()
    assert "How are you tonight?" in page and "The team" in page
    assert as_(ben).post(address, {"words": "Better, thank you."}).status_code == 302
    assert "Better, thank you." in as_(ben).get(address).content.decode()


def test_the_author_does_not_learn_who_of_the_team_wrote(as_, ben, moderator, address):
    assert str(moderator) not in as_(ben).get(address).content.decode()


def test_nobody_else_finds_it(as_, ana, ben, moderator, address):
    assert as_(ben).get(address).status_code == 200
    assert as_(ana).get(address).status_code == 404
    assert as_(moderator).get(address).status_code == 404


def test_there_is_none_before_the_team_wrote(as_, ben, own_name_case, moderator):
    at = f"/conversations/{own_name_case.pk}/"
    assert as_(ben).get(at).status_code == 404
    services.write_to_author(own_name_case.pk, moderator, "Hello.")
    assert as_(ben).get(at).status_code == 200


def test_an_empty_answer_is_asked_for_again(as_, ben, address):
    answer = as_(ben).post(address, {"words": "   "})
    assert answer.status_code == 422 and "Please write a few words first." in answer.content.decode()


def test_an_answer_makes_pages_drawn_before_too_old_to_decide_by(own_name_case, ben, moderator, address):
    before = type(own_name_case).objects.get(pk=own_name_case.pk).version
    services.answer_team(own_name_case.pk, ben, "I meant myself.")
    with pytest.raises(services.Stale):
        services.decide(own_name_case.pk, "remove", moderator, before, rule="kindness")


def test_it_goes_on_after_the_case_is_closed(as_, own_name_case, ben, moderator, address):
    services.decide(own_name_case.pk, "approve", moderator, own_name_case.version)
    assert services.answer_team(own_name_case.pk, ben, "Thank you.").from_author


def test_reading_is_known_to_the_other_side(as_, own_name_case, ben, address):
    assert Message.objects.get().read_at is None
    as_(ben).get(address)
    assert Message.objects.get().read_at is not None


def test_the_words_are_sealed_in_the_database(address):
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM moderation_message")
        assert b"tonight" not in bytes(cursor.fetchone()[0])


def test_a_member_writes_to_nobody_in_the_name_of_the_team(own_name_case, ana, moderator):
    with pytest.raises(Refused):
        services.write_to_author(own_name_case.pk, ana, "Stop it.")
    assert services.write_to_author(own_name_case.pk, moderator, "Hello.")


def test_moderators_of_another_place_write_to_nobody_here(own_name_case, local_moderator, other_local_moderator):
    with pytest.raises(Refused):
        services.write_to_author(own_name_case.pk, other_local_moderator, "Hello.")
    assert services.write_to_author(own_name_case.pk, local_moderator, "Hello.")


def test_all_of_them_stand_in_one_list_that_says_what_is_new(as_, ana, ben, address):
    listed = as_(ben).get("/conversations/").content.decode()
    assert f'href="{address}#newest"' in listed and "The team wrote to you" in listed
    assert ">New<" in as_(ben).get("/account/").content.decode()
    assert ">New<" in as_(ben).get(address).content.decode()
    assert ">New<" not in as_(ben).get(address).content.decode()
    assert ">New<" not in as_(ben).get("/conversations/").content.decode()
    assert address not in as_(ana).get("/conversations/").content.decode()
    assert "/conversations/" not in as_(ana).get("/account/").content.decode()


def test_the_list_costs_the_same_for_many(as_, ana, ben, topic, moderator, address, django_assert_num_queries):
    as_(ben).get("/conversations/")
    with CaptureQueriesContext(connection) as one:
        as_(ben).get("/conversations/")
    for number in range(3):
        case = services.report(post_as(topic, ben.home_persona, f"Go {number}."), ana.home_persona, False)
        services.write_to_author(case.pk, moderator, "Hello.")
    with django_assert_num_queries(len(one)):
        assert as_(ben).get("/conversations/").content.decode().count("/#newest") == 4
