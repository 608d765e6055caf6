"""Who comes to a dead end finds the same helplines there as anywhere else."""

from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connections

from community.helplines import views

SHOWN = 'href="tel:08081570142"'
IN_DANGER = "Ring your country’s emergency number"


@pytest.fixture
def broken(client, monkeypatch):
    """A site whose front pages raise what they are told to."""

    def fail(error):
        client.raise_request_exception = False
        monkeypatch.setattr(views.queries, "countries_with_helplines", mock.Mock(side_effect=error))
        return client.get("/help/")

    return fail


def test_a_page_that_is_not_there(client, home, line):
    line()
    page = client.get("/nothing-is-here/")
    assert page.status_code == 404 and SHOWN in page.content.decode()


def test_a_page_that_is_not_for_this_reader(home, line, broken):
    line()
    page = broken(PermissionDenied())
    assert page.status_code == 403 and SHOWN in page.content.decode()


def test_an_error_of_ours(home, line, broken):
    line()
    page = broken(RuntimeError("made to fail"))
    assert page.status_code == 500
    assert SHOWN in page.content.decode() and "went wrong" in page.content.decode()


def test_an_error_while_the_database_is_broken(home, line, broken, monkeypatch):
    line()
    monkeypatch.setattr(views, "card_for", mock.Mock(side_effect=DatabaseError("gone")))
    page = broken(RuntimeError("made to fail"))
    assert page.status_code == 500
    assert SHOWN not in page.content.decode() and IN_DANGER in page.content.decode()


def test_a_database_that_is_down_is_not_dialled_again(line, rf, monkeypatch):
    line()
    assert SHOWN in views.server_error(rf.get("/")).content.decode()
    monkeypatch.setattr(connections["default"], "is_usable", lambda: False)
    with mock.patch.object(views, "card_for") as asked:
        page = views.server_error(rf.get("/")).content.decode()
    assert IN_DANGER in page and not asked.called


def test_a_request_that_cannot_be_read(client, settings):
    settings.ALLOWED_HOSTS = ["hearth.example"]
    page = client.get("/help/", headers={"host": "elsewhere.example"})
    assert page.status_code == 400 and IN_DANGER in page.content.decode()


def test_a_form_that_lay_open_too_long(home, line, ana):
    from django.test import Client

    line()
    client = Client(enforce_csrf_checks=True)
    page = client.post("/account/login/", {"login": "x"}, headers={"Origin": "http://testserver"})
    assert page.status_code == 403 and SHOWN in page.content.decode()
