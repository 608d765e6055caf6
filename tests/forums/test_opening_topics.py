import uuid

import pytest

from forums.models import Topic

pytestmark = pytest.mark.django_db


def test_opening_a_topic_by_plain_form(as_, ana, board):
    client = as_(ana)
    assert client.get(f"/b/{board.pk}/new/").status_code == 200
    answer = client.post(f"/b/{board.pk}/new/", {"title": "Sundays", "body": "They are long.", "mode": "ideas"})
    topic = Topic.objects.get()
    assert answer.status_code == 302 and answer["Location"].startswith(f"/t/{topic.pk}/")
    assert "Ideas are welcome." in client.get(f"/t/{topic.pk}/").content.decode()


def test_a_missing_title_keeps_the_words(as_, ana, board):
    answer = as_(ana).post(f"/b/{board.pk}/new/", {"title": " ", "body": "They are long."})
    page = answer.content.decode()
    assert answer.status_code == 422 and "give it a title" in page and "They are long." in page


def test_a_double_click_opens_one_topic(as_, ana, board):
    key = uuid.uuid4()
    for _ in range(2):
        answer = as_(ana).post(f"/b/{board.pk}/new/", {"title": "Once", "body": "Only.", "client_key": key})
        assert answer.status_code == 302
    assert Topic.objects.count() == 1


def test_a_visitor_is_asked_to_sign_in_and_keeps_the_words(client, as_, ana, board):
    assert client.get(f"/b/{board.pk}/new/")["Location"].startswith("/account/login/")
    assert client.post(f"/b/{board.pk}/new/", {"title": "Late", "body": "It is late."}).status_code == 401
    page = as_(ana).get(f"/b/{board.pk}/new/").content.decode()
    assert "It is late." in page and 'value="Late"' in page


def test_the_kept_words_are_forgotten_once_the_topic_is_up(as_, ana, board):
    client = as_(ana)
    answer = client.post(f"/b/{board.pk}/new/", {"title": "Sundays", "body": "They are long."})
    page = client.get(answer["Location"]).content.decode()
    assert f'data-kept-done="topic:{board.pk}-body"' in page and "It is up." in page


def test_an_htmx_form_is_sent_on_by_the_browser(as_, ana, board):
    answer = as_(ana).post(f"/b/{board.pk}/new/", {"title": "Sundays", "body": "Long."}, headers={"HX-Request": "true"})
    assert answer.status_code == 204 and answer["HX-Redirect"].startswith("/t/")


def test_a_title_cannot_turn_the_direction_of_the_page(as_, ana, board):
    as_(ana).post(f"/b/{board.pk}/new/", {"title": "Sun\u202edays", "body": "Long."})
    assert Topic.objects.get().title == "Sundays"


def test_the_content_warning_is_kept_through_a_lost_session(client, as_, ana, board):
    from community.themes.models import ContentWarning

    warning = ContentWarning.objects.first()
    client.post(
        f"/b/{board.pk}/new/", {"title": "Late", "body": "It is late.", "warning": warning.pk, "mode": "listen"}
    )
    page = as_(ana).get(f"/b/{board.pk}/new/").content.decode()
    assert f'<option value="{warning.pk}" selected>' in page
