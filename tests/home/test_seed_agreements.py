"""A new site asks for an agreement and a consent from its first day, in words that staff can change."""

import pytest
from django.core.management import call_command

from community.home.services import seed_agreements
from community.members import queries
from community.members.models import Agreement, AgreementDocument

pytestmark = pytest.mark.django_db


def test_start_site_publishes_both_and_leaves_them_to_staff(capsys):
    call_command("start_site")
    agreement, consent = queries.current_agreement(), queries.current_agreement("health")
    assert agreement.points_it_is and agreement.points_it_is_not
    assert "Art." not in consent.body and "health data" in consent.summary
    documents = {document.kind: document for document in AgreementDocument.objects.all()}
    assert documents["community"].live and documents["health"].live
    assert documents["health"].words["body"] == consent.body


def test_running_it_again_changes_nothing():
    seed_agreements()
    document = AgreementDocument.objects.get(kind="community")
    document.summary = "Our own words."
    document.save_revision().publish()
    call_command("start_site")
    assert queries.current_agreement().points == ["Our own words."]
    assert Agreement.objects.count() == 3


def test_what_was_agreed_before_documents_came_stays_in_force(agreement, ana):
    seed_agreements()
    assert queries.current_agreement() == agreement
    assert AgreementDocument.objects.get(kind="community").words["summary"] == agreement.summary
    assert [due.scope for due in queries.documents_to_accept(ana)] == ["health"]
