"""Somebody writes at two in the night that they will not live: help first, a person called, and asked again next day."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from community.helplines.models import Helpline
from community.members.models import Member
from forums.models import Post
from moderation import services as moderation
from moderation.content import State
from moderation.models import Call, Case
from tests.moderation.calling import call_by, ears  # noqa: F401  (a fixture)
from tests.moderation.conftest import later  # noqa: F401  (a fixture)

pytestmark = pytest.mark.django_db(transaction=True)
LONDON = ZoneInfo("Europe/London")
WORDS = "I have the pills here. I am going to kill myself tonight."
WIDE = {"viewport": {"width": 1280, "height": 1000}}


@pytest.fixture
def night(later):  # noqa: F811
    """It is ten past two in the night after next midnight."""
    now = timezone.now().astimezone(LONDON)
    two = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), LONDON).replace(hour=2, minute=10)
    later(seconds=(two - now).total_seconds())
    return later


@pytest.fixture
def on_call(moderator, night, ears):  # noqa: F811
    """Nobody is there. Somebody gave an address for calls, and the next shift begins at eight."""
    call_by(moderator, ears.url)
    eight = timezone.now().astimezone(LONDON).replace(hour=8, minute=0, second=0, microsecond=0)
    moderation.shifts.plan(moderator, eight, eight + timedelta(hours=4), moderator)
    return moderator


@pytest.fixture
def far_ben(ben):
    Member.objects.filter(pk=ben.pk).update(country="IE", time_zone="Europe/London")
    ben.refresh_from_db()
    for country, name in (("IE", "Night Line Ireland"), ("GB", "Evening Line Britain")):
        Helpline.objects.create(
            name=name, country=country, dial="08081570142", display="0808 157 0142", always_open=True
        )
    return ben


def test_help_comes_first_a_person_is_called_and_it_is_asked_again_the_next_day(
    site, topic, far_ben, on_call, night, ears, browser_of, axe  # noqa: F811
):  # fmt: skip
    page = browser_of(far_ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.get_by_role("button", name="See how it looks").click()
    expect(page.locator("#preview")).to_contain_text("Night Line Ireland")
    page.get_by_role("button", name="Post reply").click()
    post = page.locator("#p2")
    # It comes in the very answer that brings the post, so it is there as soon as anything is.
    expect(post).to_contain_text("Thank you for saying it.")
    expect(post).to_contain_text("Night Line Ireland")
    expect(post).not_to_contain_text("Evening Line Britain")
    expect(post).to_contain_text("The next shift of our team starts: 8:00 am.")
    expect(post).to_contain_text("We want a person to read this with you")
    expect(post.locator("mark")).to_have_count(0)
    for harsh in ("rule", "It may show", "moderator decided"):
        expect(post).not_to_contain_text(harsh)
    expect(page.locator("#composer textarea")).to_have_value("")
    axe(page)
    stored = Post.objects.get(number=2)
    assert stored.state == State.HELD and stored.care

    said = ears.heard[0]["message"]
    assert "kill" not in said and "Somebody needs a person now" in said
    staff = browser_of(on_call, **WIDE)
    staff.goto(site.address(urlsplit(said.splitlines()[-1]).path))
    expect(staff.get_by_text("You have this case open")).to_be_visible()
    case = Case.objects.get(kind="crisis")
    assert case.severity >= 3 and Call.objects.get().acknowledged_by == on_call
    staff.locator("#talk textarea").fill("I am here and I have read it. Are the pills in the room?")
    staff.get_by_role("button", name="Send to the author").click()
    expect(staff.locator("#talk li")).to_contain_text("I am here and I have read it.")

    page.goto(site.address("/notices/"))
    page.locator(f"main a[href*='/conversations/{case.pk}/']").click()
    expect(page.get_by_text("Are the pills in the room?")).to_be_visible()
    page.get_by_label("Your answer").fill("My brother has them now. Thank you for coming.")
    page.get_by_role("button", name="Send to the team").click()
    expect(page.get_by_text("My brother has them now.")).to_be_visible()
    axe(page)

    staff.reload()
    expect(staff.locator("#talk")).to_contain_text("My brother has them now.")
    # Two people close such a case; tonight there is nobody else, and no rule keeps anybody waiting.
    expect(staff.locator("#act-approve")).to_have_count(0)
    staff.get_by_text("Nobody comes: go on alone").click()
    staff.get_by_label("Why you go on alone").fill("Nobody else is here tonight.")
    staff.get_by_role("button", name="Go on alone").click()
    expect(staff.get_by_text("You go on alone, and the administrators know.")).to_be_visible()
    # Heavy words are covered, and nobody releases what they have not read.
    staff.get_by_role("link", name="Show the words").first.click()
    expect(staff.locator(".case-line.is-target")).to_contain_text("kill myself tonight")
    staff.locator("#act-approve summary").click()
    staff.locator("#act-approve").get_by_role("button", name="Release").click()
    expect(staff.get_by_text("Released")).to_be_visible()
    stored.refresh_from_db()
    assert stored.state == State.PUBLISHED

    night(hours=22)
    again = Case.objects.get(kind="follow_up")
    assert again.previous == case and timedelta(0) < again.due_at - timezone.now() < timedelta(hours=4)
    other_day = browser_of(on_call, **WIDE)
    other_day.goto(site.address("/admin/queue/"))
    other_day.get_by_role("link", name="Asking again").click()
    expect(other_day.get_by_text("A crisis was answered the day before. How are they now?")).to_be_visible()
