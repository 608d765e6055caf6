"""A person rings the number and reads the hours; only then do readers see the line."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from community.helplines.hours import WEEKDAYS
from community.helplines.models import Helpline

LIST = "/admin/snippets/helplines/helpline/"
TICKS = {"rang_it": "on", "hours_right": "on", "action-confirm": "1"}


@pytest.fixture
def waiting(line):
    row = {
        "country": "GB", "name": "Lantern", "category": "general_crisis", "method": "phone",
        "dial_as_described": "0808 157 0901 (or 0808 157 0902)", "languages": "en", "hours": "most evenings",
        "website": "", "verified_at": "2026-05-04", "source": "an <b>invented</b> list",
    }  # fmt: skip
    return line(
        "Lantern", need="crisis", dial="08081570901", display="0808 157 0901", languages="English", always_open=False,
        live=False, imported_at=timezone.now(), source_row=row,
    )  # fmt: skip


@pytest.fixture
def form(waiting):
    return {
        "country": "GB", "name": "Lantern", "need": "crisis", "method": "phone", "dial": waiting.dial,
        "display": waiting.display, "languages": "English", "time_zone": "Europe/London", "monday": "18:00-23:00",
    }  # fmt: skip


def edit(helpline):
    return f"{LIST}edit/{helpline.pk}/"


def test_the_words_of_the_file_stand_beside_the_fields(as_, editor, waiting):
    page = as_(editor).get(edit(waiting)).content.decode()
    assert "The file says: “0808 157 0901 (or 0808 157 0902)”." in page and "The file says: “most evenings”." in page
    assert "an &lt;b&gt;invented&lt;/b&gt; list" in page and "<b>invented</b>" not in page
    assert "It names more than one number, and 0808 157 0901 was taken." in page
    assert all(f'name="{day}"' in page for day in WEEKDAYS)
    assert 'name="action-confirm"' in page and 'name="live"' not in page


def test_a_helpline_that_an_editor_wrote_has_no_such_page(as_, editor, line):
    page = as_(editor).get(edit(line())).content.decode()
    assert 'name="action-confirm"' not in page and 'name="live"' in page


def test_confirmed_it_is_live_and_says_who_and_when(as_, editor, waiting, form, client, home):
    assert "Lantern" not in client.get("/help/").content.decode()
    answer = as_(editor).post(edit(waiting), {**form, **TICKS})
    assert answer.status_code == 302
    waiting.refresh_from_db()
    today = timezone.localdate()
    assert waiting.live and not waiting.is_waiting and waiting.monday == "18:00-23:00"
    assert (waiting.verified_on, waiting.verified_by) == (today, editor)
    assert waiting.next_check_on == today + timedelta(days=90)
    assert ModelLogEntry.objects.get(action="helplines.confirm").user == editor
    assert "Lantern" in client.get("/help/").content.decode()


def test_the_history_tells_it(as_, editor, waiting, form):
    as_(editor).post(edit(waiting), {**form, **TICKS})
    assert "Confirmed number and hours" in as_(editor).get(f"{LIST}history/{waiting.pk}/").content.decode()


@pytest.mark.parametrize("missing", ["rang_it", "hours_right"])
def test_a_tick_that_is_missing_is_asked_for_and_nothing_is_lost(as_, editor, waiting, form, missing):
    ticks = {name: value for name, value in TICKS.items() if name != missing}
    page = as_(editor).post(edit(waiting), {**form, **ticks, "who_for": "Words I just wrote"}).content.decode()
    waiting.refresh_from_db()
    assert not waiting.live and waiting.is_waiting
    assert "Tick this first." in page and "Words I just wrote" in page and 'value="18:00-23:00"' in page


def test_without_hours_it_is_not_confirmed(as_, editor, waiting, form):
    page = as_(editor).post(edit(waiting), {**form, **TICKS, "monday": ""}).content.decode()
    waiting.refresh_from_db()
    assert waiting.is_waiting and "write the hours of at least one day" in page
    as_(editor).post(edit(waiting), {**form, **TICKS, "monday": "", "always_open": "on"})
    waiting.refresh_from_db()
    assert waiting.live


def test_a_number_that_was_put_right_is_the_one_that_is_shown(as_, editor, waiting, form):
    as_(editor).post(edit(waiting), {**form, **TICKS, "dial": "08081570902", "display": "0808 157 0902"})
    waiting.refresh_from_db()
    assert waiting.live and waiting.dial == "08081570902" and waiting.verified_by == editor


def test_saved_for_later_it_still_waits(as_, editor, waiting, form):
    answer = as_(editor).post(edit(waiting), {**form, "name": "The Lantern", "live": "on", "verified_on": "2026-05-04"})
    assert answer.status_code == 302
    waiting.refresh_from_db()
    assert waiting.name == "The Lantern" and waiting.is_waiting and not waiting.live and waiting.verified_on is None


def test_the_list_filters_those_that_wait_and_leads_to_them(as_, editor, waiting, line):
    line("Evening Line", verified_on=timezone.localdate())
    client = as_(editor)
    listed = client.get(LIST, {"waiting": "true"}).content.decode()
    assert (
        "Lantern" in listed
        and "Evening Line" not in listed
        and f'href="{edit(waiting)}" aria-label="Confirm Lantern"' in listed
    )
    assert "Evening Line" in client.get(LIST, {"waiting": "false"}).content.decode()


def test_one_that_waits_is_not_late_as_well(as_, editor, waiting, line):
    line("Never Rung")
    assert not waiting.is_late()
    listed = as_(editor).get(LIST, {"late": "true"}).content.decode()
    assert "Never Rung" in listed and "Lantern" not in listed


def test_the_front_page_of_the_admin_counts_them(as_, editor, waiting):
    page = as_(editor).get("/admin/").content.decode()
    assert "<span>1</span> helpline to confirm" in page and "<span>0</span> helplines to check" in page
    Helpline.objects.update(confirmed_at=timezone.now())
    assert "to confirm" not in as_(editor).get("/admin/").content.decode()


def test_who_may_not_change_helplines_confirms_none(as_, moderator, waiting, form):
    answer = as_(moderator).post(edit(waiting), {**form, **TICKS})
    waiting.refresh_from_db()
    assert answer.status_code in (302, 403) and waiting.is_waiting and not waiting.live


def test_no_copy_slips_past(as_, editor, waiting):
    client = as_(editor)
    assert client.get(edit(waiting)).status_code == 200
    assert client.get(f"{LIST}copy/{waiting.pk}/").status_code == 404


def test_an_emergency_number_is_looked_up_and_never_rung_to_try_it(as_, editor, waiting, form):
    Helpline.objects.update(is_emergency=True)
    page = as_(editor).get(edit(waiting)).content.decode()
    assert "Please never ring it to try" in page
    as_(editor).post(edit(waiting), {**form, **TICKS, "is_emergency": "on", "monday": ""})
    waiting.refresh_from_db()
    assert waiting.live and waiting.is_emergency
