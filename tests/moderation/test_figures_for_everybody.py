"""The figures of moderation: counted from its records, looked at by an administrator, then published in fives."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.members.permissions import Refused
from forums import services as forums
from moderation import figures, services
from moderation.figures import period
from moderation.models import Case, TransparencyReport
from moderation.services.transparency import publish_figures
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(agreement):
    return make_member("High Oak", role="administrator")


@pytest.fixture
def this_year():
    return period(str(timezone.localdate().year))


@pytest.fixture
def next_year(monkeypatch, this_year):
    """From now on it is some day of the year after, for those who ask whether a period is over."""
    day, real = date(this_year.start.year + 1, 2, 3), timezone.localdate
    monkeypatch.setattr("moderation.figures.timezone.localdate", lambda value=None: real(value) if value else day)


def rows(table, of):
    return {key: numbers for key, *numbers in figures.figures(of)[table]}


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026", date(2026, 1, 1), date(2027, 1, 1)),
        ("2026-q1", date(2026, 1, 1), date(2026, 4, 1)),
        ("2026-q4", date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_a_period_has_its_days(code, start, end):
    assert (period(code).start, period(code).end) == (start, end)


@pytest.mark.parametrize("code", ["", "26", "2026-q5", "2026-q0", "02026", "2026-q", "now"])
def test_what_is_no_period_is_refused(code):
    with pytest.raises(ValueError):
        period(code)


def test_everything_is_counted_from_the_records(topic, ana, ben, outsider, moderator, second_moderator, this_year):
    post = topic.posts.get()
    case = services.report(post, ben.home_persona, False, "Hm.", "privacy")
    services.report(post, outsider.home_persona, True, "How are they?")
    removal = services.decide(case.pk, "remove", moderator, case.version, "Why.", "privacy")
    asked = services.appeal(removal, ana, "It was mine.")
    services.answer_appeal(asked.case_id, "overturn", second_moderator, asked.case.version, "Yes.")
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    held = Case.objects.get(kind="hold", state="open")
    Case.objects.filter(pk=held.pk).update(opened_at=timezone.now() - timedelta(hours=3))
    services.decide(held.pk, "approve", moderator, held.version)
    assert rows("sources", this_year) == {"members": [2], "outside": [0], "checks": [1], "team": [0]}
    assert rows("reasons", this_year) == {"privacy": [1], "worry": [1]}
    assert rows("checks", this_year)["personal_data"] == [1]
    assert rows("actions", this_year)["remove"] == [1, 0] and rows("actions", this_year)["approve"] == [1, 0]
    assert rows("rules", this_year) == {"privacy": [1]}
    assert rows("held", this_year) == {"through": [1], "not_through": [0]}
    assert rows("times", this_year)["hold"] == [1, 180]
    assert rows("appeals", this_year)["overturned"] == [1, 0]
    assert figures.figures(period("2001"))["sources"] == [[key, 0] for key in ("members", "outside", "checks", "team")]


def test_it_costs_the_same_for_few_and_for_many(
    topic, ben, moderator, second_moderator, this_year, django_assert_num_queries
):
    with django_assert_num_queries(10):
        figures.figures(this_year)
    for number in range(4):
        post, _ = forums.reply(topic, moderator, f"Reply {number}, quite different from the rest.")
        case = services.report(post, ben.home_persona, False)
        services.decide(case.pk, "remove", second_moderator, case.version, "Why.")
    with django_assert_num_queries(10):
        figures.figures(this_year)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (1, "few"), (4, "few"), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (101, 100)]
)
def test_the_public_reads_counts_in_fives(count, shown):
    tables = {"undone": [["undone", count]], "times": [["hold", count, 90]]}
    public = figures.in_fives(tables)
    assert public["undone"] == [["undone", shown]]
    assert public["times"] == [["hold", shown, 90 if count >= 5 else None]]


def test_nothing_is_public_before_an_administrator_published_it(as_, topic, ana, moderator, administrator, next_year):
    assert "Nothing is published yet" in as_(None).get("/transparency/").content.decode()
    assert as_(moderator).get("/admin/transparency/").status_code in (302, 403)
    services.report(topic.posts.get(), moderator.home_persona, False)
    client, code = as_(administrator), str(timezone.now().year)
    page = client.get(f"/admin/transparency/?period={code}").content.decode()
    assert "Publish for everybody" in page and "How we learned of something" in page
    sent = client.post(f"/admin/transparency/?period={code}", {"words": "A quiet year."})
    assert sent.status_code == 302
    said = as_(None).get("/transparency/").content.decode()
    assert "A quiet year." in said and "Counts are in fives" in said


def test_what_is_published_never_changes_and_holds_no_exact_count(
    topic, ben, moderator, administrator, next_year, this_year
):
    case = services.report(topic.posts.get(), ben.home_persona, False)
    services.decide(case.pk, "remove", moderator, case.version, "Why.")
    report = publish_figures(this_year, "", administrator)
    assert ["members", "few"] in report.figures["sources"] and ["remove", "few", 0] in report.figures["actions"]
    for number in range(6):
        forums.reply(topic, ben, f"Ring me on 07700 900 14{number}.")
    report.refresh_from_db()
    assert ["members", "few"] in report.figures["sources"]


def test_two_reports_never_cover_the_same_day(administrator, next_year, this_year):
    publish_figures(period(f"{this_year.code}-q1"), "", administrator)
    with pytest.raises(Refused, match="before"):
        publish_figures(this_year, "", administrator)
    assert publish_figures(period(f"{this_year.code}-q2"), "", administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        TransparencyReport.objects.create(start=date(2020, 1, 1), end=date(2020, 1, 1), figures={})


def test_a_time_that_is_not_over_and_somebody_else_publish_nothing(moderator, administrator, this_year, next_year):
    with pytest.raises(Refused, match="those who run"):
        publish_figures(this_year, "", moderator)
    with pytest.raises(Refused, match="not over"):
        publish_figures(period(str(this_year.start.year + 1)), "", administrator)


def test_each_published_period_is_a_page_and_a_file(as_, topic, ben, administrator, next_year, this_year):
    services.report(topic.posts.get(), ben.home_persona, False, "Hm.", "privacy")
    for quarter in (3, 4):
        publish_figures(period(f"{this_year.code}-q{quarter}"), f"Words of {quarter}.", administrator)
    client = as_(None)
    assert "Words of 4." in client.get("/transparency/").content.decode()
    older = client.get(f"/transparency/?period={this_year.code}-q3").content.decode()
    assert "Words of 3." in older and "Words of 4." not in older
    assert client.get("/transparency/?period=1999").status_code == 404
    answer = client.get(f"/transparency/{this_year.code}-q4.csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode())))
    assert answer["Content-Type"].startswith("text/csv") and lines[0] == ["table", "what", "column", "figure"]
    assert ["sources", "Members’ reports", "How often", "fewer than 5"] in lines


def test_reading_it_costs_a_visitor_one_query_for_figures(
    as_, administrator, next_year, this_year, django_assert_max_num_queries
):
    publish_figures(this_year, "", administrator)
    client = as_(None)
    client.get("/transparency/")
    with django_assert_max_num_queries(3):
        client.get("/transparency/")


def test_the_admins_front_page_asks_for_last_years_figures(
    as_, topic, ben, administrator, moderator, next_year, this_year
):
    asked = "are not published yet"
    assert asked not in as_(administrator).get("/admin/").content.decode()
    case = services.report(topic.posts.get(), ben.home_persona, False)
    services.decide(case.pk, "approve", moderator, case.version)
    assert asked in as_(administrator).get("/admin/").content.decode()
    publish_figures(this_year, "", administrator)
    assert asked not in as_(administrator).get("/admin/").content.decode()
