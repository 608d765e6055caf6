"""The help page for one need: a plain form, in the order emergency, crisis, then need by need."""

import re

import pytest


def names(page):
    return re.findall(r'class="helpline-name">([^<]+)<', page.content.decode())


@pytest.fixture
def many(home, line):
    line("Veterans’ Line", need="veterans", position=1)
    line("Signing Line", need="deaf", position=1)
    line("Any Worry", position=1)
    line("Crisis Line", need="crisis", position=9)
    line("Crisis Text", need="crisis", method="text", dial="07700900177", position=10)
    line("999", is_emergency=True, dial="999", position=99)


def test_everything_stands_in_its_order(client, many):
    shown = names(client.get("/help/"))
    assert shown == ["999", "Crisis Line", "Crisis Text", "Any Worry", "Signing Line", "Veterans’ Line"]


def test_the_order_does_not_change_with_the_hour(client, home, line):
    line("Shut Crisis Line", need="crisis", always_open=False, monday="", friday="")
    line("Open Worry")
    assert names(client.get("/help/"))[-2:] == ["Shut Crisis Line", "Open Worry"]


def test_a_need_comes_before_what_is_for_everybody_and_the_rest_is_left_out(client, many):
    shown = names(client.get("/help/", {"need": "deaf"}))
    assert shown == ["999", "Signing Line", "Crisis Line", "Crisis Text", "Any Worry"]


def test_who_cannot_talk_gets_texts_and_chats_first(client, many, line):
    line("Web Chat", need="young", method="chat", dial="", website="https://chat.example/", position=3)
    shown = names(client.get("/help/", {"need": "text"}))
    assert shown == ["999", "Crisis Text", "Web Chat", "Crisis Line", "Any Worry"] or shown == [
        "999", "Web Chat", "Crisis Text", "Crisis Line", "Any Worry",
    ]  # fmt: skip


def test_only_needs_that_this_country_has_are_offered(client, many):
    page = client.get("/help/").content.decode()
    form = page[page.index('<form class="form helpline-choice"') :]
    offered = re.findall(r'<option value="([^"]*)"', form[: form.index("</form>")])
    assert offered == ["", "crisis", "text", "general", "deaf", "veterans"]
    assert 'method="get" action="/help/"' in form


@pytest.mark.parametrize("need", ["carers", "nonsense", '"><script>'])
def test_a_need_that_is_not_there_shows_everything(client, many, need):
    page = client.get("/help/", {"need": need})
    assert len(names(page)) == 6 and "<script>alert" not in page.content.decode()


def test_the_country_that_is_looked_at_stays_when_a_need_is_chosen(client, many, line):
    line("Harbour Line", country="JP")
    line("Harbour Deaf Line", country="JP", need="deaf")
    page = client.get("/help/", {"country": "JP", "need": "deaf"})
    assert names(page)[1:] == ["Harbour Deaf Line", "Harbour Line"]
    assert '<input type="hidden" name="country" value="JP">' in page.content.decode()


def test_a_country_with_one_need_asks_nothing(client, home, line):
    line("Any Worry")
    assert "helpline-choice" not in client.get("/help/").content.decode()


def test_languages_are_shown(client, home, line):
    line("Any Worry", languages="English, Welsh")
    assert "Speaks English, Welsh" in client.get("/help/").content.decode()


def test_the_page_costs_the_same_with_a_need(client, many, line, django_assert_num_queries):
    client.get("/help/")
    with django_assert_num_queries(2) as before:
        client.get("/help/")
    for number in range(5):
        line(f"Deaf Line {number}", need="deaf")
    with django_assert_num_queries(len(before)):
        client.get("/help/", {"need": "deaf"})
