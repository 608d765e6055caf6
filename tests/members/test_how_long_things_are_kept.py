"""The table of how long things are kept is made from the settings in force, and nothing about people is missing."""

import re

import pytest
from wagtail.models import Site

from community.lib import kept as half_written
from community.members import registries
from community.members.models import CommunitySettings
from community.members.services import personas
from groups.models import GroupIndexPage, GroupPage

pytestmark = pytest.mark.django_db
PAGE = "/privacy/keeping/"


def line(client, words):
    """How long the thing that `words` begin is kept, as the page says it."""
    page = client.get(PAGE).content.decode()
    found = re.search(rf'<th scope="row">{re.escape(words)}[^<]*</th><td>([^<]*)</td>', page)
    assert found, f"no line begins with {words!r}"
    return found.group(1)


@pytest.fixture
def community(home):
    def set_to(**values):
        CommunitySettings.objects.update_or_create(site=Site.objects.get(is_default_site=True), defaults=values)

    return set_to


def test_every_kind_of_personal_data_says_how_long_it_is_kept():
    said = {model for line in registries.kept.values() for model in line.models}
    assert {"forums.Post", "groups.Message", "notifications.Mail"} <= said
    assert registries.personal_data.keys() - said == set(), "register_kept is missing"


def test_no_line_speaks_of_what_there_is_not():
    from django.apps import apps

    for each in registries.kept.values():
        for model in each.models:
            assert apps.get_model(model)._meta.label == model


def test_anybody_may_read_it(client, home):
    assert client.get(PAGE).status_code == 200
    assert f'href="{PAGE}"' in client.get("/privacy/").content.decode()
    assert f'href="{PAGE}"' not in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    ("words", "field"),
    [("A copy of your data", "export_days"), ("Time to think again", "erasure_days")],
)
def test_days_that_staff_set_in_the_community(client, community, words, field):
    community(**{field: 3})
    assert line(client, words) == "3 days"
    community(**{field: 1})
    assert line(client, words) == "1 day"


def test_the_range_of_days_of_groups(client, home):
    assert line(client, "What was written in a session") == "7 days after the session"
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="kept-groups"))
    for number, days in enumerate((2, 30)):
        index.add_child(instance=GroupPage(title="Group", slug=f"kept-{number}", retention_days=days))
    assert line(client, "What was written in a session").startswith("2 to 30 days")


def test_settings_of_the_site(client, home, settings, monkeypatch):
    settings.NOTICE_DAYS, settings.MAIL_DAYS, settings.SESSION_COOKIE_AGE = 11, 12, 13 * 24 * 3600
    settings.ROOMS = {"EXCERPT_DAYS": 14, "LEASE_SECONDS": 16}
    monkeypatch.setattr(half_written, "LONGEST", 5 * 3600)
    monkeypatch.setattr(personas, "NAME_RESTS_DAYS", 17)
    assert line(client, "Your notices") == "11 days"
    assert line(client, "That a mail went") == "12 days"
    assert line(client, "Sign-ins") == "13 days"
    assert line(client, "Lines of a session") == "14 days longer"
    assert line(client, "That you are in a room") == "16 seconds"
    assert line(client, "Words you were writing").startswith("5 hours")
    assert line(client, "A name you gave up") == "17 days"


def test_sign_ins_that_are_over_are_forgotten(client, ana, as_):
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from community.members.services.sign_ins import forget_old_sign_ins

    key = as_(ana).session.session_key
    UserSession.objects.get_or_create(session_key=key, defaults={"user": ana, "ip": "203.0.113.1"})
    assert forget_old_sign_ins() == 0 and UserSession.objects.filter(session_key=key).exists()
    Session.objects.update(expire_date=timezone.now())
    assert forget_old_sign_ins() == 1
    assert not Session.objects.exists() and not UserSession.objects.exists()
