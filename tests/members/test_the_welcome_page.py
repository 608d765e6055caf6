"""The first minutes: the whole login name, a passkey, a sheet, an e-mail. Each may be skipped; the way on is kept."""

import re

import pytest

from community.members import services
from community.members.models import Member
from tests.members.joining import WAY, fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def newly_in(client, home):
    client.post(WAY, fields())
    return client


def test_it_shows_the_whole_login_name_to_the_person(newly_in):
    member = Member.objects.get()
    assert f"<code>{member.username}</code>" in newly_in.get("/account/welcome/").content.decode()


def test_each_thing_is_a_link_and_none_is_a_must(newly_in):
    page = newly_in.get("/account/welcome/?next=/boards/").content.decode()
    for way in ("/account/welcome/passkey/", "/account/recovery-sheet/", "/account/email/"):
        assert f'href="{way}?next=' in page
    assert re.search(r'<a class="btn" href="/boards/">Go on</a>', page)


def test_the_way_on_is_kept_through_all_of_it(newly_in):
    welcome = "/account/welcome/?next=/boards/"
    page = newly_in.get(welcome).content.decode()
    ways = re.findall(r'href="(/account/(?:recovery-sheet|email|welcome/passkey)/\?next=[^"]+)"', page)
    assert len(ways) == 3
    for way in ways:
        inner = newly_in.get(way).content.decode()
        back = re.search(r'href="(/account/welcome/\?next=[^"]+)"', inner)[1]
        assert 'href="/boards/">Go on' in newly_in.get(back).content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_it_leads_to_no_other_site(newly_in, elsewhere):
    page = newly_in.get("/account/welcome/", {"next": elsewhere}).content.decode()
    ways = re.findall(r'href="([^"]*)"', page[page.index("<main") : page.index("</main")])
    assert "/" in ways and not [way for way in ways if "evil" in way or "javascript:" in way]


def test_a_passkey_is_offered_without_asking_for_the_password_again(newly_in):
    answer = newly_in.get("/account/welcome/passkey/?next=/boards/")
    page = answer.content.decode()
    assert answer.status_code == 200 and "creation_options" in page
    assert 'name="next" value="/boards/"' in page


def test_what_the_device_sends_back_is_checked_and_the_page_comes_again(newly_in):
    newly_in.get("/account/welcome/passkey/")
    answer = newly_in.post("/account/welcome/passkey/", {"credential": '{"made": "up"}', "next": "/boards/"})
    assert answer.status_code == 200 and 'name="next" value="/boards/"' in answer.content.decode()


def test_an_address_is_given_without_asking_for_the_password_again(newly_in):
    answer = newly_in.post("/account/email/", {"email": "quiet@example.org", "action_add": ""})
    assert answer["Location"] == "/account/email/"
    assert "quiet@example.org" in newly_in.get("/account/welcome/").content.decode()


def test_it_says_what_was_done_already(newly_in):
    assert "Make my sheet" in newly_in.get("/account/welcome/").content.decode()
    services.make_recovery_sheet(Member.objects.get())
    assert "You have a sheet with 8 codes on it." in newly_in.get("/account/welcome/").content.decode()


def test_it_is_for_the_person_alone(newly_in, client):
    client.logout()
    for way in ("/account/welcome/", "/account/welcome/passkey/"):
        assert client.get(way)["Location"].startswith("/account/login/")
