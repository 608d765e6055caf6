"""The heading above the replies counts what somebody just wrote, and what others wrote meanwhile."""

import re

import pytest

from forums import services as forums
from forums.models import Topic

pytestmark = pytest.mark.django_db


def count_in(answer):
    found = re.search(r'id="reply-count"[^>]*>\s*(?:<!--.*?-->)?([^<]+)<', answer.content.decode())
    return found and found.group(1).strip()


def test_a_reply_by_htmx_counts_itself(as_, ana, topic):
    client = as_(ana)
    assert count_in(client.get(f"/t/{topic.pk}/")) == "No reply yet"
    page = client.get(f"/t/{topic.pk}/").content.decode()
    key = re.search(r'name="client_key" value="([^"]+)"', page).group(1)
    answer = client.post(
        f"/t/{topic.pk}/reply/", {"body": "I am here.", "client_key": key}, headers={"HX-Request": "true"}
    )
    assert count_in(answer) == "1 reply"


def test_an_open_page_is_told_the_number_of_others_replies(as_, ana, ben, topic):
    version = Topic.objects.get(pk=topic.pk).version
    forums.reply(topic, ben, "Good evening.")
    answer = as_(ana).get(f"/t/{topic.pk}/changes/?page=1&version={version}")
    assert count_in(answer) == "1 reply"
