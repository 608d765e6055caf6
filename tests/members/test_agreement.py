"""Nothing is written before the agreement, and each member's copy is the exact text they saw."""

import hashlib

import pytest

from community.members import queries, registries, services
from community.members.models import Acceptance
from forums.models import Post

pytestmark = pytest.mark.django_db


def test_versions_count_up_and_the_same_words_make_no_new_one(agreement):
    assert agreement.version == 1
    assert services.publish_agreement(agreement.summary, agreement.body) == agreement
    assert services.publish_agreement("Be kind.", "Other words.").version == 2


def test_an_acceptance_holds_the_hash_of_the_exact_text(agreement, newcomer):
    acceptance = services.accept(newcomer, agreement)
    text = f"{agreement.summary}\n\n{agreement.body}"
    assert acceptance.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert registries.export_of(newcomer)["members.Acceptance"][0]["text"] == text


def test_accepting_twice_is_accepting_once(agreement, newcomer):
    assert services.accept(newcomer, agreement) == services.accept(newcomer, agreement)
    assert Acceptance.objects.filter(member=newcomer).count() == 1


def test_a_member_accepts_by_plain_form_and_goes_on(as_, newcomer, agreement):
    client = as_(newcomer)
    assert f"/agreement/{agreement.pk}/accept/" in client.get("/agreement/?next=/boards/").content.decode()
    answer = client.post(f"/agreement/{agreement.pk}/accept/", {"agree": "on", "next": "/boards/"})
    assert answer["Location"] == "/boards/"
    assert queries.agreement_to_accept(newcomer) is None


def test_an_unticked_box_accepts_nothing(as_, newcomer, agreement):
    answer = as_(newcomer).post(f"/agreement/{agreement.pk}/accept/", {"next": "/boards/"})
    assert answer.status_code == 422 and "Please tick the box" in answer.content.decode()
    assert queries.agreement_to_accept(newcomer) == agreement


def test_a_draft_cannot_be_accepted(as_, newcomer, agreement):
    from community.members.models import Agreement

    draft = Agreement.objects.create(version=9, summary="Draft", body="Draft")
    assert as_(newcomer).post(f"/agreement/{draft.pk}/accept/", {"agree": "on"}).status_code == 404
    assert as_(newcomer).get(f"/agreement/{draft.pk}/").status_code == 404
    assert as_(newcomer).get(f"/agreement/{agreement.pk}/").status_code == 200
    assert queries.current_agreement() == agreement


def test_a_new_version_asks_again_in_place_and_keeps_the_words(as_, topic, ben):
    fresh = services.publish_agreement("Be kind, always.", "Newer words.")
    client = as_(ben)
    words = "I was there too, and it did get lighter."
    answer = client.post(f"/t/{topic.pk}/reply/", {"body": words})
    page = answer.content.decode()
    assert words in page and "Be kind, always." in page
    assert not Post.objects.filter(body=words).exists()
    client.post(f"/t/{topic.pk}/reply/", {"body": words, f"agree_{fresh.pk}": "on"})
    assert Post.objects.filter(body=words).exists()
    assert Acceptance.objects.filter(member=ben, agreement=fresh).exists()


def test_a_member_takes_the_agreement_back_and_can_read_but_not_write(as_, topic, ben, agreement):
    client = as_(ben)
    assert f"/agreement/{agreement.pk}/withdraw/" in client.get("/agreement/").content.decode()
    asked = client.get(f"/agreement/{agreement.pk}/withdraw/").content.decode()
    assert "This is what follows" in asked and "You can’t write on the boards" in asked
    assert queries.agreement_to_accept(ben) is None
    assert client.post(f"/agreement/{agreement.pk}/withdraw/")["Location"] == "/account/consents/"
    assert queries.agreement_to_accept(ben) is not None
    assert client.get(f"/t/{topic.pk}/").status_code == 200
    client.post(f"/t/{topic.pk}/reply/", {"body": "Words after it."})
    assert not Post.objects.filter(body="Words after it.").exists()
    assert Acceptance.objects.get(member=ben).withdrawn_at is not None


def test_after_taking_it_back_it_can_be_accepted_again(ben, agreement):
    services.withdraw_acceptance(ben)
    services.accept(ben, agreement)
    assert queries.agreement_to_accept(ben) is None
    assert Acceptance.objects.filter(member=ben).count() == 2


def test_a_visitor_reads_the_agreement_and_is_asked_nothing(client, agreement):
    page = client.get("/agreement/").content.decode()
    assert "We are kind here" in page and "Take it back" not in page and "/accept/" not in page
    assert client.post(f"/agreement/{agreement.pk}/accept/")["Location"].startswith("/account/login/")
    assert client.post(f"/agreement/{agreement.pk}/withdraw/")["Location"].startswith("/account/login/")


def test_what_this_is_and_is_not_are_told_apart_by_the_hash(db):
    it_is = services.publish_agreement("Be kind.", "Words.", what_it_is="A crisis service")
    is_not = services.publish_agreement("Be kind.", "Words.", what_it_is_not="A crisis service")
    assert it_is.sha256 != is_not.sha256
    assert it_is.whole_text == "Be kind.\n\n+ A crisis service\n\nWords."


def test_a_published_version_is_never_changed(agreement):
    agreement.body = "Other words."
    with pytest.raises(ValueError, match="never changed"):
        agreement.save()
    agreement.refresh_from_db()
    assert agreement.body != "Other words."


def test_a_version_that_was_replaced_is_not_accepted_any_more(as_, newcomer, agreement):
    fresh = services.publish_agreement("Be kind, always.", "Newer words.")
    answer = as_(newcomer).post(f"/agreement/{agreement.pk}/accept/", {"agree": "on"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/agreement/{fresh.pk}/"
    assert "There are newer words" in page and "Be kind, always." in page
    assert queries.agreement_to_accept(newcomer) == fresh
