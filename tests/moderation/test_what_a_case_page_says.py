"""What a case page tells of other things: the lines around, other cases of the same name, and a case opened anew."""

import pytest

from forums import services as forums
from moderation import services
from moderation.models import Case

pytestmark = pytest.mark.django_db
PHONE = "Ring me on 07700 900 142 tonight."


@pytest.fixture
def case(topic, ben):
    post, _ = forums.reply(topic, ben, PHONE)
    return Case.objects.get(target_id=post.pk)


def page_of(as_, member, case):
    return as_(member).get(f"/admin/queue/{case.pk}/").content.decode()


def test_a_line_around_it_that_waits_too_says_so(as_, topic, ana, case, moderator):
    assert page_of(as_, moderator, case).count("Waiting for a person") == 1
    forums.reply(topic, ana, "Or me, on 07700 900 143.")
    assert page_of(as_, moderator, case).count("Waiting for a person") == 2


def test_a_line_around_it_that_everybody_reads_says_nothing(as_, topic, ana, case, moderator):
    forums.reply(topic, ana, "Sleep well, all of you.")
    page = page_of(as_, moderator, case)
    assert "Sleep well" in page and '<p class="case-state">Published</p>' not in page


def crisis_of(topic, author, words="I have the pills ready and a plan to end my life."):
    forums.reply(topic, author, words)
    return Case.objects.get(kind="crisis", state="open")


def test_a_cry_for_help_under_the_same_name_stands_beside_the_author(as_, topic, ben, ana, case, moderator):
    assert "Also open:" not in page_of(as_, moderator, case)
    crisis = crisis_of(topic, ben)
    page, link = page_of(as_, moderator, case), f'<a href="/admin/queue/{crisis.pk}/">Crisis: post</a>'
    assert "Also open:" in page and link in page
    services.decide(crisis.pk, "approve", moderator, crisis.version)
    # What is left is to ask the next day how they are.
    page = page_of(as_, moderator, case)
    assert link not in page and "Asking again: person" in page


def test_an_alias_is_never_joined_to_a_name(as_, topic, ben, case, alias_case, moderator):
    # In this topic he writes as the alias now.
    assert crisis_of(topic, ben).author == alias_case.author
    assert "Also open:" in page_of(as_, moderator, alias_case)
    assert "Also open:" not in page_of(as_, moderator, case)


def test_what_lies_out_of_reach_is_not_told_of(as_, topic, ben, case, moderator, local_moderator, other_board):
    Case.objects.filter(pk=crisis_of(topic, ben).pk).update(place=other_board)
    assert "Also open:" in page_of(as_, moderator, case)
    assert "Also open:" not in page_of(as_, local_moderator, case)


def test_other_cases_of_the_author_cost_the_page_nothing(
    as_, topic, ben, case, moderator, django_assert_max_num_queries
):
    crisis_of(topic, ben)
    page_of(as_, moderator, case)
    client = as_(moderator)
    client.get("/admin/queue/")
    with django_assert_max_num_queries(16):
        assert "Also open:" in client.get(f"/admin/queue/{case.pk}/").content.decode()


def test_after_a_heavy_decision_the_queue_comes_and_no_other_case(as_, topic, ben, ana, case, moderator):
    crisis = crisis_of(topic, ben)
    version = {"action": "approve", "version": crisis.version}
    answer = as_(moderator).post(f"/admin/queue/{crisis.pk}/?show=1", version, follow=True)
    assert answer.redirect_chain[-1][0] == "/admin/queue/" and "Take ten minutes" in answer.content.decode()
    # What is not heavy leads on, as ever.
    other = Case.objects.exclude(pk=case.pk).filter(state="open").first() or crisis_of(topic, ana)
    answer = as_(moderator).post(f"/admin/queue/{case.pk}/", {"action": "approve", "version": case.version})
    assert answer["Location"] == f"/admin/queue/{other.pk}/"


def test_a_closed_case_leads_to_the_one_opened_anew(as_, case, moderator):
    decision = services.decide(case.pk, "approve", moderator, case.version)
    page = page_of(as_, moderator, case)
    assert "This case is closed." in page and "opened anew" not in page
    services.reverse_decision(decision, moderator)
    anew = Case.objects.get(previous=case)
    page = page_of(as_, moderator, case)
    assert "It goes on in a case opened anew:" in page and f'<a href="/admin/queue/{anew.pk}/">' in page
