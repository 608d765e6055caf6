"""Who moderates one board sees and decides what lies there, and nothing else."""

import pytest

from community.members import services as members
from community.members.models import Role
from community.members.permissions import Refused
from forums import services as forums
from moderation import queries, services
from moderation.models import Case, Decision

from .conftest import local, say

pytestmark = pytest.mark.django_db
PEOPLE = ("moderator", "local_moderator", "other_local_moderator", "outsider")
# act: what each of PEOPLE gets. 302 is done and on to the next page, or, for a plain member, away from the admin.
TABLE = {
    "list": (True, True, False, None),
    "case": (200, 200, 404, 302),
    "decide": ("done", "done", 404, 302),
    "undo": ("done", "done", 404, 302),
    "read the decision": (200, 200, 404, 404),
    "read it in the log": (200, 200, 404, 302),
    "keep the author from writing everywhere": (True, False, 404, 302),
    "keep the author from writing here": (True, True, 404, 302),
    "ask who it is": (403, 403, 404, 302),
    "ask what they wrote": (200, 403, 404, 302),
}


@pytest.fixture
def case(topic, ben):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    return Case.objects.get()


def do(client, act, case, moderator):
    """What happens: a status, "done", or whether it is in the list."""
    at = f"/admin/queue/{case.pk}/"
    if act == "list":
        answer = client.get("/admin/queue/")
        return at in answer.content.decode() if answer.status_code == 200 else None
    if act == "case":
        return client.get(at).status_code
    if act == "decide":
        answer = client.post(at, {"action": "approve", "version": case.version})
        return "done" if Decision.objects.exists() else answer.status_code
    if act.startswith("keep the author from writing"):
        answer = client.get(at)
        shown = "act-suspend" if act.endswith("everywhere") else "act-mute"
        return shown in answer.content.decode() if answer.status_code == 200 else answer.status_code
    if act == "ask who it is":
        return client.get(f"{at}who/").status_code
    if act == "ask what they wrote":
        return client.get(f"{at}wrote/").status_code
    decision = Decision.objects.first() or services.decide(case.pk, "approve", moderator, case.version)
    if act == "undo":
        answer = client.post(f"/admin/queue/undo/{decision.pk}/")
        return "done" if Decision.objects.filter(reverses=decision).exists() else answer.status_code
    if act == "read the decision":
        return client.get(f"/decisions/{decision.pk}/").status_code
    return client.get(f"/admin/queue/decisions/{decision.pk}/").status_code


@pytest.mark.parametrize("act", TABLE)
@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_gets_what_the_table_says(request, as_, case, second_moderator, who, act):
    person = request.getfixturevalue(who)
    assert do(as_(person), act, case, second_moderator) == TABLE[act][PEOPLE.index(who)]


@pytest.mark.parametrize(
    ("who", "may"), [("moderator", True), ("local_moderator", True), ("other_local_moderator", False)]
)
def test_the_service_allows_what_the_page_offers(request, case, who, may):
    person = request.getfixturevalue(who)
    if may:
        assert services.decide(case.pk, "approve", person, case.version)
    else:
        with pytest.raises(Refused, match="this place"):
            services.decide(case.pk, "approve", person, case.version)


def test_a_moderator_of_all_boards_has_each_of_them(boards, topic, case, other_board, ana):
    forums.open_topic(other_board, ana, "Awake", "Ring me on 07700 900 143.")
    head = local("High Cedar", boards)
    assert queries.queue_for(head).count() == Case.objects.count() == 2


def test_a_case_of_no_place_is_for_those_who_moderate_everywhere(case, local_moderator, moderator):
    Case.objects.update(place=None)
    assert queries.queue_for(moderator).count() == 1
    assert queries.queue_for(local_moderator).count() == 0


def test_nobody_decides_on_their_own_words_on_their_own_board(as_, topic, local_moderator, moderator):
    forums.reply(topic, local_moderator, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get()
    answer = as_(local_moderator).post(f"/admin/queue/{case.pk}/", {"action": "approve", "version": case.version})
    assert answer.status_code == 409 and "your own" in answer.content.decode()
    assert services.decide(case.pk, "approve", moderator, case.version)


def test_an_expired_credential_opens_nothing(as_, case, local_moderator):
    assert as_(local_moderator).get(f"/admin/queue/{case.pk}/").status_code == 200
    members.withdraw_credential(local_moderator.credentials.get())
    assert as_(local_moderator).get(f"/admin/queue/{case.pk}/").status_code == 302
    with pytest.raises(Refused):
        services.decide(case.pk, "approve", local_moderator, case.version)


def test_counts_filters_and_the_log_tell_of_no_other_board(as_, case, other_board, ana, moderator, local_moderator):
    forums.open_topic(other_board, ana, "Awake", "Ring me on 07700 900 143.")
    services.decide(Case.objects.get(place=other_board).pk, "remove", moderator, 1, "Why.", "privacy")
    forums.open_topic(other_board, ana, "Still awake", "Ring me on 07700 900 144.")
    client = as_(moderator)
    assert "Night owls" in client.get("/admin/queue/").content.decode()
    assert "2</span> cases wait" in client.get("/admin/").content.decode()
    assert "Quiet Heron" in client.get("/admin/queue/decisions/").content.decode()
    client = as_(local_moderator)
    page = client.get("/admin/queue/").content.decode()
    assert "Low days" in page and "Night owls" not in page
    assert "1</span> case waits" in client.get("/admin/").content.decode()
    assert "Quiet Heron" not in client.get("/admin/queue/decisions/").content.decode()
    narrowed = client.get(f"/admin/queue/?place={other_board.pk}").content.decode()
    assert "Still awake" not in narrowed and "Night owls" not in narrowed


def test_the_history_on_a_case_page_is_that_of_the_place(as_, case, other_board, ben, moderator, local_moderator):
    forums.open_topic(other_board, ben, "Awake", "Ring me on 07700 900 143.")
    elsewhere = Case.objects.get(place=other_board)
    decision = services.decide(elsewhere.pk, "remove", moderator, 1, "Why.", "privacy")
    link = f"/admin/queue/decisions/{decision.pk}/"
    assert link in as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert link not in as_(local_moderator).get(f"/admin/queue/{case.pk}/").content.decode()


def test_the_menu_shows_the_queue_to_those_who_moderate_something(as_, case, local_moderator, editor):
    assert "/admin/queue/" in as_(local_moderator).get("/admin/").content.decode()
    assert "/admin/queue/" not in as_(editor).get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["moderator", "local_moderator"])
def test_list_and_case_stay_within_their_queries(request, as_, case, topic, ben, who, django_assert_max_num_queries):
    client = as_(request.getfixturevalue(who))
    for number in range(8):
        forums.reply(topic, ben, f"Ring me on 07700 900 {200 + number} tonight.")
    for path, most in (("/admin/queue/", 13), (f"/admin/queue/{case.pk}/", 16)):
        client.get(path)
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200


def test_a_moderator_who_may_not_write_does_not_moderate(as_, case, moderator, second_moderator, own_name_case, ana):
    persona = second_moderator.home_persona
    services.act_on_person(persona, "ban", moderator, 0, "Not while this is looked into.")
    assert as_(second_moderator).get(f"/admin/queue/{case.pk}/").status_code == 302
    with pytest.raises(Refused):
        services.decide(case.pk, "approve", second_moderator, case.version)


def test_a_group_is_moderated_like_a_board(group, session, ben, outsider, board):
    case = services.report(say(session, ben.home_persona, "Go away."), outsider.home_persona, False)
    keeper = local("Tuesday Oak", group)
    assert list(queries.queue_for(keeper)) == [case]
    assert list(queries.queue_for(local("Other Oak", board))) == []
    assert services.decide(case.pk, "remove", keeper, case.version, "Why.").decided_by == keeper


def test_a_credential_as_moderator_of_everything_needs_no_page(case, agreement):
    from tests.conftest import make_member

    assert list(queries.queue_for(make_member("Wide Ash", role=Role.MODERATOR))) == [case]
