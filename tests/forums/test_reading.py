import pytest

from forums import services as forums
from forums.models import Post, Topic

pytestmark = pytest.mark.django_db


def fill(topic, member, count):
    for number in range(count):
        forums.reply(topic, member, f"Reply number {number}.")


def test_anybody_reads_a_public_topic(client, topic):
    page = client.get(f"/t/{topic.pk}/").content.decode()
    assert "My dad died in March." in page and "Quiet Heron" in page


def test_the_title_of_the_page_names_no_topic_board_or_person(client, topic):
    page = client.get(f"/t/{topic.pk}/").content.decode()
    title = page.split("<title>")[1].split("</title>")[0]
    assert "The house is quiet" in page and "The house is quiet" not in title and "Low days" not in title


def test_a_reader_without_an_account_gets_no_cookie(client, topic):
    assert not client.get(f"/t/{topic.pk}/").cookies


def test_every_author_has_a_role_label(client, topic, moderator):
    forums.reply(topic, moderator, "I read all of it, slowly.")
    page = client.get(f"/t/{topic.pk}/").content.decode()
    assert page.count('<span class="role role-peer">') >= 1 and '<span class="role role-staff">' in page


def test_an_expired_role_shows_as_peer(client, topic, facilitator):
    from datetime import timedelta

    from django.utils import timezone

    forums.reply(topic, facilitator, "I read all of it, slowly.")
    assert 'Maren Vale</span> <span class="role role-professional">' in client.get(f"/t/{topic.pk}/").content.decode()
    facilitator.personas.update(role_until=timezone.now() - timedelta(minutes=1))
    assert 'Maren Vale</span> <span class="role role-peer">' in client.get(f"/t/{topic.pk}/").content.decode()


def test_a_long_topic_is_cut_into_pages_of_twenty(client, topic, ben):
    fill(topic, ben, 24)
    first, second = (client.get(f"/t/{topic.pk}/?page={page}").content.decode() for page in (1, 2))
    assert first.count('<article class="post') == 20 and second.count('<article class="post') == 5
    assert "Later replies" in first and "Earlier replies" in second


def test_a_page_number_out_of_range_gives_the_nearest_page(client, topic):
    for page in ("0", "99", "x", "-3", "9" * 30, "last"):
        assert client.get(f"/t/{topic.pk}/?page={page}").status_code == 200


def test_a_permalink_leads_to_the_right_page(client, topic, ben):
    fill(topic, ben, 24)
    post = Post.objects.get(number=24)
    assert client.get(f"/p/{post.pk}/")["Location"] == f"/t/{topic.pk}/?page=2#p24"


def test_the_opening_post_of_one_who_wants_to_be_heard_says_so(client, board, ana):
    post, _ = forums.open_topic(board, ana, "Only this", "It was a long day.", mode="listen")
    assert "Just listening, please." in client.get(f"/t/{post.topic_id}/").content.decode()


def test_a_content_warning_folds_the_words_under_one_line(client, board, ana):
    from community.themes.models import ContentWarning

    warning = ContentWarning.objects.first()
    post, _ = forums.open_topic(board, ana, "Only this", "It was a long day.", warning=warning)
    assert '<details class="warning"' in client.get(f"/t/{post.topic_id}/").content.decode()


def test_the_board_lists_the_newest_activity_first_and_pages_by_cursor(client, board, ana, ben):
    for number in range(28):
        forums.open_topic(board, ana, f"Topic {number:02}", "Words.")
    old = Topic.objects.get(title="Topic 00")
    forums.reply(old, ben, "Still here.")
    first = client.get(board.url).content.decode()
    assert first.index("Topic 00") < first.index("Topic 27")
    assert first.count('href="/t/') == 25
    older = first.split('href="?before=')[1].split('"')[0]
    second = client.get(f"{board.url}?before={older}").content.decode()
    assert second.count('href="/t/') == 3 and "Topic 01" in second


def test_a_broken_cursor_shows_the_newest(client, board, topic):
    for before in ("x", "2020-13-45T00:00:00_3", "_", "2020-01-01_x"):
        assert topic.title in client.get(board.url, {"before": before}).content.decode()


def test_the_list_of_boards_leads_to_each(client, board):
    page = client.get("/boards/").content.decode()
    assert f'href="{board.url}"' in page and "When getting up is the whole job." in page


def test_a_board_taken_off_the_site_takes_its_topics_along(client, board, topic):
    assert client.get(f"/t/{topic.pk}/").status_code == 200
    board.unpublish()
    assert client.get(f"/t/{topic.pk}/").status_code == 404
    assert client.get(f"/p/{topic.posts.get().pk}/").status_code == 404
