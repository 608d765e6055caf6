"""Words of somebody whose session ended while they wrote."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from community.lib import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf):
    request = rf.get("/")
    request.session = SessionStore()
    request.session.create()
    return request


def test_kept_words_come_back_until_they_are_forgotten(request_):
    kept.keep(request_, "reply:1", {"body": "I was there too."})
    assert kept.kept(request_, "reply:1") == {"body": "I was there too."}
    assert kept.kept(request_, "reply:2") == {}
    kept.forget(request_, "reply:1")
    assert kept.kept(request_, "reply:1") == {}


def test_they_are_not_readable_in_the_session(request_):
    kept.keep(request_, "reply:1", {"body": "I was there too."})
    assert "there too" not in str(dict(request_.session.items()))


def test_they_are_gone_after_two_hours(request_, monkeypatch):
    kept.keep(request_, "reply:1", {"body": "I was there too."})
    now = kept.time.time()
    monkeypatch.setattr(kept.time, "time", lambda: now + kept.LONGEST - 5)
    assert kept.kept(request_, "reply:1")
    monkeypatch.setattr(kept.time, "time", lambda: now + kept.LONGEST + 5)
    assert kept.kept(request_, "reply:1") == {}


def test_words_under_a_key_that_is_gone_are_no_error(request_, settings):
    from cryptography.fernet import Fernet

    kept.keep(request_, "reply:1", {"body": "I was there too."})
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    assert kept.kept(request_, "reply:1") == {}


def test_a_reader_without_a_session_is_given_none(rf):
    request = rf.get("/")
    request.session = SessionStore()
    assert kept.kept(request, "reply:1") == {}
    assert not request.session.modified
