import pytest

from forums import services as forums
from moderation.models import Case, Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(topic, ben):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    return post


def test_the_queue_lists_the_case_for_a_moderator_and_not_for_others(as_, held, moderator, editor, ben):
    assert "Plain Sparrow" in as_(moderator).get("/admin/queue/").content.decode()
    assert as_(editor).get("/admin/queue/").status_code in (302, 403)
    assert as_(ben).get("/admin/queue/").status_code == 302


def test_the_case_page_shows_the_text_in_its_place_and_why(as_, held, moderator):
    page = as_(moderator).get(f"/admin/queue/{Case.objects.get().pk}/").content.decode()
    assert "Ring me on <mark>07700 900 142</mark> tonight." in page and "My dad died in March." in page
    assert "A phone number." in page


def test_releasing_from_the_case_page(as_, held, moderator, ana):
    case = Case.objects.get()
    answer = as_(moderator).post(f"/admin/queue/{case.pk}/", {"action": "approve", "version": case.version})
    assert answer.status_code == 302
    assert "07700" in as_(ana).get(f"/t/{held.topic_id}/").content.decode()


def test_a_removal_without_a_reason_asks_for_one(as_, held, moderator):
    case = Case.objects.get()
    answer = as_(moderator).post(f"/admin/queue/{case.pk}/", {"action": "remove", "version": case.version})
    assert answer.status_code == 422
    assert "The author has a right to know." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_decision_that_comes_too_late_keeps_what_was_written(as_, held, moderator, second_moderator):
    case = Case.objects.get()
    as_(second_moderator).post(f"/admin/queue/{case.pk}/", {"action": "approve", "version": case.version})
    answer = as_(moderator).post(
        f"/admin/queue/{case.pk}/", {"action": "remove", "version": case.version, "words": "A long reason."}
    )
    assert answer.status_code == 409
    assert "already decided" in answer.content.decode()


def test_severe_words_are_not_in_the_page_until_asked_for(as_, topic, ben, moderator):
    forums.reply(topic, ben, "I am going to kill myself tonight.")
    case = Case.objects.get()
    assert "kill myself" not in as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert "kill myself" in as_(moderator).get(f"/admin/queue/{case.pk}/?show=1").content.decode()


def test_undo_from_the_case_page(as_, held, moderator, ana):
    case = Case.objects.get()
    client = as_(moderator)
    client.post(f"/admin/queue/{case.pk}/", {"action": "approve", "version": case.version})
    assert "Undo this" in client.get(f"/admin/queue/{case.pk}/").content.decode()
    client.post(f"/admin/queue/undo/{Decision.objects.get().pk}/")
    assert "07700" not in as_(ana).get(f"/t/{held.topic_id}/").content.decode()


def test_the_gravest_comes_first_then_what_is_overdue_then_what_is_due_next(as_, topic, ben, ana, moderator):
    from datetime import timedelta

    from django.utils import timezone

    from moderation import queries

    for words in ("Ring 07700 900 142.", "Ring 07700 900 143.", "I am going to kill myself tonight."):
        forums.reply(topic, ben, words)
    first, second, severe = Case.objects.order_by("pk")
    Case.objects.filter(pk=second.pk).update(due_at=timezone.now() - timedelta(minutes=5))
    assert list(queries.queue_for(moderator)) == [severe, second, first]


@pytest.mark.parametrize("cases", [2, 12])
def test_the_list_costs_the_same_however_many_cases(as_, topic, ben, moderator, cases, django_assert_max_num_queries):
    for number in range(cases):
        forums.reply(topic, ben, f"Ring me on 07700 900 {100 + number} tonight.")
    client = as_(moderator)
    client.get("/admin/queue/")
    with django_assert_max_num_queries(13):
        page = client.get("/admin/queue/").content.decode()
    assert page.count("Plain Sparrow") >= cases


def test_the_case_page_stays_within_its_queries(as_, held, moderator, django_assert_max_num_queries):
    client = as_(moderator)
    case = Case.objects.get()
    client.get(f"/admin/queue/{case.pk}/")
    with django_assert_max_num_queries(16):
        client.get(f"/admin/queue/{case.pk}/")


def test_danger_now_stands_above_what_is_urgent_and_its_word_says_so(as_, topic, ben, moderator):
    from moderation import queries
    from moderation.labels import pressing

    for number in range(4):
        forums.reply(topic, ben, f"Ring 07700 900 14{number}.")
    cases = list(Case.objects.order_by("pk"))
    for case, severity in zip(cases, (3, 4, 4, 3), strict=True):
        Case.objects.filter(pk=case.pk).update(kind="crisis", severity=severity)
    found = list(queries.queue_for(moderator))
    assert [cases.index(case) for case in found] == [2, 1, 3, 0]
    assert [str(pressing(case)) for case in found] == ["Danger now", "Danger now", "Urgent", "Urgent"]
    page = as_(moderator).get("/admin/queue/").content.decode()
    assert page.count("Danger now") >= 2
