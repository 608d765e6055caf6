"""The log of decisions: everything that was decided or looked at, to filter, and as a file for administrators."""

import csv
import io

import pytest

from moderation import services
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
AT = "/admin/queue/decisions/"


@pytest.fixture
def administrator(home):
    return make_member("High Oak", role="administrator")


@pytest.fixture
def removal(own_name_case, moderator):
    return services.decide(own_name_case.pk, "remove", moderator, own_name_case.version, "Dear Ben, why.", "kindness")


@pytest.fixture
def undone(removal, second_moderator):
    return services.reverse_decision(removal, second_moderator)


def links(page):
    import re

    return {int(n) for n in re.findall(r"/admin/queue/decisions/(\d+)/", page.content.decode())}


def test_it_holds_decisions_what_undid_them_and_looks(as_, removal, undone, own_name_case, moderator):
    look = services.look(own_name_case.pk, moderator, "Several reports.")
    page = as_(moderator).get(AT)
    assert links(page) == {removal.pk, undone.pk, look.pk}
    said = page.content.decode()
    assert "Be kind: no attacks, no hate" in said and f"Decision {removal.pk}" in said and "Calm Rowan" in said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("rule=kindness", {"removal"}), ("undoes=true", {"undone"}), ("undoes=false", {"removal"}), ("automated=true", set()),
        ("action=remove", {"removal"}), ("case=0", set()),
    ],
)  # fmt: skip
def test_it_is_filtered(as_, removal, undone, moderator, query, found):
    known = {"removal": removal.pk, "undone": undone.pk}
    assert links(as_(moderator).get(f"{AT}?{query}")) == {known[name] for name in found}


def test_the_pages_of_a_case_and_of_a_person_lead_to_their_part_of_it(
    as_, removal, alias_case, moderator, second_moderator, ben
):
    other = services.decide(alias_case.pk, "warn", moderator, alias_case.version, "Why.")
    client = as_(second_moderator)
    assert f"{AT}?case={alias_case.pk}" in client.get(f"/admin/queue/{alias_case.pk}/").content.decode()
    assert links(client.get(f"{AT}?case={alias_case.pk}")) == {other.pk}
    key = ben.home_persona.key
    assert f"{AT}?person={key}" in client.get(f"/admin/queue/person/{key}/").content.decode()
    assert links(client.get(f"{AT}?person={key}")) == {removal.pk}, "never what is known of another name"


def test_administrators_take_it_along_as_a_file_without_anybodys_words_or_name(
    as_, removal, undone, administrator, moderator
):
    answer = as_(administrator).get(f"{AT}?export=csv")
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Action"] if "Action" in row else row["action"] for row in rows] == ["reverse", "remove"]
    assert str(removal.pk) in text and "kindness" in text and "Steady Larch" in text
    assert "Dear Ben" not in text and "Plain Sparrow" not in text
    assert as_(moderator).get(f"{AT}?export=csv").status_code in (302, 403)
    assert "export=csv" not in as_(moderator).get(AT).content.decode()


def test_it_costs_the_same_for_few_and_for_many(
    as_, removal, undone, own_name_case, moderator, django_assert_max_num_queries
):
    client = as_(moderator)
    client.get(AT)
    for _n in range(6):
        services.look(own_name_case.pk, moderator, "Several reports.")
    with django_assert_max_num_queries(13):
        client.get(AT)
