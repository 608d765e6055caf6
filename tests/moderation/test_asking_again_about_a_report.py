"""Whoever told us of something can ask that somebody else looks at what became of it: members, and people by a receipt."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from community.members import services as members
from community.members.permissions import Refused
from community.members.registries import export_of
from community.notifications.models import Notice
from forums import services as forums
from moderation import permissions, queries, reported, services
from moderation.content import State
from moderation.models import Appeal, Case, Decision, Signal
from moderation.services import outside

pytestmark = pytest.mark.django_db
WORDS = "It names my sister, look at the third line."


@pytest.fixture
def post(topic, ana):
    return topic.posts.get()


@pytest.fixture
def case(post, ben):
    return services.report(post, ben.home_persona, False, "This is my sister.", "privacy")


@pytest.fixture
def left(case, moderator):
    """The report was read and the text left as it is."""
    return services.decide(case.pk, "approve", moderator, case.version)


@pytest.fixture
def signal(left):
    return Signal.objects.get(source="report")


@pytest.fixture
def asked(signal):
    return services.complain(signal, WORDS)


def answer(asked, who, outcome="overturn", words="You are right.", do="remove", **more):
    more = {"rule": "privacy", "to_author": "It names somebody.", **more} if do else more
    return services.answer_complaint(asked.case_id, outcome, who, asked.case.version, words, do, **more)


def test_the_page_of_reports_offers_it_and_takes_the_words(as_, ben, signal):
    client, at = as_(ben), f"/reports/{signal.pk}/again/"
    assert at in client.get("/reports/").content.decode()
    assert "left it as it is" in client.get(at).content.decode()
    assert client.post(at, {"words": WORDS})["Location"] == "/reports/"
    said = client.get("/reports/").content.decode()
    assert WORDS in said and "They have not answered yet" in said and at not in said
    again = client.post(at, {"words": "From the other tab."})
    assert again.status_code == 409 and "From the other tab." in again.content.decode()
    assert client.get(at).status_code == 200 and Appeal.objects.count() == 1


@pytest.mark.parametrize("words", ["", "  \n", "x" * 4001])
def test_words_that_cannot_be_sent_are_asked_for_again(as_, ben, signal, words):
    reply = as_(ben).post(f"/reports/{signal.pk}/again/", {"words": words})
    assert reply.status_code == 422 and words.strip() in reply.content.decode() and not Appeal.objects.exists()


def test_nobody_else_can_ask_with_it(as_, ana, ben, outsider, signal):
    assert as_(ben).get(f"/reports/{signal.pk}/again/").status_code == 200
    for other in (ana, outsider):
        assert as_(other).get(f"/reports/{signal.pk}/again/").status_code == 404


def test_before_anybody_decided_and_of_a_worry_there_is_nothing_to_ask(as_, ben, post, moderator, case):
    assert "/again/" not in as_(ben).get("/reports/").content.decode()
    worry = services.report(post, ben.home_persona, True, "How are they?")
    services.decide(worry.pk, "approve", moderator, worry.version)
    mine = Signal.objects.get(category="crisis", source="report")
    with pytest.raises(Refused, match="no decision"):
        services.complain(mine, WORDS)


def test_it_is_asked_within_half_a_year(signal, left):
    assert permissions.why_not_complain(signal, left) is None
    assert permissions.why_not_complain(signal, left, timezone.now() + timedelta(days=184)).code == "late"


def test_the_database_itself_holds_one_a_person_and_decision_and_another_answerer(asked, left, moderator):
    other = Case.objects.create(kind="appeal", target_kind="x", target_id=1, due_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.create(decision=left, case=other, decider=moderator, asker=asked.asker, words="Again.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(answered_by=moderator, outcome="upheld", answered_at=timezone.now())


def test_two_who_reported_the_same_are_two(ben, outsider, post, moderator, case):
    services.report(post, outsider.home_persona, False, "Me too.")
    case.refresh_from_db()
    services.decide(case.pk, "approve", moderator, case.version)
    for signal in Signal.objects.filter(source="report"):
        services.complain(signal, WORDS)
    assert Appeal.objects.count() == 2 and Case.objects.filter(kind="appeal", state="open").count() == 2


def test_it_waits_for_others_than_the_one_who_decided(as_, asked, moderator, second_moderator):
    assert asked.case in queries.queue_for(second_moderator) and asked.case not in queries.queue_for(moderator)
    page = as_(second_moderator).get(f"/admin/queue/{asked.case_id}/").content.decode()
    assert WORDS in page and 'value="overturn"' in page and 'name="do"' in page
    assert 'value="overturn"' not in as_(moderator).get(f"/admin/queue/{asked.case_id}/").content.decode()
    with pytest.raises(Refused, match="somebody else"):
        answer(asked, moderator)


def test_nobody_answers_their_own_question_or_one_about_their_own_words(topic, moderator, second_moderator, ben):
    post, _ = forums.reply(topic, second_moderator, "I disagree with all of this.")
    case = services.report(post, moderator.home_persona, False, "Hm.")
    services.report(post, ben.home_persona, False, "Hm.")
    case.refresh_from_db()
    services.decide(case.pk, "approve", moderator_of(topic), case.version)
    own = services.complain(Signal.objects.get(reporter=moderator.home_persona), WORDS)
    bens = services.complain(Signal.objects.get(reporter=ben.home_persona), WORDS)
    assert own.case not in queries.queue_for(moderator)
    for asked, who in ((own, moderator), (bens, second_moderator)):
        assert permissions.why_not_decide(who, asked.case).code == "own_content"
    assert permissions.why_not_decide(moderator, bens.case) is None


def moderator_of(topic):
    from .conftest import local

    return local("Third Alder", topic.board)


def test_changing_it_acts_on_the_text_the_way_a_report_does_and_tells_both(
    as_, ana, ben, post, asked, second_moderator
):
    answer(asked, second_moderator, words="You are right, and we are sorry.")
    post.refresh_from_db()
    removal = Decision.objects.get(action="remove")
    assert post.state == State.REMOVED and (removal.decided_by, removal.rule) == (second_moderator, "privacy")
    assert removal.case.state == "closed" and asked.case.__class__.objects.get(pk=asked.case_id).state == "closed"
    assert Notice.objects.filter(member=ben, kind="moderation.complaint").count() == 1
    said = as_(ben).get("/reports/").content.decode()
    assert "we are sorry" in said and "did something about it" in said and "It names somebody." not in said
    to_author = as_(ana).get(f"/decisions/{removal.pk}/").content.decode()
    assert "It names somebody." in to_author and "we are sorry" not in to_author and WORDS not in to_author
    theirs = as_(ana).get("/decisions/").content.decode()
    assert f"/decisions/{removal.pk}/" in theirs and "Somebody else looked" not in theirs


def test_leaving_it_says_why_and_changes_nothing(as_, ana, ben, post, asked, second_moderator):
    answer(asked, second_moderator, "uphold", "The third line names a street only.", do="")
    post.refresh_from_db()
    assert post.state == State.PUBLISHED
    assert "names a street only" in as_(ben).get("/reports/").content.decode()
    assert [n.kind for n in Notice.objects.filter(member=ana, kind__startswith="moderation.")] == ["moderation.approve"]


def test_what_cannot_be_done_leaves_the_question_open_and_nothing_half_done(asked, post, second_moderator, ana):
    with pytest.raises(Refused, match="what happens"):
        answer(asked, second_moderator, do="")
    with pytest.raises(Refused, match="right to know"):
        answer(asked, second_moderator, rule="", to_author="")
    assert Case.objects.filter(kind="report", state="open").count() == 0
    forums.withdraw(post, ana)
    with pytest.raises(Refused):
        answer(asked, second_moderator)
    asked.refresh_from_db()
    assert asked.is_open


def test_from_the_case_page(as_, post, asked, second_moderator):
    client, at = as_(second_moderator), f"/admin/queue/{asked.case_id}/"
    given = {"action": "overturn", "version": 1, "words": "You are right.", "to_author": "It names somebody."}
    lacking = client.post(at, given)
    assert lacking.status_code == 422 and "choose what happens" in lacking.content.decode()
    assert "It names somebody." in lacking.content.decode()
    assert client.post(at, {**given, "do": "hide"}).status_code == 302
    post.refresh_from_db()
    assert post.state == State.HIDDEN


def test_a_person_is_looked_at_anew_in_a_case_of_their_own(as_, ana, ben, moderator, second_moderator):
    case = services.report(ana.home_persona, ben.home_persona, False, "They follow me.")
    services.decide(case.pk, "dismiss", moderator, case.version)
    asked = services.complain(Signal.objects.get(), WORDS)
    at = f"/admin/queue/{asked.case_id}/"
    reply = as_(second_moderator).post(at, {"action": "overturn", "version": 1, "words": "We look again."})
    again = Case.objects.get(kind="report", state="open")
    assert reply["Location"] == f"/admin/queue/{again.pk}/" and again.author == ana.home_persona
    said = as_(ben).get("/reports/").content.decode()
    assert "We look again." in said


def test_a_decision_that_is_undone_settles_what_was_asked_and_says_so(as_, ben, moderator, left, asked):
    services.reverse_decision(left, moderator)
    asked.refresh_from_db()
    assert (asked.outcome, asked.case.state) == ("settled", "closed")
    assert Notice.objects.filter(member=ben, kind="moderation.complaint").exists()


def test_an_appeal_by_its_author_and_one_by_who_reported_stand_side_by_side(
    ana, ben, post, case, moderator, second_moderator
):
    hidden = services.decide(case.pk, "hide", moderator, case.version, "Why.", "privacy")
    theirs = services.appeal(hidden, ana, "It was my own.")
    bens = services.complain(Signal.objects.get(source="report"), "It should be gone.")
    services.answer_appeal(theirs.case_id, "overturn", second_moderator, theirs.case.version, "Yes.")
    bens.refresh_from_db()
    assert bens.outcome == "settled"


def test_whoever_leaves_takes_words_and_question_along(ben, asked):
    assert [row["words"] for row in export_of(ben)["moderation.Appeal"]] == [WORDS]
    members.erase(ben)
    asked.refresh_from_db()
    assert (asked.words, asked.outcome, asked.case.state) == ("", "settled", "closed")


def test_its_author_gets_nothing_of_it_in_their_own_copy(ana, asked, second_moderator):
    answer(asked, second_moderator, words="You are right about the sister.")
    assert "sister" not in str(export_of(ana)["moderation.Decision"]) + str(export_of(ana)["moderation.Appeal"])


def test_the_words_are_not_plain_in_the_database(asked):
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM moderation_appeal")
        assert b"sister" not in bytes(cursor.fetchone()[0])


# By the receipt of a notice without an account.


@pytest.fixture
def code(as_, topic, moderator):
    page = as_(None).post("/report/", {"address": f"/t/{topic.pk}/", "about": "rule:privacy", "words": "My sister."})
    case = Case.objects.get()
    services.decide(case.pk, "approve", moderator, case.version)
    return re.search(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b", page.content.decode()).group()


def test_a_receipt_offers_it_takes_the_words_and_shows_the_answer(as_, code, second_moderator):
    client = as_(None)
    assert "/report/receipt/again/" in client.post("/report/receipt/", {"code": code}).content.decode()
    sent = client.post("/report/receipt/again/", {"code": code, "words": WORDS, "email": "sister@example.org"})
    assert sent.status_code == 200 and WORDS in sent.content.decode()
    assert outside.tell_outside() == 0, "it is told when it is answered"
    asked = Appeal.objects.get()
    assert (asked.asker, asked.decider.home_persona.name) == (None, "Steady Larch")
    answer(asked, second_moderator, words="You are right, thank you.")
    assert outside.tell_outside() == 1 and mail.outbox[-1].to == ["sister@example.org"]
    page = client.post("/report/receipt/", {"code": code}).content.decode()
    assert "You are right, thank you." in page and "did something about it" in page


def test_a_wrong_code_or_no_words_ask_nothing(as_, code):
    client = as_(None)
    wrong = client.post("/report/receipt/again/", {"code": "ABCD-EFGH-JKLM-NPQR", "words": WORDS})
    assert wrong.status_code == 422 and "We have no notice under this code" in wrong.content.decode()
    empty = client.post("/report/receipt/again/", {"code": code, "words": " "})
    assert empty.status_code == 422 and "Please write a few words" in empty.content.decode()
    assert not Appeal.objects.exists()


def test_old_notices_take_the_question_along_once_it_is_answered(as_, code, second_moderator):
    as_(None).post("/report/receipt/again/", {"code": code, "words": WORDS})
    late = timezone.now() + timedelta(days=900)
    assert outside.forget_old_notices(late) == 0
    answer(Appeal.objects.get(), second_moderator, "uphold", "It stays.", do="")
    assert outside.forget_old_notices(late) == 1
    assert (Appeal.objects.get().words, Appeal.objects.get().answer) == ("", "")


def test_what_answered_a_report_is_the_newest_decision_that_still_holds(case, moderator, second_moderator, post):
    removal = services.decide(case.pk, "remove", moderator, case.version, "Why.")
    signal = Signal.objects.select_related("case").get()
    assert reported.decision_on(signal) == removal
    services.reverse_decision(removal, second_moderator)
    assert reported.decision_on(signal) is None
