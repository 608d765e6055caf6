"""Loading the page of codes again makes no other codes, so what was written down goes on working."""

import re

import pytest

from community.members import services
from community.notifications.models import Notice
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
SHEET = "/account/recovery-sheet/"


def asked(client):
    return re.search(r'name="asked" value="([^"]+)"', client.get(SHEET).content.decode()).group(1)


def codes_in(answer):
    return re.findall(r"<li><code>([^<]+)</code>", answer.content.decode())


def test_the_same_page_sent_twice_keeps_the_codes_that_were_shown(as_, ana):
    client = as_(ana)
    sent = {"asked": asked(client)}
    shown = codes_in(client.post(SHEET, sent))
    assert len(shown) == 8
    again = client.post(SHEET, sent, follow=True)
    assert codes_in(again) == [] and "they work" in again.content.decode()
    assert services.recover(ana.username, shown[0], "three odd words here")


def test_whoever_asks_anew_gets_a_new_sheet(as_, ana):
    client = as_(ana)
    first = codes_in(client.post(SHEET, {"asked": asked(client)}))
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    second = codes_in(client.post(SHEET, {"asked": asked(client)}, follow=True))
    assert len(second) == 8 and not set(first) & set(second)


def test_whose_sheet_was_used_is_told(as_, ana):
    code = services.make_recovery_sheet(ana)[0]
    assert not Notice.objects.filter(member=ana).exists()
    services.recover(ana.username, code, "three odd words here")
    assert Notice.objects.get(member=ana).kind == "members.recovered"


def test_the_paper_says_what_the_codes_are_for(as_, ana):
    client = as_(ana)
    assert "Each code works once" in client.post(SHEET, {"asked": asked(client)}).content.decode()
