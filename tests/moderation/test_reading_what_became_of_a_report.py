"""Whoever reports something reads that we got it, and what became of it: never who decided, never about whom."""

import pytest

from community.notifications.models import Notice
from forums import services as forums
from moderation import services

pytestmark = pytest.mark.django_db
WORDS = "This one is hard on Ana."


@pytest.fixture
def post(topic, ana):
    return topic.posts.get()


@pytest.fixture
def case(post, ben):
    return services.report(post, ben.home_persona, False, WORDS, "kindness")


def mine(as_, member):
    return as_(member).get("/reports/").content.decode()


def test_the_receipt_says_that_we_got_it_and_by_when_it_is_read(as_, ben, outsider, case):
    said = mine(as_, ben)
    assert WORDS in said and "We got it:" in said and "A person reads it by" in said
    assert "Be kind: no attacks, no hate" in said
    assert WORDS not in mine(as_, outsider)


@pytest.mark.parametrize(
    ("action", "told"),
    [("remove", "did something about it"), ("hide", "did something about it"), ("approve", "left it as it is")],
)  # fmt: skip
def test_the_outcome_says_whether_something_was_done_about_the_words(as_, ben, moderator, case, action, told):
    services.decide(case.pk, action, moderator, case.version, "To the author alone.")
    said = mine(as_, ben)
    assert told in said
    assert "To the author alone." not in said and moderator.home_persona.name not in said


def test_what_was_done_to_an_account_is_never_said(as_, ana, ben, moderator, case):
    services.decide(case.pk, "ban", moderator, case.version, "Enough.")
    assert "A person reads it by" in mine(as_, ben)
    case.refresh_from_db()
    services.decide(case.pk, "approve", moderator, case.version)
    said = mine(as_, ben)
    assert "left it as it is" in said and "cannot write" not in said and "Enough." not in said


def test_a_decision_that_was_undone_is_no_longer_told(as_, ben, moderator, case):
    decision = services.decide(case.pk, "remove", moderator, case.version, "Why.")
    assert "did something about it" in mine(as_, ben)
    services.reverse_decision(decision, moderator)
    said = mine(as_, ben)
    assert "did something about it" not in said and "left it as it is" in said
    assert "took it back" not in said, "its author did nothing"


def test_each_reporter_gets_one_notice_when_the_case_closes(ben, outsider, moderator, post, case):
    services.report(post, outsider.home_persona, False)
    case.refresh_from_db()
    assert not Notice.objects.filter(kind="moderation.outcome").exists()
    services.decide(case.pk, "remove", moderator, case.version, "Why.")
    told = Notice.objects.filter(kind="moderation.outcome").values_list("member", "url")
    assert set(told) == {(ben.pk, "/reports/"), (outsider.pk, "/reports/")}


def test_whoever_worried_reads_that_somebody_looked_after_it_and_no_more(as_, ben, moderator, post):
    case = services.report(post, ben.home_persona, True, WORDS)
    services.decide(case.pk, "remove", moderator, case.version, "Why.")
    assert [n.kind for n in Notice.objects.filter(member=ben)] == ["moderation.looked_after"]
    said = mine(as_, ben)
    assert "Thank you. Somebody looked after it." in said and "did something" not in said


def test_what_its_author_took_back_is_told_as_gone(as_, ana, ben, post, case):
    forums.withdraw(post, ana)
    assert "took it back" in mine(as_, ben)
    assert Notice.objects.filter(member=ben, kind="moderation.outcome").exists()


def test_the_page_costs_the_same_for_few_and_for_many(as_, ben, topic, moderator, django_assert_max_num_queries):
    for number in range(6):
        reply, _ = forums.reply(topic, moderator, f"Reply {number}, quite different from the rest.")
        services.report(reply, ben.home_persona, False, WORDS)
    client = as_(ben)
    client.get("/reports/")
    with django_assert_max_num_queries(11):
        client.get("/reports/")


def test_a_report_says_what_and_whom_it_is_about_while_one_may_see_it(as_, ben, post, ana, case, moderator):
    said = mine(as_, ben)
    assert ana.home_persona.name in said and post.body[:30] in said.replace("&#x27;", "'")
    assert "You cannot see it any more." not in said
    services.decide(case.pk, "remove", moderator, case.version, "Why.")
    said = mine(as_, ben)
    assert post.body[:30] not in said and "You cannot see it any more." in said


def test_a_report_about_a_person_has_their_name(as_, ben, ana):
    services.report(ana.home_persona, ben.home_persona, False, WORDS)
    assert ana.home_persona.name in mine(as_, ben)


def test_the_list_of_reports_costs_the_same_however_many(as_, ben, ana, topic):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = as_(ben), []
    for more in (1, 5):
        for n in range(more):
            services.report(forums.reply(topic, ana, f"Line {more} {n}.")[0], ben.home_persona, False, WORDS)
        client.get("/reports/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/reports/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
