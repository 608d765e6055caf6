"""What a case page tells of other things: the lines around, other cases of the same name, and a case opened anew."""

import pytest

from forums import services as forums
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
