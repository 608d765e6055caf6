from datetime import timedelta

from django.utils import timezone

from community.helplines.models import Helpline
from community.helplines.queries import helplines_for


def test_a_helpline_whose_check_is_late_is_still_shown(line):
    today = timezone.localdate()
    late = line("Evening Line", verified_on=today - timedelta(days=400), next_check_on=today - timedelta(days=300))
    assert late.is_late()
    assert [found.name for found in helplines_for("GB")] == ["Evening Line"]


def test_late_ones_can_be_listed_for_staff(line):
    today = timezone.localdate()
    line("Never Checked")
    line("Checked", verified_on=today, next_check_on=today + timedelta(days=90))
    line("Overdue", verified_on=today - timedelta(days=99), next_check_on=today - timedelta(days=1))
    assert {found.name for found in Helpline.objects.late()} == {"Never Checked", "Overdue"}


def test_nobody_is_asked_to_ring_an_emergency_number(line):
    service = line("999", dial="999", is_emergency=True)
    never = line("Never Checked")
    assert never.is_late() and not service.is_late()
    assert list(Helpline.objects.late()) == [never]
