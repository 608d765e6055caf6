from datetime import timedelta

import pytest
from django.utils import timezone

from community.lib.crypto import Unreadable
from groups import services
from groups.models import Message, RetentionReceipt, RoomEvent, Session


@pytest.fixture
def over(open_room, seat, lead):
    services.post_message(open_room, seat, "one", "Good evening.")
    services.post_message(open_room, seat, "two", "Ring me on 07700 900 142.")
    return services.close_session(open_room, lead)


def _release(moderator):
    from moderation import services as moderation
    from moderation.models import Case

    case = Case.objects.get(state="open")
    moderation.decide(case.pk, "approve", moderator, case.version)


def test_nothing_goes_before_its_time(over):
    assert services.purge_due(over.closed_at + timedelta(days=6, hours=23)) == []
    assert Message.objects.count() == 2


def test_after_its_days_the_words_and_their_key_are_gone_and_a_receipt_stays(over, moderator):
    _release(moderator)
    message = Message.objects.select_related("session").first()
    [receipt] = services.purge_due(over.closed_at + timedelta(days=7, minutes=1))
    assert (receipt.messages, receipt.key_destroyed, receipt.kept) == (2, True, 0)
    assert not Message.objects.exists() and not RoomEvent.objects.exists()
    over = Session.objects.get(pk=over.pk)
    assert over.data_key is None and over.purged_at is not None
    message.session = over
    with pytest.raises(Unreadable):
        message.read()
    assert services.purge_due(timezone.now() + timedelta(days=400)) == []


def test_words_of_an_open_case_are_kept_under_a_new_key_for_a_while(over):
    old_key = bytes(over.data_key)
    [receipt] = services.purge_due(over.closed_at + timedelta(days=8))
    assert (receipt.messages, receipt.kept, receipt.kept_reason) == (1, 1, "open_case")
    kept = Message.objects.select_related("session").get()
    assert kept.read() == "Ring me on 07700 900 142."
    assert bytes(kept.session.data_key) != old_key
    [last] = services.purge_due(receipt.kept_until + timedelta(minutes=1))
    assert last.messages == 1 and not Message.objects.exists()
    assert RetentionReceipt.objects.count() == 2


def test_a_group_says_how_many_days(over, group):
    group.retention_days = 1
    group.save()
    assert len(services.purge_due(over.closed_at + timedelta(days=1, minutes=1))) == 1
