"""Free names of two gentle words, a few at once; taken over with JavaScript and without."""

import re

import pytest

from community.lib import names
from community.members import pseudonyms, services
from community.members.models import FormerName, Member
from tests.members.joining import WAY, fields

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def offered(answer):
    return re.findall(r'name="take" value="([^"]+)"', answer.content.decode())


def test_every_name_that_can_be_offered_would_be_accepted():
    for first in pseudonyms._FIRST:
        for second in pseudonyms._SECOND:
            assert names.clean(f"{first} {second}") == f"{first} {second}"


def test_a_few_are_on_the_page_and_each_makes_an_account(client):
    some = offered(client.get(WAY))
    assert len(set(some)) == 4
    assert client.post(WAY, fields(pseudonym=some[0])).status_code == 302


def test_a_name_that_somebody_bears_or_gave_up_lately_is_not_offered(ana, monkeypatch):
    from datetime import timedelta

    from django.utils import timezone

    monkeypatch.setattr(pseudonyms, "_FIRST", ("Amber",))
    monkeypatch.setattr(pseudonyms, "_SECOND", ("Kite", "Fern", "Moon"))
    assert set(pseudonyms.suggest(3)) == {"Amber Kite", "Amber Fern", "Amber Moon"}
    services.join(Member(username="first-1234"), "Amber Kite")
    FormerName.objects.create(member=ana, name_key=names.key("Amber Fern"), free_at=timezone.now() + timedelta(days=9))
    assert set(pseudonyms.suggest(1)) == {"Amber Moon"}


def test_when_all_are_taken_a_number_makes_more(monkeypatch):
    monkeypatch.setattr(pseudonyms, "_FIRST", ("Amber",))
    monkeypatch.setattr(pseudonyms, "_SECOND", ("Kite",))
    services.join(Member(username="first-1234"), "Amber Kite")
    found = pseudonyms.suggest(3)
    assert len(found) == 3 and all(re.fullmatch(r"Amber Kite \d+", name) for name in found)


def test_none_says_anything_of_the_login_word():
    assert not [name for _ in range(20) for name in pseudonyms.suggest(4, apart_from="lantern") if "Lantern" in name]


def test_other_ones_come_as_a_piece_with_htmx(client):
    answer = client.get("/account/names/", **HTMX)
    assert answer.status_code == 200 and b"<html" not in answer.content
    assert len(offered(answer)) == 4
    assert client.get("/account/names/")["Location"] == "/account/signup/"


def test_other_ones_without_javascript_keep_what_was_typed(client):
    answer = client.post(WAY, {"username": "night-walker", "age": "on", "other_names": "1", "next": "/boards/"})
    page = answer.content.decode()
    assert len(offered(answer)) == 4
    assert 'value="night-walker"' in page and "checked" in page and 'value="/boards/"' in page
    # Nobody is told what is missing before they are done.
    assert "Please fill this in." not in page and not Member.objects.exists()


def test_a_name_is_taken_over_without_javascript(client):
    page = client.post(WAY, fields(pseudonym="", take="Amber Kite")).content.decode()
    assert re.search(r'name="pseudonym" value="Amber Kite"', page)
    assert "three odd words 7" not in page


def test_enter_in_a_field_makes_the_account_and_takes_no_name(client):
    page = client.get(WAY).content.decode()
    first = re.search(r"<button[^>]*>", page[page.index('action="/account/signup/"') :])[0]
    assert "name=" not in first


def test_names_are_offered_when_one_is_taken(client, ana):
    answer = client.post(WAY, fields(pseudonym="Quiet Heron"))
    assert "Somebody here has that name" in answer.content.decode() and len(offered(answer)) == 4
