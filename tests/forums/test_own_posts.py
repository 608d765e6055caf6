import pytest

from forums import services as forums
from forums.models import PostRevision

pytestmark = pytest.mark.django_db


def test_an_edit_changes_the_words_and_keeps_what_was_said(as_, ana, topic):
    post = topic.posts.get()
    answer = as_(ana).post(f"/p/{post.pk}/edit/", {"title": "The house is loud", "body": "It was the fridge."})
    assert answer.status_code == 302
    page = as_(ana).get(f"/t/{topic.pk}/").content.decode()
    assert "It was the fridge." in page and "The house is loud" in page and "edited" in page
    assert PostRevision.objects.get().body.startswith("My dad died")


def test_nobody_edits_or_takes_back_the_words_of_another(as_, ben, topic):
    post = topic.posts.get()
    for path in (f"/p/{post.pk}/edit/", f"/p/{post.pk}/withdraw/"):
        assert as_(ben).get(path).status_code == 404
        assert as_(ben).post(path, {"title": "x", "body": "Not mine."}).status_code == 404
    post.refresh_from_db()
    assert post.body.startswith("My dad died") and post.state == "published"


def test_taking_back_asks_first_and_then_hides_it_from_everybody(as_, ana, ben, topic):
    post, _ = forums.reply(topic, ben, "I said too much.")
    client = as_(ben)
    assert "Take it back?" in client.get(f"/p/{post.pk}/withdraw/").content.decode()
    assert "I said too much." in client.get(f"/t/{topic.pk}/").content.decode()
    client.post(f"/p/{post.pk}/withdraw/")
    for member in (ben, ana):
        assert "I said too much." not in as_(member).get(f"/t/{topic.pk}/").content.decode()


def test_a_signed_out_edit_is_kept(client, topic, as_, ana):
    post = topic.posts.get()
    assert client.post(f"/p/{post.pk}/edit/", {"title": "t", "body": "A better way to say it."}).status_code == 401
    assert "A better way to say it." in as_(ana).get(f"/p/{post.pk}/edit/").content.decode()


def test_the_preview_draws_and_stores_nothing(as_, ana, topic):
    page = as_(ana).post("/preview/", {"body": "so **very** tired <script>x</script>"}).content.decode()
    assert "<strong>very</strong>" in page and "<script>" not in page
    assert topic.posts.count() == 1
