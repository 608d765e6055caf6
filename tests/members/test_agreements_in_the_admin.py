"""Staff write agreements as drafts; publishing makes a version, and what cannot be is said."""

import pytest

from community.members import queries, services
from community.members.models import Agreement, AgreementDocument, Role
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/members/agreementdocument/"
DRAFT, PUBLISH = {}, {"action-publish": "1"}


@pytest.fixture
def head(agreement):
    return make_member("Head Rowan", role=Role.ADMINISTRATOR)


@pytest.fixture
def group(home):
    from groups.models import GroupIndexPage, GroupPage

    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="admin-groups"))
    return index.add_child(instance=GroupPage(title="Tuesday evening", slug="tuesday-evening"))


def words(**changed):
    return {
        "kind": "community", "page": "", "summary": "Be kind.\nStay private.", "what_it_is": "", "what_it_is_not": "",
        "body": "All of it.", **changed,
    }  # fmt: skip


def test_a_draft_is_no_version_and_publishing_makes_one(as_, head, agreement):
    client = as_(head)
    client.post(f"{LIST}add/", words(summary="Be kinder."))
    document = AgreementDocument.objects.get()
    assert not document.live and queries.current_agreement() == agreement
    client.post(f"{LIST}edit/{document.pk}/", words(summary="Be kinder.", **PUBLISH))
    current = queries.current_agreement()
    assert (current.version, current.points) == (2, ["Be kinder."])


def test_publishing_the_same_words_asks_nobody_again(as_, head, agreement):
    client = as_(head)
    client.post(f"{LIST}add/", words(**PUBLISH))
    document, version = AgreementDocument.objects.get(), queries.current_agreement()
    assert version.version == 2
    client.post(f"{LIST}edit/{document.pk}/", words(**PUBLISH))
    assert queries.current_agreement() == version


def test_an_editor_s_draft_over_a_published_text_changes_nothing_for_members(as_, head, agreement):
    client = as_(head)
    client.post(f"{LIST}add/", words(**PUBLISH))
    before, document = queries.current_agreement(), AgreementDocument.objects.get()
    client.post(f"{LIST}edit/{document.pk}/", words(summary="Half a thought"))
    assert queries.current_agreement() == before
    document.refresh_from_db()
    assert document.has_unpublished_changes


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "group"}, "Please choose the group that it is for."),
        ({"kind": "community", "page": "group"}, "This one is not for a group."),
        ({"kind": "group", "page": "home"}, "is not a support group"),
        ({"kind": "health"}, "There is one of this kind already."),
    ],
)
def test_what_cannot_be_is_said_and_the_words_are_kept(as_, head, home, group, wrong, says):
    services.ensure_document("health", {"summary": "We keep it.", "body": "Words."})
    page = {"group": str(group.pk), "home": str(home.pk), "": ""}[wrong.get("page", "")]
    answer = as_(head).post(f"{LIST}add/", words(body="Words of an hour.", **{**wrong, "page": page}))
    page = answer.content.decode()
    assert answer.status_code == 200 and says in page.replace("&#x27;", "'")
    assert "Words of an hour." in page
    assert AgreementDocument.objects.count() == 1


def test_a_group_has_one_agreement(as_, head, group):
    client = as_(head)
    client.post(f"{LIST}add/", words(kind="group", page=str(group.pk), **PUBLISH))
    assert queries.current_agreement(f"group:{group.pk}").version == 1
    page = client.post(f"{LIST}add/", words(kind="group", page=str(group.pk))).content.decode()
    assert "This group has an agreement already." in page


def test_a_document_stays_for_what_it_was_made_for(as_, head, group):
    client = as_(head)
    client.post(f"{LIST}add/", words(**PUBLISH))
    document = AgreementDocument.objects.get()
    page = client.post(f"{LIST}edit/{document.pk}/", words(kind="group", page=str(group.pk))).content.decode()
    assert "It stays for what it was made for." in page


def test_the_list_shows_what_is_in_force_and_how_many_accepted_it(as_, head, ana, ben, agreement):
    services.ensure_document("community", {})
    page = as_(head).get(LIST).content.decode()
    assert "Version 1, from" in page
    # Ana, Ben and whoever reads this.
    assert agreement.acceptances.count() == 3
    assert ">3<" in "".join(page.split()).replace("</td>", "<")


def test_older_versions_stay_readable_with_their_hash(as_, head, agreement):
    services.ensure_document("community", {})
    fresh = services.publish_agreement("Be kind, always.", "Newer words.")
    document = AgreementDocument.objects.get()
    page = as_(head).get(f"{LIST}inspect/{document.pk}/").content.decode()
    for version in (agreement, fresh):
        assert version.sha256 in page and f"/agreement/{version.pk}/" in page


def test_a_preview_shows_the_draft(as_, head, agreement):
    client = as_(head)
    client.post(f"{LIST}add/", words(summary="Be kinder."))
    document = AgreementDocument.objects.get()
    client.post(f"{LIST}preview/{document.pk}/", words(summary="Be kindest."))
    assert "Be kindest." in client.get(f"{LIST}preview/{document.pk}/").content.decode()


def test_taken_out_of_force_nobody_is_asked_and_the_next_publication_counts_on(as_, head, newcomer, agreement):
    document = services.ensure_document("community", {})
    assert queries.agreement_to_accept(newcomer) == agreement
    as_(head).post(f"{LIST}unpublish/{document.pk}/")
    assert queries.agreement_to_accept(newcomer) is None
    as_(head).post(f"{LIST}edit/{document.pk}/", words(summary=agreement.summary, body=agreement.body, **PUBLISH))
    assert queries.agreement_to_accept(newcomer).version == 2


def test_other_staff_do_not_edit_agreements(as_, head, moderator, editor, agreement):
    assert as_(head).get(LIST).status_code == 200
    for member in (moderator, editor):
        assert as_(member).get(LIST).status_code != 200


def test_a_version_without_a_document_gives_its_words_to_it(agreement):
    document = services.ensure_document("community", {"summary": "Others", "body": "Others"})
    assert document.words["body"] == agreement.body
    assert Agreement.objects.count() == 1
    assert services.ensure_document("community", {}) == document
