"""The readable copy speaks in titles, names and plain dates; the one for programs keeps the numbers beside them."""

import html
import io
import json
import re
import zipfile

import pytest
from django.apps import apps

from community.members import services
from community.members.models import Acceptance, Agreement, Persona
from community.members.registries import export_of
from community.members.rights import readable
from community.members.services import exports
from forums.models import Post
from groups.models import GroupPage, Session
from tests.members.zebra import zebra  # noqa: F401

pytestmark = pytest.mark.django_db


def files_of(member):
    packed = zipfile.ZipFile(io.BytesIO(exports.copy_of(member)))
    return packed.read("your-data.html").decode(), json.loads(packed.read("your-data.json"))["data"]


def rows_of(page, title):
    """The rows under a heading of the page, each a dict."""
    part = page.partition(f">{title}</h2>")[2].partition("<h2")[0]
    return [
        {word: html.unescape(value) for word, value in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", row, re.DOTALL)}
        for row in part.split("<dl>")[1:]
    ]


def test_a_post_says_where_it_stands_and_under_which_name(zebra, topic):  # noqa: F811
    page, data = files_of(zebra)
    row = next(row for row in rows_of(page, "What you wrote on boards") if row["Words"] == "zebra answered")
    assert (row["Topic"], row["Board"], row["Under the name"]) == (topic.title, topic.board.title, "Zebra Finch")
    assert row["State"] == "Published" and re.fullmatch(r"\d+ \w+ \d{4}, \d+:\d\d [ap]m", row["Written"])
    kept = next(row for row in data["forums.Post"] if row["text"] == "zebra answered")
    assert (kept["topic_id"], kept["state"], kept["name"]) == (topic.pk, "published", "Zebra Finch")


def test_a_post_under_an_alias_stands_under_the_alias(zebra, topic):  # noqa: F811
    alias = Persona.objects.get(member=zebra, thread_id=topic.pk)
    Post.objects.filter(body="zebra answered").update(author=alias)
    page, _data = files_of(zebra)
    row = next(row for row in rows_of(page, "What you wrote on boards") if row["Words"] == "zebra answered")
    assert row["Under the name"] == alias.name != "Zebra Finch"


def test_a_message_says_its_group_its_session_and_its_name(zebra):  # noqa: F811
    page, data = files_of(zebra)
    (row,) = rows_of(page, "What you wrote in sessions")
    assert (row["Group"], row["Under the name"]) == ("Tuesday evening", "Zebra Of Tuesdays")
    assert re.fullmatch(r"\d+ \w+ \d{4}, \d+:\d\d [ap]m", row["Session of"])
    session = Session.objects.get()
    assert (data["groups.Message"][0]["session"], data["groups.Message"][0]["group_id"]) == (
        session.pk,
        session.group_id,
    )


def test_names_say_where_they_are_used(zebra, topic):  # noqa: F811
    page, data = files_of(zebra)
    used = {row["Name"]: row["Used in"] for row in rows_of(page, "Your names")}
    alias = Persona.objects.get(member=zebra, thread_id=topic.pk)
    assert used == {
        "Zebra Finch": "The whole community", alias.name: topic.title, "Zebra Of Tuesdays": "Tuesday evening",
    }  # fmt: skip
    scopes = {row["name"]: row["scope"] for row in data["members.Persona"]}
    assert (
        scopes["Zebra Of Tuesdays"] == f"group:{GroupPage.objects.get().pk}"
        and scopes[alias.name] == f"topic:{topic.pk}"
    )


def test_a_name_for_a_place_that_is_gone_says_so(zebra):  # noqa: F811
    Persona.objects.filter(member=zebra, name="Zebra Of Tuesdays").update(scope="group:999999")
    page, _data = files_of(zebra)
    assert {row["Name"]: row["Used in"] for row in rows_of(page, "Your names")}[
        "Zebra Of Tuesdays"
    ] == "A place that is gone"


def test_an_agreement_of_a_group_says_whose_it_is(zebra):  # noqa: F811
    group = GroupPage.objects.get()
    services.accept(zebra, services.publish_agreement("Be on time.", "We start at seven.", scope=f"group:{group.pk}"))
    assert Acceptance.objects.filter(member=zebra).count() == 2 and Agreement.objects.count() == 2
    page, _data = files_of(zebra)
    assert {row["Used in"] for row in rows_of(page, "What you agreed to")} == {"The whole community", "Tuesday evening"}


def test_no_code_number_or_address_is_left_on_the_page(zebra):  # noqa: F811
    page, _data = files_of(zebra)
    shown = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    for pattern in (
        r"(group|topic):\d",
        r"<dd>/",
        r"None",
        r"\d{4}-\d\d-\d\d",
        r"<dd>(members|wagtail)\.",
        r"href=\"[^#]",
    ):
        assert not re.search(pattern, shown), pattern


def test_what_is_stored_as_a_code_is_told_in_words(zebra):  # noqa: F811
    held = {model: rows for model, rows in export_of(zebra).items() if rows}
    told = 0
    for model, rows in held.items():
        codes = {str(code) for f in apps.get_model(model)._meta.fields for code, _words in f.flatchoices if code}
        for row in rows:
            for key, value in row.items():
                if isinstance(value, str) and value in codes and key not in readable.for_programs:
                    words = readable._value(value, key, model)
                    assert str(words) != value, f"{model}: register values for {key!r}"
                    told += 1
    assert told > 15
