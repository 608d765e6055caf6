"""A break: nothing is mailed, nothing can be written, everything stays; it ends by itself or by a button."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from community.members import services
from community.members.models import Member
from community.notifications import services as notices
from community.notifications.models import Notice
from forums import services as forums

pytestmark = pytest.mark.django_db


def fresh(member):
    return Member.objects.select_related("home_persona").get(pk=member.pk)


@pytest.fixture
def resting(ana, topic):
    services.pause(ana, timezone.now() + timedelta(days=7))
    return ana


@pytest.mark.parametrize(("length", "days"), [("3", 3), ("7", 7), ("14", 14), ("30", 30)])
def test_it_begins_with_one_choice(as_, ana, length, days):
    as_(ana).post("/account/break/", {"length": length})
    until = fresh(ana).paused_until - timezone.now()
    assert timedelta(days=days) - until < timedelta(minutes=1)


def test_it_may_last_until_a_day_of_one_s_own(as_, ana):
    day = timezone.localdate() + timedelta(days=40)
    as_(ana).post("/account/break/", {"length": "date", "day": day.isoformat()})
    assert timezone.localtime(fresh(ana).paused_until).date() == day


@pytest.mark.parametrize("days", [None, "x", -1, 0, 367, 100000])
def test_a_day_that_will_not_do_is_said_in_words(as_, ana, days):
    day = (timezone.localdate() + timedelta(days=days)).isoformat() if isinstance(days, int) else days or ""
    answer = as_(ana).post("/account/break/", {"length": "date", "day": day})
    assert answer.status_code == 422 and "Please" in answer.content.decode()
    assert not fresh(ana).is_paused
    assert as_(ana).post("/account/break/", {}).status_code == 422


def test_nothing_can_be_written_meanwhile_and_no_word_is_lost(as_, resting, topic):
    answer = as_(resting).post(f"/t/{topic.pk}/reply/", {"body": "These are my words."}, follow=True)
    page = answer.content.decode()
    assert "You are taking a break" in page and "These are my words." in page and "I’m back" in page
    assert topic.posts.count() == 1


def test_nothing_is_mailed_meanwhile_and_the_inbox_keeps_it(resting, ben, topic):
    resting.email = "heron@example.org"
    resting.save()
    forums.reply(topic, ben, "I am here too.")
    notices.send_waiting_mail()
    assert not mail.outbox and Notice.objects.filter(member=resting).exists()


def test_mail_that_waits_when_it_begins_is_not_sent(ana, ben, topic):
    ana.email = "heron@example.org"
    ana.save()
    forums.reply(topic, ben, "I am here too.")
    services.pause(fresh(ana), timezone.now() + timedelta(days=3))
    notices.send_waiting_mail()
    assert not mail.outbox


def test_mail_goes_out_to_somebody_who_is_not_resting(ana, ben, topic):
    ana.email = "heron@example.org"
    ana.save()
    forums.reply(topic, ben, "I am here too.")
    notices.send_waiting_mail()
    assert len(mail.outbox) == 1


def test_the_button_ends_it_and_leads_back_to_the_page(as_, resting, topic):
    client = as_(resting)
    assert "I’m back" in client.get("/account/").content.decode()
    assert client.post("/account/break/end/", {"next": f"/t/{topic.pk}/"})["Location"] == f"/t/{topic.pk}/"
    assert not fresh(resting).is_paused
    assert "I’m back" not in client.get("/account/").content.decode()


def test_it_ends_by_itself(as_, ana, topic):
    services.pause(ana, timezone.now() - timedelta(seconds=1))
    assert "I’m back" not in as_(ana).get("/account/").content.decode()
    as_(ana).post(f"/t/{topic.pk}/reply/", {"body": "These are my words."})
    assert topic.posts.count() == 2


def test_nobody_else_sees_it(as_, resting, ben, topic):
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "Quiet Heron" in page and "break" not in page.lower().replace("breakpoint", "")


@pytest.mark.django_db
def test_a_break_holds_back_no_mail_about_the_account_being_erased(ana):
    from datetime import timedelta

    from django.core import mail
    from django.utils import timezone

    from community.members import services
    from community.notifications import services as notifications

    ana.email = "ana@example.org"
    ana.save()
    services.pause(ana, timezone.now() + timedelta(days=3))
    notifications.tell(ana, "forums.reply", "one", "/t/1/")
    notifications.tell(ana, "members.erasure", "two", "/account/erase/")
    notifications.send_waiting_mail()
    assert len(mail.outbox) == 1


def test_a_topic_without_a_box_to_write_in_speaks_of_no_kept_words(as_, resting, topic):
    page = as_(resting).get(f"/t/{topic.pk}/").content.decode()
    main = page.partition("<main")[2]
    assert "You can end it on your own page." in main and "Your words are kept" not in main
