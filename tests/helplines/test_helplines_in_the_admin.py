from datetime import timedelta

from django.utils import timezone

from community.helplines.models import WEEKDAYS, Helpline

LIST = "/admin/snippets/helplines/helpline/"


def test_late_ones_can_be_filtered(as_, editor, line):
    today = timezone.localdate()
    line("Overdue Line", verified_on=today - timedelta(days=99), next_check_on=today - timedelta(days=1))
    line("Fresh Line", verified_on=today, next_check_on=today + timedelta(days=90))
    listed = as_(editor).get(LIST, {"late": "true"}).content.decode()
    assert "Overdue Line" in listed and "Fresh Line" not in listed


def test_a_country_can_be_filtered(as_, editor, line):
    line("Harbour Line", country="JP")
    line("Evening Line")
    listed = as_(editor).get(LIST, {"country": "JP"}).content.decode()
    assert "Harbour Line" in listed and "Evening Line" not in listed


def test_the_front_page_of_the_admin_counts_the_late_ones(as_, editor, line):
    line()
    assert "<span>1</span> helpline to check" in as_(editor).get("/admin/").content.decode()


def test_who_writes_down_a_check_is_remembered(as_, editor):
    form = {
        "country": "GB", "name": "Evening Line", "need": "general", "method": "phone", "dial": "08081570142",
        "time_zone": "Europe/London", "position": "1", "live": "on", "verified_on": "2026-11-02",
        **dict.fromkeys(WEEKDAYS, "18:00-02:00"),
    }  # fmt: skip
    response = as_(editor).post(f"{LIST}add/", form)
    assert response.status_code == 302
    helpline = Helpline.objects.get()
    assert helpline.verified_by == editor and helpline.monday == "18:00-02:00"


def test_hours_that_cannot_be_read_come_back_with_a_reason(as_, editor):
    form = {
        "country": "GB",
        "name": "Evening Line",
        "need": "general",
        "method": "phone",
        "dial": "1",
        "monday": "9 to 5",
    }
    page = as_(editor).post(f"{LIST}add/", form).content.decode()
    assert "Write times like 09:00-17:00" in page and not Helpline.objects.exists()


def test_a_changed_number_is_not_checked_any_more(as_, editor, line):
    number = line("Evening Line", verified_on=timezone.localdate(), verified_by=editor)
    form = {
        "country": "GB", "name": "Evening Line", "need": "general", "method": "phone", "dial": number.dial,
        "display": number.display, "time_zone": "Europe/London", "position": "1", "live": "on",
        "verified_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    as_(editor).post(f"{LIST}edit/{number.pk}/", form)
    number.refresh_from_db()
    assert number.verified_on and number.verified_by == editor
    as_(editor).post(f"{LIST}edit/{number.pk}/", {**form, "dial": "08081570999"})
    number.refresh_from_db()
    assert number.dial == "08081570999" and number.verified_on is None and number.verified_by is None


def test_a_zone_under_its_old_name_stays_when_something_else_is_changed(as_, editor, line):
    kyiv = line("Evening Line", country="UA", time_zone="Europe/Kiev", verified_on=timezone.localdate())
    page = as_(editor).get(f"{LIST}edit/{kyiv.pk}/").content.decode()
    assert '<option value="Europe/Kiev" selected>' in page and '<option value="Europe/Kyiv">' in page
    form = {
        "country": "UA", "name": "Night Line", "need": "general", "method": "phone", "dial": kyiv.dial,
        "display": kyiv.display, "time_zone": "Europe/Kiev", "position": "1", "always_open": "on",
    }  # fmt: skip
    assert as_(editor).post(f"{LIST}edit/{kyiv.pk}/", form).status_code == 302
    kyiv.refresh_from_db()
    assert (kyiv.name, kyiv.time_zone) == ("Night Line", "Europe/Kiev")
