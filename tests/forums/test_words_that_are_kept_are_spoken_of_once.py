"""A form that comes back says in one place, and in one wording, that nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from community.members import services
from community.members.models import Role
from community.members.permissions import KEPT, why_not_write
from forums import responses
from forums import services as forums
from moderation import services as moderation
from moderation.models import Case
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
WORDS = "I was up all night with these words."


def resting(member, topic, monkeypatch):
    services.pause(member, timezone.now() + timedelta(days=3))


def kept_apart(member, topic, monkeypatch):
    services.block(topic.author, member.home_persona)


def restricted(member, topic, monkeypatch):
    forums.reply(topic, member, "Ring me on 07700 900 142.")
    case = Case.objects.get(kind="hold")
    keeper = make_member("Keeper Jo", role=Role.MODERATOR)
    until = timezone.now() + timedelta(days=3)
    moderation.decide(case.pk, "suspend", keeper, case.version, "Please rest from writing.", until=until)


def too_fast(member, topic, monkeypatch):
    monkeypatch.setattr(responses, "POSTS_A_MINUTE", 0)


def yet_to_agree(member, topic, monkeypatch):
    member.acceptances.all().delete()


def said(page):
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.mark.parametrize("why", [resting, kept_apart, restricted, too_fast, yet_to_agree])
def test_a_reply_that_comes_back(as_, ben, topic, monkeypatch, why):
    why(ben, topic, monkeypatch)
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", {"body": WORDS})
    page = answer.content.decode()
    assert answer.status_code in (403, 422, 429) and WORDS in page
    assert said(page).count(str(KEPT)) == 1 and "still here" not in said(page)


def test_a_change_of_a_post_that_comes_back(as_, ana, topic, monkeypatch):
    resting(ana, topic, monkeypatch)
    page = as_(ana).post(f"/p/{topic.posts.get().pk}/edit/", {"body": WORDS}).content.decode()
    assert WORDS in page and said(page).count(str(KEPT)) == 1


def test_where_no_summary_stands_the_refusal_says_it_itself(ben, topic, monkeypatch):
    resting(ben, topic, monkeypatch)
    refusal = why_not_write(ben)
    assert refusal.text == f"{refusal.why} {KEPT}" and str(KEPT) not in refusal.why
