from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from community.members import services as members
from community.members.permissions import Refused, why_not_write
from community.notifications.models import Notice
from forums import services as forums
from moderation import queries, services
from moderation.content import State
from moderation.models import Appeal, Case, Decision, Restriction

pytestmark = pytest.mark.django_db
WORDS = "It was my own old number, and it is dead."


@pytest.fixture
def post(topic, ben):
    found, _ = forums.reply(topic, ben, "Some nights I just want to die.")
    return found


@pytest.fixture
def removal(post, moderator):
    case = Case.objects.get(target_id=post.pk)
    return services.decide(case.pk, "remove", moderator, case.version, "Why it went.", "privacy")


@pytest.fixture
def asked(removal, ben):
    return services.appeal(removal, ben, WORDS)


def answer(asked, who, outcome="overturn", words="You are right, and we are sorry."):
    return services.answer_appeal(asked.case_id, outcome, who, asked.case.version, words)


def test_the_decision_offers_it_and_takes_the_words(as_, ben, removal):
    client = as_(ben)
    assert f"/decisions/{removal.pk}/appeal/" in client.get(f"/decisions/{removal.pk}/").content.decode()
    assert client.post(f"/decisions/{removal.pk}/appeal/", {"words": WORDS}).status_code == 302
    page = client.get(f"/decisions/{removal.pk}/").content.decode()
    assert WORDS in page and "They have not answered yet" in page
    assert f"/decisions/{removal.pk}/appeal/" not in page


@pytest.mark.parametrize("words", ["", "   \n ", "x" * 4001])
def test_words_that_cannot_be_sent_are_asked_for_again(as_, ben, removal, words):
    reply = as_(ben).post(f"/decisions/{removal.pk}/appeal/", {"words": words})
    assert reply.status_code == 422 and not Appeal.objects.exists()
    assert words.strip() in reply.content.decode()


def test_each_decision_can_be_looked_at_again_once(as_, ben, removal, asked):
    with pytest.raises(Refused, match="once"):
        services.appeal(removal, ben, "Again.")
    reply = as_(ben).post(f"/decisions/{removal.pk}/appeal/", {"words": "From the other tab."})
    assert reply.status_code == 409
    page = reply.content.decode()
    assert "You have asked before" in page and "From the other tab." in page
    assert Appeal.objects.count() == 1


def test_two_at_once_are_one(removal, ben, monkeypatch):
    services.appeal(removal, ben, WORDS)
    monkeypatch.setattr("moderation.permissions.why_not_appeal", lambda member, decision: None)
    with pytest.raises(Refused, match="asked before"):
        services.appeal(removal, ben, "Again.")
    assert Case.objects.filter(kind="appeal").count() == 1


def test_nobody_else_can_ask(as_, ana, ben, moderator, removal):
    assert as_(ben).get(f"/decisions/{removal.pk}/appeal/").status_code == 200
    for other in (ana, moderator):
        assert as_(other).get(f"/decisions/{removal.pk}/appeal/").status_code == 404
        with pytest.raises(Refused):
            services.appeal(removal, other, "Let me.")


def test_it_is_asked_within_half_a_year(as_, ben, removal):
    from moderation import permissions

    assert permissions.why_not_appeal(ben, removal) is None
    late = timezone.now() + timedelta(days=184)
    assert permissions.why_not_appeal(ben, removal, late).code == "late"


def test_the_case_is_there_for_others_than_the_one_who_decided(as_, asked, moderator, second_moderator):
    assert asked.case in queries.queue_for(second_moderator)
    assert asked.case not in queries.queue_for(moderator)
    at = f"/admin/queue/{asked.case_id}/"
    page = as_(second_moderator).get(at).content.decode()
    assert WORDS in page and "It stays" in page and "Some nights" in page
    own = as_(moderator).get(at).content.decode()
    assert "somebody else must look" in own and "It stays" not in own
    assert as_(moderator).post(at, {"action": "uphold", "version": 1, "words": "No."}).status_code == 409
    with pytest.raises(Refused, match="somebody else"):
        answer(asked, moderator)


def test_the_database_itself_refuses_an_answer_by_the_one_who_decided(asked, moderator, second_moderator):
    given = {"outcome": "upheld", "answered_at": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(answered_by=moderator, **given)
    assert Appeal.objects.update(answered_by=second_moderator, **given) == 1


@pytest.mark.parametrize("given", [{"outcome": "upheld"}, {"outcome": "overturned", "answered_at": timezone.now()}])
def test_the_database_refuses_an_outcome_that_nobody_gave(asked, given):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(**given)


def test_changing_it_puts_the_words_back_and_tells_the_person(as_, ana, ben, post, asked, second_moderator):
    decision = answer(asked, second_moderator)
    post.refresh_from_db()
    assert post.state == State.PUBLISHED and not Restriction.objects.filter(lifted_at=None).exists()
    assert decision.reverses == asked.decision
    notice = Notice.objects.get(member=ben, kind="moderation.appeal")
    page = as_(ben).get(notice.url).content.decode()
    assert "we are sorry" in page and WORDS in page
    asked.refresh_from_db()
    assert (asked.outcome, asked.answered_by, asked.case.state) == ("overturned", second_moderator, "closed")
    assert Notice.objects.filter(member=ben).count() == 2


def test_leaving_it_says_why_and_changes_nothing(as_, ben, post, asked, second_moderator):
    decision = answer(asked, second_moderator, "uphold", "The number could be somebody's now.")
    post.refresh_from_db()
    assert post.state == State.REMOVED
    page = as_(ben).get(f"/decisions/{decision.pk}/").content.decode()
    assert "could be somebody" in page
    first = as_(ben).get(f"/decisions/{asked.decision_id}/").content.decode()
    assert "It stays as it was decided" in first and "could be somebody" in first


def test_from_the_case_page(as_, ben, asked, second_moderator):
    client, at = as_(second_moderator), f"/admin/queue/{asked.case_id}/"
    empty = client.post(at, {"action": "overturn", "version": 1, "words": " "})
    assert empty.status_code == 422 and "right to know why" in empty.content.decode()
    neither = client.post(at, {"version": 1, "words": "Here is my answer."})
    assert neither.status_code == 422 and "Here is my answer." in neither.content.decode()
    stale = client.post(at, {"action": "overturn", "version": 7, "words": "Here is my answer."})
    assert stale.status_code == 409 and "Here is my answer." in stale.content.decode()
    assert client.post(at, {"action": "overturn", "version": 1, "words": "Sorry."}).status_code == 302
    late = client.post(at, {"action": "uphold", "version": 1, "words": "My answer came too late."})
    assert late.status_code == 409 and "My answer came too late." in late.content.decode()
    assert Decision.objects.filter(action="uphold").count() == 0


def test_the_one_who_decided_may_still_undo_it_and_that_settles_the_question(
    as_, ben, asked, moderator, second_moderator
):
    services.reverse_decision(asked.decision, moderator)
    asked.refresh_from_db()
    assert (asked.outcome, asked.case.state) == ("settled", "closed")
    with pytest.raises(Refused):
        answer(asked, second_moderator)
    with pytest.raises(Refused, match="asked before"):
        services.appeal(asked.decision, ben, "Again.")


def test_a_held_post_that_was_taken_down_is_up_once_the_other_person_says_so(ben, topic, moderator, second_moderator):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get()
    removal = services.decide(case.pk, "remove", moderator, case.version, "Numbers.")
    services.appeal(removal, ben, WORDS)
    answer(Appeal.objects.get(), second_moderator)
    post.refresh_from_db()
    assert post.is_public and not Case.objects.filter(state="open").exists()


def test_words_changed_since_wait_to_be_read_as_they_are_now(ben, topic, moderator, second_moderator):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get()
    removal = services.decide(case.pk, "remove", moderator, case.version, "Numbers.")
    services.appeal(removal, ben, WORDS)
    forums.edit(post, ben, "Ring me on 07700 900 143 tonight.")
    answer(Appeal.objects.get(), second_moderator)
    post.refresh_from_db()
    assert not post.is_public and Case.objects.filter(state="open", kind="hold").exists()


def test_what_was_undone_needs_no_other_look(ben, removal, moderator):
    services.reverse_decision(removal, moderator)
    with pytest.raises(Refused, match="changed since"):
        services.appeal(removal, ben, WORDS)


def test_a_release_is_nothing_to_ask_about(as_, ben, topic, moderator):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get()
    decision = services.decide(case.pk, "approve", moderator, case.version)
    assert "appeal/" not in as_(ben).get(f"/decisions/{decision.pk}/").content.decode()
    with pytest.raises(Refused):
        services.appeal(decision, ben, WORDS)


def test_an_answer_is_not_undone(asked, moderator, second_moderator):
    decision = answer(asked, second_moderator)
    with pytest.raises(Refused, match="undone"):
        services.reverse_decision(decision, moderator)


def test_a_ban_is_appealed_by_somebody_who_cannot_write_and_lifted(
    as_, ben, own_name_case, moderator, second_moderator
):
    ban = services.decide(own_name_case.pk, "ban", moderator, own_name_case.version, "Why.")
    assert as_(ben).post(f"/decisions/{ban.pk}/appeal/", {"words": "It was not me."}).status_code == 302
    assert why_not_write(ben).code == "restricted"
    answer(Appeal.objects.get(), second_moderator)
    assert why_not_write(ben) is None


def test_a_ban_is_not_for_those_who_look_after_one_board(as_, ben, own_name_case, moderator, removal, local_moderator):
    own_name_case.refresh_from_db()
    ban = services.decide(own_name_case.pk, "ban", moderator, own_name_case.version, "Why.")
    about_words, about_ban = services.appeal(removal, ben, WORDS), services.appeal(ban, ben, WORDS)
    assert list(queries.queue_for(local_moderator).filter(kind="appeal")) == [about_words.case]
    assert as_(local_moderator).get(f"/admin/queue/{about_ban.case_id}/").status_code == 404
    with pytest.raises(Refused):
        services.reverse_decision(ban, local_moderator)
    assert answer(about_words, local_moderator)


def test_a_question_about_an_alias_shows_the_alias_alone(as_, ben, alias, alias_case, moderator, second_moderator):
    removal = services.decide(alias_case.pk, "remove", moderator, alias_case.version, "Why.")
    asked = services.appeal(removal, ben, WORDS)
    page = as_(second_moderator).get(f"/admin/queue/{asked.case_id}/").content.decode()
    assert alias.name in page and "Plain Sparrow" not in page


def test_the_words_are_not_plain_in_the_database(asked, second_moderator):
    answer(asked, second_moderator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, answer FROM moderation_appeal")
        words, reply = (bytes(value) for value in cursor.fetchone())
    assert b"old number" not in words and b"sorry" not in reply


def test_whoever_leaves_takes_words_and_question_along_and_the_log_stays(asked, ben):
    before = list(Decision.objects.values_list("pk", "action"))
    assert any(row["words"] == WORDS for row in _export(ben)["moderation.Appeal"])
    members.erase(ben)
    asked.refresh_from_db()
    assert (asked.words, asked.outcome, asked.case.state) == ("", "settled", "closed")
    assert list(Decision.objects.values_list("pk", "action")) == before


def _export(member):
    from community.members.registries import export_of

    return export_of(member)
