"""What was given out because a life was in danger: written once, for good, by those who run the community."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from wagtail.models import Site

from community.members import services as members
from community.members.permissions import Refused
from community.members.registries import export_of
from moderation.models import Disclosure, SafetySettings
from moderation.services.disclosures import write_disclosure
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
AT = "/admin/disclosures/"
SAID = {
    "what": "The e-mail and the last post.",
    "to_whom": "Police of the north, officer 12.",
    "why": "A date was named.",
}


@pytest.fixture
def administrator(home):
    return make_member("High Oak", role="administrator")


@pytest.fixture
def line(own_name_case, administrator):
    return write_disclosure(own_name_case.pk, administrator, administrator, timezone.now(), **SAID)


def test_it_is_written_down_from_the_case(as_, own_name_case, administrator):
    client = as_(administrator)
    assert f"{AT}?case={own_name_case.pk}" in client.get(f"/admin/queue/{own_name_case.pk}/").content.decode()
    blank = client.get(f"{AT}?case={own_name_case.pk}").content.decode()
    assert f'value="{own_name_case.pk}"' in blank and "Nothing was given out." in blank
    given = {"case": own_name_case.pk, "at": "2026-01-02T03:04", "allowed_by": administrator.pk, **SAID}
    assert client.post(AT, given)["Location"] == AT
    page = client.get(AT).content.decode()
    assert SAID["what"] in page and "officer 12" in page and page.count("High Oak") >= 2


@pytest.mark.parametrize(
    ("change", "said"),
    [({"what": " "}, "required"), ({"case": 99999}, "no such case"), ({"at": "2999-01-01T00:00"}, "when it has happened")],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_is_lost(as_, own_name_case, administrator, change, said):
    given = {"case": own_name_case.pk, "at": "2026-01-02T03:04", "allowed_by": administrator.pk, **SAID, **change}
    answer = as_(administrator).post(AT, given)
    assert answer.status_code == 422 and said in answer.content.decode() and SAID["why"] in answer.content.decode()
    assert not Disclosure.objects.exists()


def test_only_an_administrator_or_who_answers_for_safety_can_have_allowed_it(own_name_case, administrator, moderator):
    with pytest.raises(Refused, match="administrator"):
        write_disclosure(own_name_case.pk, administrator, moderator, timezone.now(), **SAID)
    SafetySettings.objects.create(site=Site.objects.get(), accountable=moderator)
    assert write_disclosure(own_name_case.pk, administrator, moderator, timezone.now(), **SAID).pk


def test_others_neither_read_nor_write_it(as_, own_name_case, line, administrator, moderator, editor):
    assert as_(administrator).get(AT).status_code == 200
    for other in (moderator, editor):
        assert as_(other).get(AT).status_code in (302, 403)
    assert AT not in as_(moderator).get(f"/admin/queue/{own_name_case.pk}/").content.decode()
    with pytest.raises(Refused):
        write_disclosure(own_name_case.pk, moderator, moderator, timezone.now(), **SAID)


def test_the_database_refuses_to_change_or_remove_a_line(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Disclosure.objects.update(at=timezone.now() - timedelta(days=1))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM moderation_disclosure")


def test_its_words_are_sealed_and_go_with_the_person_while_the_line_stays(line, ben):
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, why FROM moderation_disclosuretext")
        assert not any(b"last post" in bytes(value) or b"date" in bytes(value) for value in cursor.fetchone())
    assert export_of(ben)["moderation.Disclosure"][0]["to_whom"] == SAID["to_whom"]
    members.erase(ben)
    line.text.refresh_from_db()
    assert (line.text.what, line.text.to_whom, line.text.why) == ("", "", "") and Disclosure.objects.count() == 1


def test_the_list_costs_the_same_for_few_and_for_many(
    as_, own_name_case, line, administrator, django_assert_max_num_queries
):
    for _n in range(5):
        write_disclosure(own_name_case.pk, administrator, administrator, timezone.now(), **SAID)
    client = as_(administrator)
    client.get(AT)
    with django_assert_max_num_queries(14):
        client.get(AT)
