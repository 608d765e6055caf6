"""The importer, on small invented files."""

import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from community.members.models import Member, Persona
from forums.models import BoardActivity, BoardPage, Post, Topic
from moderation.content import State
from moderation.models import Case

pytestmark = pytest.mark.django_db


def thread(**changes):
    return {
        "board": "Low days",
        "title": "Sunday again",
        "author": "Old Kettle",
        "created": "2019-03-02T21:14:00Z",
        "body": "Sundays are *long*.",
        "replies": [
            {"author": "Tall Fern", "created": "2019-03-04T08:00:00Z", "body": "Mine too.", "votes": 2},
            {"author": "Old Kettle", "created": "2019-03-03T09:30:00+01:00", "body": "Still here."},
        ],
    } | changes


@pytest.fixture
def run(home, tmp_path):
    """`run(lines, *options)`: imports; gives exit status, output and errors. A line is a dict, or bytes as they are."""

    def import_(lines, *options):
        file = tmp_path / "threads.jsonl"
        file.write_bytes(
            b"".join((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines)
        )
        out, err, status = StringIO(), StringIO(), 0
        try:
            call_command("import_threads", str(file), *options, stdout=out, stderr=err)
        except SystemExit as end:
            status = end.code
        return status, out.getvalue(), err.getvalue()

    return import_


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_thread_goes_in_with_its_replies_in_order_of_time(run):
    status, out, err = run([thread()])
    assert (status, err) == (0, "")
    topic = Topic.objects.get()
    assert [(post.number, post.body) for post in topic.posts.order_by("number")] == [
        (1, "Sundays are *long*."),
        (2, "Still here."),
        (3, "Mine too."),
    ]
    assert topic.posts.get(number=1).html == "<p>Sundays are <em>long</em>.</p>\n"
    assert (topic.reply_count, topic.last_number) == (2, 3)
    assert "1 topics, 2 replies, 2 members, 1 boards" in out


def test_times_are_kept(run):
    run([thread(), thread(title="Later", created="2020-01-01T00:00:00Z", replies=[])])
    topic = Topic.objects.get(title="Sunday again")
    assert (topic.created_at, topic.last_at) == (at("2019-03-02T21:14"), at("2019-03-04T08:00"))
    assert topic.posts.get(number=2).created_at == at("2019-03-03T08:30")
    activity = BoardActivity.objects.get()
    assert (activity.topics, activity.posts, activity.last_at) == (2, 4, at("2020-01-01T00:00"))
    assert Persona.objects.get(name="Old Kettle").member.date_joined == at("2019-03-02T21:14")


def test_an_author_is_one_member_who_cannot_sign_in(run):
    run([thread(), thread(title="Another", replies=[])])
    persona = Persona.objects.get(name="Old Kettle")
    assert persona.member.published_count == 3
    assert not persona.member.has_usable_password()
    assert persona.member.username.startswith("imported-")
    assert "kettle" not in persona.member.username


def test_a_name_that_somebody_has_is_numbered(run, ana):
    run([thread(author=ana.home_persona.name, replies=[])])
    assert Topic.objects.get().author.name == f"{ana.home_persona.name} 2"


@pytest.mark.parametrize("author", ["jo@example.org", "The Admin", "x"])
def test_a_name_that_may_not_stand_here_is_replaced(run, author):
    run([thread(author=author, replies=[])])
    assert Topic.objects.get().author.name.startswith("Earlier member")


def test_an_imported_board_is_public(run, client):
    run([thread()])
    assert client.get(BoardPage.objects.get().url).status_code == 200
    assert client.get(f"/t/{Topic.objects.get().pk}/").status_code == 200


def test_running_again_changes_nothing_and_says_so(run):
    lines = [thread(), thread(title="Another"), b"{"]
    first = run(lines)
    counted = [model.objects.count() for model in (Topic, Post, Member, BoardPage)]
    status, out, err = run(lines)
    assert [model.objects.count() for model in (Topic, Post, Member, BoardPage)] == counted
    assert "Nothing is new" in out and "Unchanged: 2 topics" in out
    assert first[0] == status == 1


BAD = [
    (b"{nonsense", "not JSON"),
    (b"\xff\xfe", "not UTF-8"),
    (b"[1, 2]", "not a JSON object"),
    (b'{"a": ' + b"[" * 100_000, "not JSON"),
    (json.dumps({key: value for key, value in thread().items() if key != "author"}).encode(), "“author” is missing"),
    (json.dumps(thread(title=" \n ")).encode(), "“title” is empty"),
    (json.dumps(thread(body="")).encode(), "“body” is empty"),
    (json.dumps(thread(body=None)).encode(), "“body” is not text"),
    (json.dumps(thread(title="a" * 201)).encode(), "“title” has 201 letters, and 200 fit"),
    (json.dumps(thread(body="a" * 20_001)).encode(), "“body” has 20001 letters"),
    (json.dumps(thread(body="a\0b")).encode(), "cannot be stored"),
    (json.dumps(thread(body="a\ud800b")).encode(), "cannot be stored"),
    (json.dumps(thread(created="last Tuesday")).encode(), "not a date"),
    (json.dumps(thread(created="2019-13-40T00:00:00Z")).encode(), "not a date"),
    (json.dumps(thread(created="0001-01-01T00:00:00+14:00")).encode(), "not a date"),
    (json.dumps(thread(created="2999-01-01T00:00:00Z")).encode(), "in the future"),
    (json.dumps(thread(replies="none")).encode(), "“replies” is not a list"),
    (json.dumps(thread(replies=[{"author": "A B", "created": "soon", "body": "x"}])).encode(), "reply 1: “created”"),
    (json.dumps(thread(board="!?")).encode(), "letter or digit"),
]


@pytest.mark.parametrize("line,reason", BAD, ids=[f"{number}: {reason}" for number, (_, reason) in enumerate(BAD)])
def test_a_bad_line_is_refused_by_number_and_the_rest_goes_in(run, line, reason):
    status, out, err = run([thread(), line, thread(title="Another")])
    assert status == 1
    assert err.startswith("line 2: ") and reason in err
    assert Topic.objects.count() == 2
    assert "Refused: 1 lines" in out


def test_the_same_thread_twice_in_a_file_is_refused_once(run):
    status, _, err = run([thread(), thread()])
    assert status == 1
    assert err == "line 2: the same thread stands on line 1\n"
    assert Topic.objects.count() == 1


def test_a_dry_run_stores_nothing(run):
    status, out, _ = run([thread()], "--dry-run")
    assert status == 0
    assert "Would import: 1 topics, 2 replies, 2 members, 1 boards" in out
    assert not Topic.objects.exists() and not BoardPage.objects.exists()


def test_old_history_opens_no_case_unless_asked(run):
    line = thread(body="Ring me on 07700 900142.", replies=[])
    _, out, _ = run([line])
    assert Post.objects.get().state == State.PUBLISHED
    assert not Case.objects.exists()
    assert "noticed something in 1 texts; none is held" in out


def test_with_screen_a_text_is_held_as_if_new(run):
    run([thread(body="Ring me on 07700 900142.", replies=[])], "--screen")
    post = Post.objects.select_related("topic").get()
    assert (post.state, post.topic.state) == (State.HELD, State.HELD)
    assert Case.objects.get().target_id == post.pk
    assert not BoardActivity.objects.filter(posts__gt=0).exists()


def test_a_missing_file_is_one_clear_line(db, tmp_path):
    with pytest.raises(CommandError, match="nothing.jsonl cannot be read"):
        call_command("import_threads", str(tmp_path / "nothing.jsonl"))


def test_the_first_pages_are_made_where_there_are_none(db, tmp_path):
    file = tmp_path / "threads.jsonl"
    file.write_text(json.dumps(thread()))
    call_command("import_threads", str(file), stdout=StringIO())
    assert BoardPage.objects.get().url == "/boards/low-days/"
