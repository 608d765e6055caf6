"""Mail says only that something waits; it goes once, and again only when nobody knows whether it went."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from community.members import registries
from community.notifications import services
from community.notifications.models import Mail

pytestmark = pytest.mark.django_db


class Failing(EmailBackend):
    """Fails for addresses that begin with `bad`."""

    def send_messages(self, messages):
        if any(to.startswith("bad") for message in messages for to in message.to):
            raise OSError("550 no such mailbox bad@example.org")
        return super().send_messages(messages)


def later(**by):
    Mail.objects.update(try_after=timezone.now() - timedelta(seconds=1))


def test_a_mail_goes_once(ana, tell):
    tell(ana)
    tell(ana)
    assert services.send_waiting_mail() == 1
    later()
    assert services.send_waiting_mail() == 0
    assert [message.to for message in mail.outbox] == [["ana@example.org"]]


def test_a_mail_carries_no_content(ana, moderator, topic):
    from forums import services as forums
    from moderation import services as moderation
    from moderation.models import Case

    forums.reply(topic, ana, "I was there too, ring 07700 900 142.")
    case = Case.objects.get()
    moderation.decide(case.pk, "remove", moderator, case.version, words="Please leave out numbers.")
    assert services.send_waiting_mail() == 1
    text = mail.outbox[0].message().as_string()
    for private in (
        "Quiet Heron",
        "Steady Larch",
        "there too",
        "leave out",
        "quiet at this hour",
        "Low days",
        ana.username,
        "/t/",
    ):
        assert private not in text, private
    assert mail.outbox[0].subject == "A note from Hearth" and "/notices/" in mail.outbox[0].body


def test_nobody_without_an_address_gets_one(ben, tell):
    tell(ben)
    assert not Mail.objects.exists()
    assert services.send_waiting_mail() == 0 and mail.outbox == []


def test_nobody_who_took_their_address_back_gets_one(ana, tell):
    tell(ana)
    ana.email = ""
    ana.save()
    assert services.send_waiting_mail() == 0 and mail.outbox == []


def test_after_a_failure_it_is_tried_again_with_the_same_number(ana, tell, settings):
    tell(ana)
    number = Mail.objects.get().message_id
    settings.EMAIL_BACKEND = "tests.notifications.test_mail.Failing"
    ana.email = "bad@example.org"
    ana.save()
    assert services.send_waiting_mail() == 0
    waiting = Mail.objects.get()
    assert waiting.sent_at is None and waiting.tries == 1 and waiting.try_after > timezone.now()
    assert services.send_waiting_mail() == 0, "it waits before the second try"
    ana.email = "ana@example.org"
    ana.save()
    later()
    assert services.send_waiting_mail() == 1
    assert [message.extra_headers["Message-ID"] for message in mail.outbox] == [f"<{number}@hearth>"]


def test_one_address_that_fails_does_not_hold_up_the_others(ana, ben, tell, settings, caplog):
    settings.EMAIL_BACKEND = "tests.notifications.test_mail.Failing"
    ben.email = "bad@example.org"
    ben.save()
    tell(ben)
    tell(ana)
    assert services.send_waiting_mail() == 1
    assert mail.outbox[0].to == ["ana@example.org"]
    assert "tried again" in caplog.text and "bad@example.org" not in caplog.text


def test_it_is_given_up_in_the_end(ana, tell, settings):
    settings.EMAIL_BACKEND = "tests.notifications.test_mail.Failing"
    ana.email = "bad@example.org"
    ana.save()
    tell(ana)
    for _ in range(services.MOST_TRIES + 3):
        later()
        services.send_waiting_mail()
    assert Mail.objects.get().tries == services.MOST_TRIES


def test_a_worker_that_is_killed_before_sending_sends_later(ana, tell, monkeypatch):
    tell(ana)
    with monkeypatch.context() as killed:
        killed.setattr(services.EmailMessage, "send", _die)
        with pytest.raises(KeyboardInterrupt):
            services.send_waiting_mail()
    assert mail.outbox == []
    later()
    assert services.send_waiting_mail() == 1


def test_a_worker_that_is_killed_after_sending_repeats_it_once_with_the_same_number(ana, tell, monkeypatch):
    tell(ana)
    send = services.EmailMessage.send

    def send_and_die(message, **kwargs):
        send(message, **kwargs)
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(services.EmailMessage, "send", send_and_die)
        with pytest.raises(KeyboardInterrupt):
            services.send_waiting_mail()
    for _ in range(3):
        later()
        services.send_waiting_mail()
    assert len(mail.outbox) == 2
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 1


def test_no_mail_calls_back_to_what_was_read_or_is_gone(ana, tell, monkeypatch):
    visible = {1}
    monkeypatch.setitem(registries.visible_to, "test.post", lambda member, ids: ids & visible)
    services.mark_read(ana, [tell(ana, key="read")])
    tell(ana, key="gone", subject_kind="test.post", subject_id=2)
    tell(ana, key="here", subject_kind="test.post", subject_id=1)
    assert services.send_waiting_mail() == 1
    later()
    assert services.send_waiting_mail() == 0


def test_a_mail_is_undone_with_the_happening(ana, tell):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        tell(ana)
        raise RuntimeError
    assert not Mail.objects.exists()
    assert services.send_waiting_mail() == 0


def _die(message, **kwargs):
    raise KeyboardInterrupt
