"""Writing under another name, and seeing less of somebody, in a real browser."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from forums import services as forums
from groups import queries, services
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage

from .conftest import wind_until

pytestmark = pytest.mark.django_db(transaction=True)


def look(page, name):
    """A picture for whoever works on the look: HEARTH_PICTURES names the folder."""
    if os.environ.get("HEARTH_PICTURES"):
        page.screenshot(path=f"{os.environ['HEARTH_PICTURES']}/{name}.png", full_page=True)


def test_a_reply_under_another_name_and_the_next_one_keeps_it(site, browser_of, topic, ben, ana, axe):
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill("I have never told anybody.")
    page.get_by_label("A name just for this topic").check()
    page.get_by_role("button", name="Post reply").click()
    mine = page.locator("#posts .post").nth(1)
    expect(mine).to_contain_text("I have never told anybody.")
    expect(mine.locator(".who")).to_contain_text("Anonymous")
    name = mine.locator(".who").inner_text()
    expect(page.get_by_role("radio", name=name)).to_be_checked()
    axe(page)
    page.get_by_label("Your reply").fill("Thank you for reading.")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#posts .post").nth(2).locator(".who")).to_have_text(name)
    expect(page.locator("#posts")).not_to_contain_text("Plain Sparrow")
    look(page, "composer")
    other = browser_of(ana)
    other.goto(site.address(f"/t/{topic.pk}/"))
    expect(other.locator("#posts")).to_contain_text(name)


def test_a_muted_persons_words_fold_and_open_once(site, browser_of, topic, ana, ben, axe):
    forums.reply(topic, ben, "You should just sleep more.")
    page = browser_of(ana)
    page.clock.install()
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.locator("#p2").get_by_role("link", name="Mute or block").click()
    axe(page)
    look(page, "mute-or-block")
    page.get_by_role("button", name="Mute").click()
    expect(page.locator("#p2")).to_have_text("You muted this person. Show once")
    axe(page)
    look(page, "folded")
    forums.reply(topic, ben, "And eat less.")
    wind_until(page, expect(page.locator("#p3")).to_contain_text, "You muted this person.")
    expect(page.locator("#posts")).not_to_contain_text("eat less")
    page.locator("#p2").get_by_role("link", name="Show once").click()
    expect(page.locator("#p2")).to_contain_text("You should just sleep more.")
    page.goto(site.address("/account/people/"))
    axe(page)
    look(page, "people")
    page.get_by_role("button", name="See Plain Sparrow again").click()
    expect(page.get_by_text("Nobody.").first).to_be_visible()
    page.goto(site.address(f"/t/{topic.pk}/"))
    expect(page.locator("#p3")).to_contain_text("And eat less.")


def test_a_muted_person_is_not_heard_in_the_room_and_still_seen(
    site, home, browser_of, ana, ben, outsider, facilitator, settings, axe
):
    settings.ROOMS = {"UNSTAFFED_SECONDS": 600, "MEMBER_LINES": (100, 5)}
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="small"))
    group = index.add_child(instance=GroupPage(title="Tuesday evening group", slug="tuesday"))
    group.save_revision().publish()
    GroupFacilitator.objects.create(page=group, member=facilitator)
    start = timezone.now() - timedelta(minutes=5)
    session = services.plan(group, start, start + timedelta(minutes=90))
    services.use_group_name(group.pk, ben, "Grey Reed")
    for member in (ana, ben):
        services.book(session, member)
    services.open_session(session, queries.seat_of(facilitator, session))
    one, two = browser_of(ana, viewport={"width": 1280, "height": 900}), browser_of(ben)
    for page in (one, two):
        page.goto(site.address(f"/sessions/{session.pk}/room/"))
    expect(one.locator("#people-list")).to_contain_text("Grey Reed")
    look(one, "room-people")
    two.get_by_label("Your words").fill("Hello.")
    two.get_by_role("button", name="Send").click()
    expect(one.get_by_role("log")).to_contain_text("Hello.")
    one.get_by_role("link", name="Mute or block Grey Reed").click()
    one.get_by_role("button", name="Mute").click()
    expect(one.get_by_role("log")).not_to_contain_text("Hello.")
    expect(one.locator("#people-list")).to_contain_text("Grey Reed")
    two.get_by_label("Your words").fill("Can you hear me?")
    two.get_by_role("button", name="Send").click()
    expect(two.get_by_role("log")).to_contain_text("Can you hear me?")
    services.post_message(session, queries.seat_of(facilitator, session), "lead-1", "Welcome, all.")
    expect(one.get_by_role("log")).to_contain_text("Welcome, all.")
    expect(one.get_by_role("log")).not_to_contain_text("Can you hear me?")
    axe(one)
    page = browser_of(outsider)
    page.goto(site.address(f"/groups/{group.pk}/name/"))
    axe(page)
    look(page, "group-name")
    page.get_by_label("Your name in this group").fill("Tall Oak")
    page.get_by_role("button", name="Use this name here").click()
    expect(page.locator("body")).to_contain_text("You come as Tall Oak.")
    look(page, "booking")
