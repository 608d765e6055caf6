"""A member says what may be mailed and when; the inbox tells everything at once all the same."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from community.members.models import Preferences
from community.members.services.preferences import choose
from community.notifications import queries, registry, services
from community.notifications.models import Mail, Notice
from community.notifications.quiet import quiet_until

pytestmark = pytest.mark.django_db
PAGE = "/account/preferences/"


def at(hour, minute=0, day=10, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def night():
    return Preferences(quiet_from=time(22), quiet_until=time(7))


def test_quiet_hours_go_over_midnight():
    assert quiet_until(night(), "UTC", at(21, 59)) is None
    assert quiet_until(night(), "UTC", at(22)) == at(7, day=11)
    assert quiet_until(night(), "UTC", at(6, 59)) == at(7)
    assert quiet_until(night(), "UTC", at(7)) is None


def test_quiet_hours_in_the_middle_of_the_day():
    noon = Preferences(quiet_from=time(12), quiet_until=time(14, 30))
    assert quiet_until(noon, "UTC", at(13)) == at(14, 30)
    assert quiet_until(noon, "UTC", at(14, 30)) is None


def test_quiet_hours_are_the_members_own():
    assert quiet_until(night(), "Asia/Tokyo", at(14)) == at(22)
    assert quiet_until(night(), "Europe/London", at(14)) is None
    assert quiet_until(night(), "Mars/Base", at(23)) == at(7, day=11), "a zone that is gone counts as the site's"


def test_quiet_hours_end_by_the_clock_when_it_is_changed():
    # In the night to 29 March London's clock goes from 1:00 to 2:00.
    assert quiet_until(night(), "Europe/London", at(23, day=28, month=3)) == at(6, day=29, month=3)


def test_no_quiet_hours_are_none():
    assert quiet_until(Preferences(), "UTC", at(3)) is None
    assert quiet_until(Preferences(quiet_from=time(9), quiet_until=time(9)), "UTC", at(9)) is None


def test_mail_waits_until_quiet_hours_end_and_the_inbox_does_not(ana, tell):
    now = timezone.now()
    choose(ana, quiet_from=(now - timedelta(hours=1)).time(), quiet_until=(now + timedelta(hours=1)).time())
    ana.time_zone = "UTC"
    ana.save()
    tell(ana)
    assert queries.unread_count(ana) == 1
    assert services.send_waiting_mail() == 0
    waiting = Mail.objects.get()
    assert waiting.tries == 0 and timedelta(minutes=58) < waiting.try_after - now < timedelta(minutes=62)
    choose(ana, quiet_from=None, quiet_until=None)
    Mail.objects.update(try_after=now)
    assert services.send_waiting_mail() == 1 and len(mail.outbox) == 1


def test_what_somebody_does_not_want_mailed_stays_in_the_inbox_alone(ana, tell, monkeypatch):
    monkeypatch.setitem(registry._kinds, "test.answer", registry.Kind("test.answer", "Somebody answered.", "answers"))
    choose(ana, no_mail=["answers"])
    tell(ana)
    assert services.send_waiting_mail() == 0 and mail.outbox == [] and not Mail.objects.exists()
    assert queries.unread_count(ana) == 1
    choose(ana, no_mail=["sessions"])
    tell(ana, key="another")
    assert services.send_waiting_mail() == 1


def test_what_is_about_the_safety_of_the_account_is_always_mailed(ana, tell):
    choose(ana, no_mail=[name for name, _words in registry.groups()])
    services.tell(ana, "members.erasure", "x", "/account/erase/")
    assert services.send_waiting_mail() == 1


def test_each_kind_belongs_to_a_group_that_a_member_can_choose():
    choosable = dict(registry._groups)
    assert {"answers", "sessions", "decisions", "account"} <= set(choosable)
    for kind in registry._kinds.values():
        assert kind.group == "" or kind.group in choosable, kind.name


def test_a_member_unticks_a_group_and_ticks_it_again(as_, ana):
    client = as_(ana)
    page = client.get(PAGE).content.decode()
    assert "Answers to what I wrote" in page and 'value="answers"' in page
    groups = [name for name, _words in registry.groups()]
    client.post(PAGE, {"mail-sent": "1", "mail-mail": [name for name in groups if name != "answers"]})
    assert Preferences.objects.get(member=ana).no_mail == ["answers"]
    client.post(PAGE, {"mail-sent": "1"})
    assert Preferences.objects.get(member=ana).no_mail == groups
    client.post(PAGE, {"mail-sent": "1", "mail-mail": groups})
    assert Preferences.objects.get(member=ana).no_mail == []


def test_without_an_e_mail_the_page_says_so_and_asks_nothing(as_, ben):
    page = as_(ben).get(PAGE).content.decode()
    assert "You gave us no e-mail address" in page and "/account/email/" in page
    assert 'name="mail-mail"' not in page


def test_quiet_hours_are_chosen_on_the_page(as_, ana):
    client = as_(ana)
    client.post(PAGE, {"quiet-quiet_from": "22:00", "quiet-quiet_until": "07:00"})
    chosen = Preferences.objects.get(member=ana)
    assert (chosen.quiet_from, chosen.quiet_until) == (time(22), time(7))
    assert 'value="22:00"' in client.get(PAGE).content.decode()
    client.post(PAGE, {"quiet-quiet_from": "", "quiet-quiet_until": ""})
    assert Preferences.objects.get(member=ana).quiet_from is None


@pytest.mark.parametrize(
    ("begins", "ends", "words"), [("22:00", "", "both times"), ("09:00", "09:00", "two different")]
)
def test_half_of_quiet_hours_is_answered_in_words(as_, ana, begins, ends, words):
    page = as_(ana).post(PAGE, {"quiet-quiet_from": begins, "quiet-quiet_until": ends})
    assert page.status_code == 422 and words in page.content.decode()


def test_old_notices_and_mails_are_forgotten(ana, tell, settings):
    tell(ana)
    services.send_waiting_mail()
    now = timezone.now()
    assert services.forget_old(now + timedelta(days=settings.MAIL_DAYS - 1)) == 0
    services.forget_old(now + timedelta(days=settings.MAIL_DAYS + 1))
    assert Notice.objects.count() == 1 and not Mail.objects.exists()
    services.forget_old(now + timedelta(days=settings.NOTICE_DAYS + 1))
    assert not Notice.objects.exists()


def test_every_mail_leads_to_the_helplines(ana, tell, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://hearth.example"
    tell(ana)
    assert services.send_waiting_mail() == 1
    assert "https://hearth.example/help/" in mail.outbox[0].body
