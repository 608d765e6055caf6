"""Everything one agreed to stays readable, can be taken back, and is shown to nobody else."""

import pytest

from community.members import queries, services
from community.members.models import Acceptance
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def page_of(client):
    return client.get("/account/consents/").content.decode()


def test_the_history_shows_each_yes_with_version_hash_and_words(as_, ana, agreement, consent):
    services.withdraw_acceptance(ana)
    fresh = services.publish_agreement("Be kind, always.", "Newer words.")
    services.accept(ana, fresh)
    services.accept(ana, consent)
    page = page_of(as_(ana))
    for version in (agreement, fresh, consent):
        assert version.sha256 in page and f'href="/agreement/{version.pk}/"' in page
    assert page.count("You said yes") == 3 and page.count("You took it back") == 1
    assert "We are kind here" in as_(ana).get(f"/agreement/{agreement.pk}/").content.decode()


def test_a_member_sees_their_own_history_alone(as_, ana, newcomer, agreement):
    assert agreement.sha256 in page_of(as_(ana))
    assert "You have not agreed to anything yet" in page_of(as_(newcomer))


def test_one_is_taken_back_without_the_other(as_, agreement, consent):
    member = make_member("Small Harbour")
    page = as_(member).get(f"/agreement/{consent.pk}/withdraw/").content.decode()
    assert "erase your account" in page and 'href="/account/erase/"' in page
    assert Acceptance.objects.filter(member=member, withdrawn_at__isnull=True).count() == 2
    answer = as_(member).post(f"/agreement/{consent.pk}/withdraw/", follow=True)
    assert "You have taken it back" in answer.content.decode()
    assert queries.documents_to_accept(member) == [consent]


def test_what_was_never_given_cannot_be_taken_back(as_, newcomer, agreement):
    answer = as_(newcomer).get(f"/agreement/{agreement.pk}/withdraw/", follow=True)
    assert "nothing to take back" in answer.content.decode()


def test_taking_it_back_after_newer_words_came_takes_the_older_yes_back(as_, ana, agreement):
    fresh = services.publish_agreement("Be kind, always.", "Newer words.")
    as_(ana).post(f"/agreement/{fresh.pk}/withdraw/")
    assert Acceptance.objects.get(member=ana).withdrawn_at is not None


def test_both_are_agreed_to_one_after_the_other_and_the_way_goes_on(as_, newcomer, agreement, consent):
    client = as_(newcomer)
    page = client.get("/agreement/?next=/boards/").content.decode()
    assert "We are kind here" in page and "You may take this back." in page
    first = client.post(f"/agreement/{agreement.pk}/accept/", {"agree": "on", "next": "/boards/"})
    assert first["Location"] == "/agreement/?next=%2Fboards%2F"
    second = client.post(f"/agreement/{consent.pk}/accept/", {"agree": "on", "next": "/boards/"})
    assert second["Location"] == "/boards/"


def test_the_account_page_leads_to_the_history(as_, ana):
    assert 'href="/account/consents/"' in as_(ana).get("/account/").content.decode()
