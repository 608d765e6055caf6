"""What stands around a case: who has it open, words, notes, waiting, and words to begin with."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums import services as forums
from moderation import queries, services
from moderation.models import Case, Decision, Handover, Lease, Message, Note, Rule, Wording

pytestmark = pytest.mark.django_db
FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture
def case(topic, ben):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    return Case.objects.get()


@pytest.fixture
def at(case):
    return f"/admin/queue/{case.pk}/"


def test_reading_the_page_takes_nothing(as_, at, moderator):
    assert "Take this case" in as_(moderator).get(at).content.decode()
    assert not Lease.objects.exists()


def test_it_is_taken_kept_and_given_back(as_, at, moderator):
    client = as_(moderator)
    piece = client.post(f"{at}take/", **FETCH)
    assert piece.status_code == 200 and 'data-state="mine"' in piece.content.decode()
    assert Lease.objects.get().holder == moderator
    assert client.post(f"{at}leave/").status_code == 204 and not Lease.objects.exists()
    assert client.post(f"{at}take/")["Location"] == at
    assert "Give it back" in client.get(at).content.decode()
    client.post(f"{at}back/")
    assert not Lease.objects.exists()


def test_the_second_one_sees_who_has_it_and_is_offered_nothing_until_they_take_it_over(
    as_, at, case, moderator, second_moderator
):
    services.take_lease(case.pk, moderator)
    client = as_(second_moderator)
    taken = client.post(f"{at}take/", **FETCH)
    assert taken.status_code == 409 and "Steady Larch has it open" in taken.content.decode()
    page = client.get(at).content.decode()
    assert "Steady Larch has it open" in page and "act-remove" not in page
    assert "Steady Larch" in client.get("/admin/queue/").content.decode()
    client.post(f"{at}over/")
    assert "act-remove" in client.get(at).content.decode()
    assert Decision.objects.get().action == "take_over"


@pytest.mark.parametrize("path", ["take/", "over/", "back/", "leave/", "note/", "write/", "wait/"])
def test_whoever_does_not_moderate_here_finds_none_of_it(as_, at, moderator, other_local_moderator, ana, path):
    assert as_(other_local_moderator).post(f"{at}{path}", {"words": "x"}).status_code == 404
    assert as_(ana).post(f"{at}{path}", {"words": "x"}).status_code == 302
    assert as_(moderator).post(f"{at}{path}", {"words": "x", "hours": "1"}).status_code in (204, 302)
    assert Note.objects.count() + Message.objects.count() == (path in ("note/", "write/"))


def test_after_deciding_the_next_case_comes_that_nobody_has_open(
    as_, at, case, topic, ana, moderator, second_moderator
):
    for number in (3, 4):
        forums.reply(topic, ana, f"Ring me on 07700 900 14{number}.")
    leased, free = Case.objects.exclude(pk=case.pk).order_by("pk")
    services.take_lease(leased.pk, second_moderator)
    answer = as_(moderator).post(at, {"action": "approve", "version": case.version})
    assert answer["Location"] == f"/admin/queue/{free.pk}/"
    assert as_(moderator).get(f"/admin/queue/{free.pk}/next/")["Location"] == "/admin/queue/"


def test_an_action_about_the_author_leads_back_to_the_text(as_, at, case, moderator):
    given = {"action": "warn", "version": case.version, "words": "Please do not."}
    assert as_(moderator).post(at, given)["Location"] == at


def test_the_words_that_made_a_signal_are_marked(as_, board, ana, moderator):
    forums.open_topic(board, ana, "Ring 07700 900 143", "Or on 07700 900 142 tonight.")
    page = as_(moderator).get(f"/admin/queue/{Case.objects.get().pk}/").content.decode()
    assert "<mark>07700 900 142</mark>" in page and "<mark>07700 900 143</mark>" in page


def test_words_that_changed_since_are_not_marked(as_, at, case, ben, moderator):
    Case.objects.filter(pk=case.pk).update(version=2)
    case.signals.update(revision=7)
    assert "<mark>" not in as_(moderator).get(at).content.decode()


def test_covered_words_are_in_no_field_either(as_, topic, ben, moderator):
    forums.reply(topic, ben, "I have the pills ready and a plan to end my life.")
    path = f"/admin/queue/{Case.objects.get().pk}/"
    covered = as_(moderator).get(path).content.decode()
    assert 'id="act-edit"' in covered and "pills ready" not in covered
    assert as_(moderator).get(f"{path}?show=1").content.decode().count("pills ready") == 2


def test_heavy_words_that_wait_beside_the_case_are_covered_too(as_, topic, ben, ana, moderator):
    forums.reply(topic, ben, "I am going to kill myself tonight.")
    case = services.report(topic.posts.get(number=1), ben.home_persona, False, "Look here.")
    path = f"/admin/queue/{case.pk}/"
    page = as_(moderator).get(path).content.decode()
    assert "My dad died in March" in page and "kill myself" not in page and "They are covered" in page
    assert "kill myself" in as_(moderator).get(f"{path}?show=1").content.decode()


def test_words_to_begin_with_fill_the_field_by_a_plain_link(as_, at, moderator):
    rule = Rule.objects.get(code="privacy")
    fits = Wording.objects.create(title="Numbers", action="remove", rule=rule, words="Numbers let strangers ring you.")
    Wording.objects.create(title="Bans", action="ban", words="We are sorry to see you go.")
    page = as_(moderator).get(f"{at}?act=remove&wording={fits.pk}")
    form = {o.name: o.form for _heading, offers in page.context["groups"] for o in offers}
    assert form["remove"]["words"].value() == "Numbers let strangers ring you."
    assert form["remove"]["rule"].value() == "privacy" and not form["hide"]["words"].value()
    assert "We are sorry" not in str(form["remove"]) and page.content.decode().count("We are sorry to see you go.") == 1


def test_empty_words_come_back_with_what_is_missing(as_, at, moderator):
    for path in ("note/", "write/"):
        answer = as_(moderator).post(at + path, {"words": " "})
        assert answer.status_code == 422 and "a few words first" in answer.content.decode()


def test_what_was_written_shows_to_the_team(as_, at, case, ben, moderator):
    client = as_(moderator)
    client.post(f"{at}write/", {"words": "Could you take the number out?"})
    client.post(f"{at}note/", {"words": "New here, and kind so far."})
    services.answer_team(case.pk, ben, "Yes, sorry.")
    page = client.get(at).content.decode()
    assert "Could you take the number out?" in page and "New here, and kind so far." in page and "Yes, sorry." in page


def test_a_case_that_waits_stands_last_and_comes_back_when_the_author_answers(
    as_, at, case, topic, ana, ben, moderator, second_moderator
):
    forums.reply(topic, ana, "Ring me on 07700 900 143.")
    assert queries.queue_for(moderator).first() == case
    client = as_(moderator)
    client.post(f"{at}wait/", {"hours": "24", "version": case.version})
    assert queries.queue_for(moderator).last() == case
    assert "Waits for an answer" in client.get("/admin/queue/").content.decode()
    services.write_to_author(case.pk, moderator, "Could you?")
    services.answer_team(case.pk, ben, "Yes.")
    assert queries.queue_for(moderator).first() == case


def test_it_is_put_back_by_hand_too(as_, at, case, topic, ana, moderator):
    forums.reply(topic, ana, "Ring me on 07700 900 143.")
    services.wait(case.pk, moderator, case.version, timezone.now() + timedelta(hours=1))
    as_(moderator).post(f"{at}wait/", {"go_on": "1", "version": case.version + 1})
    assert queries.queue_for(moderator).first() == case


def test_whoever_may_be_in_danger_does_not_wait(as_, topic, ben, moderator):
    forums.reply(topic, ben, "I have the pills ready and a plan to end my life.")
    case = Case.objects.get()
    page = (
        as_(moderator)
        .post(f"/admin/queue/{case.pk}/wait/", {"hours": "1", "version": case.version}, follow=True)
        .content.decode()
    )
    case.refresh_from_db()
    assert case.waits_until is None and "this does not wait" in page


def test_a_hand_over_note_stands_on_the_queue_and_goes_by_itself(as_, case, moderator, second_moderator):
    client = as_(moderator)
    assert client.post("/admin/queue/", {"words": " "}).status_code == 422
    assert client.post("/admin/queue/", {"words": "Ben is new, be gentle."}).status_code == 302
    client = as_(second_moderator)
    assert "Ben is new, be gentle." in client.get("/admin/queue/").content.decode()
    Handover.objects.update(until=timezone.now())
    assert "Ben is new, be gentle." not in client.get("/admin/queue/").content.decode()


def test_the_version_of_the_list_changes_with_what_it_shows(
    as_, case, topic, ana, moderator, second_moderator, other_local_moderator
):
    def version(person):
        return as_(person).get("/admin/queue/version/").json()

    seen = [version(moderator)]
    elsewhere = version(other_local_moderator)
    for change in (
        lambda: forums.reply(topic, ana, "Ring me on 07700 900 143."),
        lambda: services.take_lease(case.pk, second_moderator),
        lambda: services.give_back(case.pk, second_moderator),
        lambda: services.wait(case.pk, moderator, case.version, timezone.now() + timedelta(hours=1)),
        lambda: services.decide(case.pk, "approve", moderator, case.version + 1),
    ):
        before = version(moderator)
        assert before == version(moderator)
        change()
        assert version(moderator)["version"] != before["version"]
    assert seen[0]["count"] == 1 and elsewhere == version(other_local_moderator)


def test_filters_keep_what_they_say(as_, case, topic, ana, moderator):
    forums.reply(topic, ana, "Ring me on 07700 900 143.")
    other = Case.objects.latest("pk")
    Case.objects.filter(pk=other.pk).update(opened_at=timezone.now() - timedelta(hours=2), severity=2)
    services.take_lease(case.pk, moderator)
    client = as_(moderator)

    def shown(query):
        return {row.pk for row in client.get(f"/admin/queue/{query}").context["object_list"]}

    assert shown("") == {case.pk, other.pk}
    assert shown("?mine=true") == {case.pk} and shown("?mine=false") == {other.pk}
    assert shown("?age=hour") == {other.pk} and shown("?severity=2") == {other.pk}
    assert shown(f"?place={topic.board_id}") == {case.pk, other.pk} and shown("?kind=report") == set()


def test_the_log_is_filtered_by_who_decided(as_, case, topic, ana, moderator, second_moderator):
    forums.reply(topic, ana, "Ring me on 07700 900 143.")
    other = Case.objects.latest("pk")
    services.decide(case.pk, "approve", moderator, case.version)
    services.decide(other.pk, "remove", second_moderator, other.version, "Why.")
    client = as_(moderator)

    def shown(query):
        found = client.get(f"/admin/queue/decisions/{query}").context["object_list"]
        return [decision.action for decision in found]

    assert shown("") == ["remove", "approve"] and shown(f"?decided_by={moderator.pk}") == ["approve"]
    assert shown("?action=remove") == ["remove"] and shown("?automated=true") == []


def test_rules_are_retired_and_never_deleted(as_, moderator, editor):
    from community.members.models import Role
    from tests.conftest import make_member

    rule, path = Rule.objects.get(code="kindness"), "/admin/snippets/moderation/rule/"
    administrator = make_member("High Oak", role=Role.MODERATOR, groups=["Administrators"])
    assert as_(administrator).get(f"{path}edit/{rule.pk}/").status_code == 200
    for person in (administrator, moderator, editor):
        as_(person).post(f"{path}delete/{rule.pk}/")
        assert Rule.objects.filter(pk=rule.pk).exists()
    assert as_(moderator).get(f"{path}edit/{rule.pk}/").status_code == 302
    assert as_(moderator).get("/admin/snippets/moderation/wording/add/").status_code == 200
    assert as_(editor).get("/admin/snippets/moderation/wording/add/").status_code == 302


@pytest.mark.parametrize("who", ["moderator", "local_moderator"])
def test_pages_cost_no_more_with_lease_talk_notes_and_hand_over(
    request, as_, at, case, topic, ana, ben, who, django_assert_max_num_queries
):
    person = request.getfixturevalue(who)
    for number in range(8):
        forums.reply(topic, ana, f"Ring me on 07700 900 {200 + number} tonight.")
    services.take_lease(case.pk, person)
    for _ in range(3):
        services.write_to_author(case.pk, person, "Hello.")
        services.add_note(case.pk, person, "A note.")
        services.hand_over(person, "For you.")
    client = as_(person)
    for path, most in (("/admin/queue/", 13), (at, 16)):
        client.get(path)
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200
