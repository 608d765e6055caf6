"""A member asks to be erased, has days to think again, and keeps a receipt; somebody is left who can run the site."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Site

from community.members import services
from community.members.models import CommunitySettings, Credential, Erasure, ErasureReceipt, Member, Role
from community.members.permissions import Refused, why_not_write
from community.members.seeds import ADMINISTRATORS, MODERATORS
from community.members.services import leaving
from community.notifications.models import Mail, Notice
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
PAGE = "/account/erase/"
SURE = {"sure": "on"}


@pytest.fixture
def days(home):
    def set_to(number):
        CommunitySettings.objects.update_or_create(
            site=Site.objects.get(is_default_site=True), defaults={"erasure_days": number}
        )

    return set_to


def code_in(page):
    start = page.index("<code>") + len("<code>")
    return page[start : page.index("</code>", start)]


def test_the_page_says_what_goes_and_what_stays(as_, ana, days):
    days(9)
    page = as_(ana).get(PAGE).content.decode()
    for words in ("What goes", "What stays", "Former member", "9 days to think again", "cannot be undone"):
        assert words in page


def test_it_wants_a_fresh_sign_in_and_a_tick(as_, fresh, ana):
    answer = as_(ana).post(PAGE, SURE)
    assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    page = fresh(ana).post(PAGE, {})
    assert page.status_code == 422 and "Please tick the box if you are sure" in page.content.decode()
    assert not Erasure.objects.exists()


def test_what_was_asked_before_the_password_goes_on_after_it(as_, ana):
    client = as_(ana)
    to = client.post(PAGE, SURE)["Location"]
    page = client.post(to, {"password": PASSWORD, "next": PAGE}, follow=True)
    assert Erasure.objects.filter(member=ana).exists() and code_in(page.content.decode())


def test_it_happens_after_the_days_and_not_before(fresh, ana, days):
    days(7)
    fresh(ana).post(PAGE, SURE)
    due = Erasure.objects.get().due_at
    assert timedelta(days=6, hours=23) < due - timezone.now() <= timedelta(days=7)
    assert leaving.erase_due(due - timedelta(minutes=1)) == 0 and Member.objects.get(pk=ana.pk).is_active
    assert leaving.erase_due(due) == 1 and not Member.objects.get(pk=ana.pk).is_active


def test_with_no_days_it_happens_at_the_next_round_of_the_worker(ana, days):
    days(0)
    leaving.ask_for_erasure(ana)
    assert leaving.erase_due() == 1
    assert Member.objects.get(pk=ana.pk).username == f"erased-{ana.pk}"


def test_until_then_all_works_and_their_pages_say_so(fresh, ana, ben):
    client = fresh(ana)
    client.post(PAGE, SURE)
    assert why_not_write(ana) is None
    for page in ("/account/", PAGE, "/account/data/", "/account/preferences/"):
        assert "Your account will be erased" in client.get(page).content.decode(), page
    assert "Your account will be erased" not in fresh(ben).get("/account/").content.decode()


def test_it_can_be_taken_back(fresh, as_, ana):
    fresh(ana).post(PAGE, SURE)
    page = as_(ana).post(PAGE, {"stay": "1"}, follow=True).content.decode()
    assert "Your account stays" in page and not Erasure.objects.exists()
    assert leaving.erase_due(timezone.now() + timedelta(days=99)) == 0


def test_the_receipt_shows_when_and_how_much_and_no_name(fresh, client, ana, topic):
    code = code_in(fresh(ana).post(PAGE, SURE).content.decode())
    client.logout()
    early = client.post("/account/receipt/", {"code": code})
    assert early.status_code == 422 and "or not yet" in early.content.decode()
    leaving.erase_due(timezone.now() + timedelta(days=99))
    page = client.post("/account/receipt/", {"code": f" {code.lower()} "}).content.decode()
    assert "The account was erased" in page and "What you wrote on boards" in page
    assert "Quiet Heron" not in page and ana.username not in page
    kept = ErasureReceipt.objects.get()
    assert kept.counts["forums.Post"] == 1 and code not in kept.code_hash
    assert [field.name for field in ErasureReceipt._meta.concrete_fields] == [
        "id", "code_hash", "asked_at", "erased_at", "counts",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["", "ABCD-EFGH-JKMN-PQRS", "x" * 300, "\u202eABCD\u200b", "nul\x00"])
def test_a_wrong_code_is_answered_in_words(client, code):
    page = client.post("/account/receipt/", {"code": code})
    assert page.status_code == 422 and "One thing first" in page.content.decode()


def test_codes_cannot_be_tried_many_times(client):
    for _number in range(10):
        client.post("/account/receipt/", {"code": "ABCD-EFGH-JKMN-PQRS"})
    assert "tried many times" in client.post("/account/receipt/", {"code": "ABCD"}).content.decode()


def test_asking_twice_changes_nothing_and_shows_no_second_code(fresh, ana):
    client = fresh(ana)
    client.post(PAGE, SURE)
    first = Erasure.objects.get()
    page = client.post(PAGE, SURE).content.decode()
    assert "<code>" not in page
    assert (Erasure.objects.get().due_at, Erasure.objects.get().receipt_hash) == (first.due_at, first.receipt_hash)


def test_a_notice_and_a_mail_tell_the_owner_in_case_it_was_somebody_else(ana):
    ana.email = "ana@example.org"
    ana.save()
    leaving.ask_for_erasure(ana)
    assert [(n.kind, n.url) for n in Notice.objects.filter(member=ana)] == [("members.erasure", PAGE)]
    assert Mail.objects.count() == 1


def test_the_roles_of_staff_end_first(moderator, ana):
    leaving.ask_for_erasure(moderator)
    leaving.erase_due(timezone.now() + timedelta(days=99))
    gone = Member.objects.get(pk=moderator.pk)
    assert not gone.groups.filter(name=MODERATORS).exists() and not Credential.objects.filter(member=gone).exists()


def test_the_last_administrator_stays(fresh, as_, ana):
    ana.groups.add(Group.objects.get(name=ADMINISTRATORS))
    assert "only one left who runs this community" in as_(ana).get(PAGE).content.decode()
    assert fresh(ana).post(PAGE, SURE).status_code == 409
    with pytest.raises(Refused):
        services.erase(ana)
    assert Member.objects.get(pk=ana.pk).is_active and not Erasure.objects.exists()


def test_of_two_administrators_one_can_go(ana, ben):
    for member in (ana, ben):
        member.groups.add(Group.objects.get(name=ADMINISTRATORS))
    leaving.ask_for_erasure(ana)
    with pytest.raises(Refused):
        leaving.ask_for_erasure(ben)
    assert leaving.erase_due(timezone.now() + timedelta(days=99)) == 1
    assert Member.objects.get(pk=ben.pk).is_active


def test_one_who_became_the_last_administrator_meanwhile_stays_for_now(ana, ben):
    for member in (ana, ben):
        member.groups.add(Group.objects.get(name=ADMINISTRATORS))
    leaving.ask_for_erasure(ana)
    ben.is_active = False
    ben.save()
    later = timezone.now() + timedelta(days=99)
    assert leaving.erase_due(later) == 0 and Member.objects.get(pk=ana.pk).is_active
    assert Erasure.objects.get(member=ana).due_at > later


def test_one_that_fails_does_not_hold_up_the_others(ana, ben, monkeypatch, caplog):
    leaving.ask_for_erasure(ana)
    leaving.ask_for_erasure(ben)
    erase = leaving.erase

    def broken(member):
        if member.pk == ana.pk:
            raise ValueError("secret words")
        erase(member)

    monkeypatch.setattr(leaving, "erase", broken)
    assert leaving.erase_due(timezone.now() + timedelta(days=99)) == 1
    assert not Member.objects.get(pk=ben.pk).is_active and Erasure.objects.filter(member=ana).exists()
    assert "secret words" not in caplog.text


def test_an_account_that_was_closed_or_waits_or_rests_reaches_these_pages(as_, ana):
    ana.approved_at, ana.paused_until = None, timezone.now() + timedelta(days=3)
    ana.save()
    client = as_(ana)
    for page in (PAGE, "/account/data/", "/account/preferences/"):
        assert client.get(page).status_code == 200, page


def test_a_role_is_no_hindrance(moderator):
    services.grant_credential(moderator, Role.VOLUNTEER, "seen", None)
    assert leaving.why_not_erase(moderator) is None
