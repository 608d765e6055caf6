"""The agreement and, apart from it, the consent to health data: exactly the versions on the page are accepted."""

import pytest

from community.members import queries, services
from community.members.forms.agreements import tick_name
from community.members.models import Acceptance, Member
from community.members.permissions import why_not_write
from tests.members.joining import WAY, fields

pytestmark = pytest.mark.django_db
CHANGED = "These words are new since you opened this page"


@pytest.fixture
def consent(agreement):
    return services.publish_agreement("We keep what you tell.", "It stays here.", scope="health")


def accepted():
    return set(Acceptance.objects.values_list("agreement__scope", "agreement__version"))


def test_nothing_is_asked_where_no_document_is_published(client):
    page = client.get(WAY).content.decode()
    assert "Make my account" in page and "What we agree" not in page and "agree_" not in page
    assert client.post(WAY, fields()).status_code == 302
    assert not Acceptance.objects.exists()


def test_the_page_says_what_this_is_and_what_it_is_not(client):
    services.publish_agreement("Be kind.", "Long words.", what_it_is="People who listen.", what_it_is_not="A clinic.")
    page = client.get(WAY).content.decode()
    for words in ("Be kind.", "What this is", "People who listen.", "What this is not", "A clinic.", "Long words."):
        assert words in page, words


def test_no_box_is_ticked_beforehand(client, consent):
    page = client.get(WAY).content.decode()
    assert page.count('type="checkbox"') >= 3 and "checked" not in page


def test_without_the_agreement_there_is_no_account_and_all_else_is_kept(client, agreement):
    unticked = fields()
    del unticked[tick_name(agreement)]
    page = client.post(WAY, unticked).content.decode()
    assert "Please tick the box if you agree" in page
    assert 'value="Soft Lantern"' in page and 'value="night-walker"' in page
    assert not Member.objects.exists()


def test_both_are_accepted_with_the_exact_text(client, agreement, consent):
    client.post(WAY, fields(**{tick_name(consent): "on"}))
    assert accepted() == {("community", 1), ("health", 1)}
    assert {a.text_sha256 for a in Acceptance.objects.all()} == {agreement.sha256, consent.sha256}
    assert why_not_write(Member.objects.get()) is None


def test_consent_is_free_and_asked_again_before_the_first_words(client, consent):
    page = client.get(WAY).content.decode()
    assert "This one is up to you" in page
    assert client.post(WAY, fields()).status_code == 302
    assert accepted() == {("community", 1)}
    member = Member.objects.get()
    assert queries.agreement_to_accept(member) == consent and why_not_write(member).code == "agreement"
    assert "Before you first write, we ask once more." in client.get("/account/welcome/").content.decode()


def test_a_new_version_that_came_meanwhile_is_shown_and_asked_and_nothing_is_lost(client, agreement):
    sent = fields()
    newer = services.publish_agreement("Be kind, always.", "Newer words.")
    page = client.post(WAY, sent).content.decode()
    assert CHANGED in page and "Be kind, always." in page and "Newer words." in page
    assert 'value="Soft Lantern"' in page and 'value="night-walker"' in page
    assert f'name="{tick_name(newer)}"' in page and not Member.objects.exists()
    assert client.post(WAY, fields()).status_code == 302
    assert accepted() == {("community", 2)}


def test_a_tick_under_an_older_consent_is_no_tick_under_the_newer(client, consent):
    sent = fields(**{tick_name(consent): "on"})
    services.publish_agreement("We keep less.", "It stays here.", scope="health")
    assert CHANGED in client.post(WAY, sent).content.decode()
    assert not Member.objects.exists()


def test_a_document_that_was_published_after_the_page_was_drawn_is_asked(client):
    sent = fields()
    services.publish_agreement("Be kind.", "Words.")
    assert "Please tick the box if you agree" in client.post(WAY, sent).content.decode()
    assert not Member.objects.exists()
