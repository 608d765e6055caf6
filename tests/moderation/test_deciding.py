import pytest
from django.db import DatabaseError, transaction

from community.members.permissions import Refused
from community.notifications.models import Notice
from forums import services as forums
from moderation import services
from moderation.content import State
from moderation.models import Case, Decision, Restriction

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(topic, ben):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    return post


@pytest.fixture
def case(held):
    return Case.objects.get()


def test_releasing_shows_the_post_to_everybody_and_tells_its_author(as_, ana, ben, held, case, moderator):
    services.decide(case.pk, "approve", moderator, case.version)
    assert "07700 900 142" in as_(ana).get(f"/t/{held.topic_id}/").content.decode()
    assert Notice.objects.get(member=ben).kind == "moderation.approve"
    held.topic.refresh_from_db()
    assert held.topic.reply_count == 1


def test_removing_keeps_the_words_for_the_author_and_explains(as_, ana, ben, held, case, moderator):
    decision = services.decide(case.pk, "remove", moderator, case.version, "Numbers let strangers ring you.", "privacy")
    assert "07700" not in as_(ana).get(f"/t/{held.topic_id}/").content.decode()
    page = as_(ben).get(f"/t/{held.topic_id}/").content.decode()
    assert "07700 900 142" in page and "This was taken down" in page
    explained = as_(ben).get(f"/decisions/{decision.pk}/").content.decode()
    assert "Numbers let strangers ring you." in explained and "No phone numbers" in explained


def test_a_decision_is_read_by_its_author_and_moderators_only(as_, ana, ben, held, case, moderator):
    decision = services.decide(case.pk, "remove", moderator, case.version, "Why.", "privacy")
    assert as_(ben).get(f"/decisions/{decision.pk}/").status_code == 200
    assert as_(moderator).get(f"/decisions/{decision.pk}/").status_code == 200
    assert as_(ana).get(f"/decisions/{decision.pk}/").status_code == 404


def test_the_words_of_a_decision_are_not_plain_in_the_database(held, case, moderator):
    from django.db import connection

    services.decide(case.pk, "remove", moderator, case.version, "Numbers let strangers ring you.", "privacy")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM moderation_decisiontext")
        assert b"strangers" not in bytes(cursor.fetchone()[0])


def test_a_member_cannot_decide(held, case, ana):
    with pytest.raises(Refused):
        services.decide(case.pk, "approve", ana, case.version)
    held.refresh_from_db()
    assert held.state == State.HELD


def test_nobody_decides_on_their_own_words(topic, moderator, second_moderator):
    post, _ = forums.reply(topic, moderator, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get()
    with pytest.raises(Refused, match="your own"):
        services.decide(case.pk, "approve", moderator, case.version)
    assert services.decide(case.pk, "approve", second_moderator, case.version).target_id == post.pk


def test_the_second_of_two_decisions_is_told_so(held, case, moderator, second_moderator):
    services.decide(case.pk, "approve", moderator, case.version)
    with pytest.raises(services.Stale, match="already decided"):
        services.decide(case.pk, "remove", second_moderator, case.version)
    assert Decision.objects.count() == 1


def test_a_decision_on_words_that_changed_meanwhile_is_refused(held, case, ben, moderator):
    forums.edit(held, ben, "Ring me on 07700 900 143 then.")
    with pytest.raises(services.Stale, match="look once more"):
        services.decide(case.pk, "approve", moderator, case.version)


def test_undoing_a_removal_of_what_was_public_puts_it_back_and_lifts_the_restriction(as_, ana, ben, topic, moderator):
    forums.reply(topic, ben, "Some nights I just want to die.")
    case = Case.objects.get()
    decision = services.decide(case.pk, "remove", moderator, case.version, "Why.", "methods")
    assert Restriction.objects.filter(lifted_at=None).count() == 1
    services.reverse_decision(decision, moderator)
    assert Restriction.objects.filter(lifted_at=None).count() == 0
    assert "Some nights" in as_(ana).get(f"/t/{topic.pk}/").content.decode()


def test_undoing_the_removal_of_a_held_post_never_publishes_it(as_, ana, held, case, moderator):
    decision = services.decide(case.pk, "remove", moderator, case.version, "Why.", "privacy")
    services.reverse_decision(decision, moderator)
    held.refresh_from_db()
    assert held.state == State.HELD and Case.objects.filter(state="open").get().previous == case
    assert "07700" not in as_(ana).get(f"/t/{held.topic_id}/").content.decode()


def test_new_words_after_a_removal_are_read_by_a_person_and_can_be_released(as_, ana, ben, held, case, moderator):
    services.decide(case.pk, "remove", moderator, case.version, "Why.", "privacy")
    assert "Change the words" in as_(ben).get(f"/t/{held.topic_id}/").content.decode()
    forums.edit(held, ben, "Write to me here.")
    assert "Write to me here." not in as_(ana).get(f"/t/{held.topic_id}/").content.decode()
    again = Case.objects.filter(state="open").get()
    services.decide(again.pk, "approve", moderator, again.version)
    assert "Write to me here." in as_(ana).get(f"/t/{held.topic_id}/").content.decode()
    assert Restriction.objects.filter(lifted_at=None).count() == 0


def test_undoing_a_release_holds_the_post_again_under_a_new_case(as_, ana, held, case, moderator):
    decision = services.decide(case.pk, "approve", moderator, case.version)
    services.reverse_decision(decision, moderator)
    assert "07700" not in as_(ana).get(f"/t/{held.topic_id}/").content.decode()
    assert Case.objects.filter(state="open").get().previous == case


def test_a_decision_is_undone_once(held, case, moderator):
    decision = services.decide(case.pk, "approve", moderator, case.version)
    services.reverse_decision(decision, moderator)
    with pytest.raises(services.Stale):
        services.reverse_decision(decision, moderator)


@pytest.mark.parametrize(
    "change",
    [lambda d: d.delete(), lambda d: Decision.objects.update(rule="other"), lambda d: Decision.objects.all().delete()],
)
def test_the_database_refuses_to_change_or_remove_a_decision(held, case, moderator, change):
    decision = services.decide(case.pk, "approve", moderator, case.version)
    decision.text.delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(decision)
    assert Decision.objects.get().rule == ""


def test_a_release_never_shows_what_its_author_took_back(as_, ana, topic, ben, moderator):
    post, _ = forums.reply(topic, ben, "Some nights I just want to die.")
    forums.withdraw(post, ben)
    case = Case.objects.get()
    services.decide(case.pk, "approve", moderator, case.version)
    post.refresh_from_db()
    assert post.state == State.WITHDRAWN


def test_an_address_about_ones_own_post_leads_to_the_newest_decision(as_, ana, ben, held, case, moderator):
    decision = services.decide(case.pk, "remove", moderator, case.version, "Why.", "privacy")
    path = f"/decisions/about/forums.post/{held.pk}/"
    assert as_(ben).get(path)["Location"] == f"/decisions/{decision.pk}/"
    assert as_(ana).get(path).status_code == 404


def test_a_report_opens_one_case_and_one_signal_a_reporter(as_, topic, ben, outsider):
    post = topic.posts.get()
    for member in (ben, ben, outsider):
        answer = as_(member).post(f"/report/forums.post/{post.pk}/", {"about": "rule:kindness", "words": "Look here."})
        assert answer.status_code == 302
    assert Case.objects.get().kind == "report"
    assert Case.objects.get().signals.count() == 2


def test_worry_about_a_person_is_a_crisis_case_apart_from_rules(as_, topic, ben):
    as_(ben).post(f"/report/forums.post/{topic.posts.get().pk}/", {"about": "worried"})
    assert Case.objects.get().kind == "crisis"


def test_a_text_goes_back_to_its_author_only_with_advice(held, case, moderator):
    with pytest.raises(Refused, match="what they could change"):
        services.decide(case.pk, "revise", moderator, case.version, "", "kindness")
    assert services.decide(case.pk, "revise", moderator, case.version, "Please leave the number out.", "privacy")
    held.refresh_from_db()
    assert held.state == State.HIDDEN
