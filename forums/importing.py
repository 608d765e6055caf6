"""Threads of an older forum: read from JSONL, checked line by line, and stored in batches.

A line is `{"board", "title", "author", "created", "body", "replies": [{"author", "created", "body"}]}`;
times are ISO 8601 (UTC where none is said). Other keys are left alone. See docs/importing.md.
"""

import hashlib
import hmac
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify

from community.lib import names
from community.lib.markup import to_html
from community.members import services as members
from community.members.models import Member, Persona
from moderation import services as moderation
from moderation.content import State
from moderation.screening import Author
from moderation.staff_lists import screen

from . import services
from .models import BoardActivity, BoardPage, Post, Topic

BATCH = 50
LONGEST_BOARD = 100
LONGEST_AUTHOR = 200
# NUL, which PostgreSQL refuses, and halves of characters, which no encoding can write.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class BadLine(ValueError):
    """Why a line cannot go in, in words for the person who imports."""


@dataclass(frozen=True)
class Text:
    """One text of a thread; the first one opens it."""

    author: str
    created: datetime
    body: str


@dataclass(frozen=True)
class Thread:
    """A checked line: `texts` has the opening text first and the replies in order of time."""

    number: int
    board: str
    title: str
    texts: tuple[Text, ...]
    origin: str


@dataclass
class Figures:
    """What happened, for the last line of the command."""

    topics: int = 0
    replies: int = 0
    members: int = 0
    boards: int = 0
    refused: int = 0
    unchanged: int = 0
    noticed: int = 0
    held: int = 0


def read_line(raw, number, source="", now=None):
    """Return the Thread of `raw`, the bytes of line `number`; raises BadLine. An empty line gives None."""
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
    except UnicodeDecodeError:
        raise BadLine("it is not UTF-8 text") from None
    if not text:
        return None
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        raise BadLine("it is not JSON") from None
    if not isinstance(row, dict):
        raise BadLine("it is not a JSON object")
    now = now or datetime.now(UTC)
    board = _words(row, "board", LONGEST_BOARD, one_line=True)
    if not slugify(board, allow_unicode=True):
        raise BadLine("the board's name needs at least one letter or digit")
    title = _words(row, "title", settings.TITLE_MAX_LENGTH, one_line=True)
    opening = _text(row, now)
    replies = _get(row, "replies", list)
    texts = []
    for place, reply in enumerate(replies, start=1):
        try:
            if not isinstance(reply, dict):
                raise BadLine("it is not a JSON object")
            texts.append(_text(reply, now))
        except BadLine as why:
            raise BadLine(f"reply {place}: {why}") from None
    texts.sort(key=lambda reply: reply.created)
    return Thread(number, board, title, (opening, *texts), _origin(source, row))


def _get(row, key, kind):
    if key not in row:
        raise BadLine(f"“{key}” is missing")
    if not isinstance(row[key], kind):
        raise BadLine(f"“{key}” is not {'a list' if kind is list else 'text'}")
    return row[key]


def _words(row, key, longest, one_line=False):
    value = _get(row, key, str)
    value = " ".join(value.split()) if one_line else value.replace("\r\n", "\n").strip()
    if not value:
        raise BadLine(f"“{key}” is empty")
    if len(value) > longest:
        raise BadLine(f"“{key}” has {len(value)} letters, and {longest} fit")
    if _UNSTORABLE.search(value):
        raise BadLine(f"“{key}” holds a mark that cannot be stored")
    return value


def _text(row, now):
    return Text(
        _words(row, "author", LONGEST_AUTHOR, True), _created(row, now), _words(row, "body", settings.POST_MAX_LENGTH)
    )


def _created(row, now):
    value = _get(row, "created", str)
    try:
        created = parse_datetime(value)
        if created is not None:
            created = created.replace(tzinfo=UTC) if created.tzinfo is None else created.astimezone(UTC)
    except (ValueError, OverflowError):
        created = None
    if created is None:
        raise BadLine("“created” is not a date and time such as 2020-02-29T18:05:00Z")
    if created > now:
        raise BadLine("“created” lies in the future")
    return created


def _origin(source, row):
    parts = [source, *(row[key] for key in ("board", "author", "created", "title"))]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def login_name(author, source=""):
    """The login name of an imported author: always the same here, and not to be guessed elsewhere."""
    keyed = hmac.new(settings.SECRET_KEY.encode(), json.dumps(["import", source, author]).encode(), hashlib.sha256)
    return f"imported-{keyed.hexdigest()[:32]}"


@dataclass
class _Writer:
    """An author as this run knows them."""

    persona: Persona
    joined: datetime
    published: int = 0


@dataclass
class Importer:
    """Stores threads in batches, each one transaction; what is in already is left as it is.

    `index` is the list of boards. `screens` opens cases and holds texts as for new posts; otherwise what
    checks find is only counted. `dry` stores nothing and counts what would happen.
    """

    index: object
    source: str = ""
    screens: bool = False
    dry: bool = False
    figures: Figures = field(default_factory=Figures)
    _writers: dict = field(default_factory=dict)
    _boards: dict = field(default_factory=dict)
    _seen: dict = field(default_factory=dict)

    def first_line_of(self, thread):
        """The line of this file that held the same thread before, or None; remembers `thread`."""
        first = self._seen.setdefault(thread.origin, thread.number)
        return first if first != thread.number else None

    def store(self, threads):
        """Store a batch of Threads in one transaction."""
        with transaction.atomic():
            known = set(
                Topic.objects.filter(origin__in=[thread.origin for thread in threads]).values_list("origin", flat=True)
            )
            new = [thread for thread in threads if thread.origin not in known]
            self.figures.unchanged += len(threads) - len(new)
            if new and self.dry:
                self._count(new)
            elif new:
                self._write(new)

    def _count(self, threads):
        for thread in threads:
            self.figures.topics += 1
            self.figures.replies += len(thread.texts) - 1
            if thread.board not in self._boards:
                self._boards[thread.board] = None
                self.figures.boards += not self._is_there(thread.board)
            for place, text in enumerate(thread.texts):
                name = login_name(text.author, self.source)
                if name not in self._writers:
                    self._writers[name] = None
                    self.figures.members += not Member.objects.filter(username=name).exists()
                self._note(self._screen(thread, place, text, Author(days=3650, published=1000)))

    def _write(self, threads):
        self._meet(threads)
        topics, posts, found = [], [], []
        for thread in threads:
            topic, own, screenings = self._drawn(thread)
            topics.append(topic)
            posts.extend(own)
            found.extend(screenings)
        Topic.objects.bulk_create(topics)
        for post in posts:
            # The number alone would let go of the topic, which is needed below.
            post.topic = post.topic
        Post.objects.bulk_create(posts)
        if self.screens:
            for post, screening in zip(posts, found, strict=True):
                moderation.record(post, screening)
        self._count_on_boards(topics, posts)
        self._count_writers(posts)

    def _drawn(self, thread):
        """The unsaved topic and posts of `thread`, and what checks found in each."""
        board = self._board(thread.board)
        opening = thread.texts[0]
        topic = Topic(
            board=board, author=self._writer(opening).persona, title=thread.title, created_at=opening.created,
            last_at=opening.created, last_number=len(thread.texts), version=len(thread.texts) + 1, origin=thread.origin,
        )  # fmt: skip
        posts, screenings = [], []
        for number, text in enumerate(thread.texts, start=1):
            writer = self._writer(text)
            facts = Author(days=(text.created - writer.joined).days, published=writer.published)
            screening = self._screen(thread, number - 1, text, facts)
            self._note(screening)
            post = Post(
                topic=topic, author=writer.persona, number=number, body=text.body, html=to_html(text.body),
                created_at=text.created, version=number + 1,
            )  # fmt: skip
            if self.screens:
                moderation.prepare(post, screening)
            if post.state == State.PUBLISHED:
                writer.published += 1
                topic.last_at = max(topic.last_at, text.created)
            else:
                self.figures.held += 1
            posts.append(post)
            screenings.append(screening)
        topic.state = posts[0].state
        topic.reply_count = sum(post.state == State.PUBLISHED for post in posts[1:])
        self.figures.topics += 1
        self.figures.replies += len(posts) - 1
        return topic, posts, screenings

    def _screen(self, thread, place, text, facts):
        return screen(f"{text.body}\n\n{thread.title}" if place == 0 else text.body, facts)

    def _note(self, screening):
        self.figures.noticed += bool(screening.findings)

    def _board(self, title):
        if title not in self._boards:
            self.figures.boards += not self._is_there(title)
            self._boards[title] = services.ensure_board(self.index, title)
        return self._boards[title]

    def _is_there(self, title):
        return self.index is not None and BoardPage.objects.child_of(self.index).filter(title=title).exists()

    def _writer(self, text):
        return self._writers[login_name(text.author, self.source)]

    def _meet(self, threads):
        """Make or find the member behind each author of `threads`."""
        first = {}
        for text in (text for thread in threads for text in thread.texts):
            name = login_name(text.author, self.source)
            if name not in first or text.created < first[name].created:
                first[name] = text
        unknown = [name for name in first if name not in self._writers]
        for member in Member.objects.filter(username__in=unknown).select_related("home_persona"):
            if member.home_persona_id:
                self._writers[member.username] = _Writer(
                    member.home_persona, member.date_joined, member.published_count
                )
        for name, text in first.items():
            writer = self._writers.get(name)
            if writer is None:
                self._writers[name] = self._join(name, text)
            elif text.created < writer.joined:
                writer.joined = text.created
                Member.objects.filter(username=name).update(date_joined=text.created)
                Persona.objects.filter(pk=writer.persona.pk).update(created_at=text.created)

    def _join(self, name, text):
        member = Member(username=name, date_joined=text.created)
        member.set_unusable_password()
        persona = members.join(member, members.free_pseudonym(_pseudonym(text.author, name)))
        Persona.objects.filter(pk=persona.pk).update(created_at=text.created)
        self.figures.members += 1
        return _Writer(persona, text.created)

    def _count_on_boards(self, topics, posts):
        by_board = defaultdict(lambda: [0, 0, None])
        for post in posts:
            if post.state == State.PUBLISHED:
                counts = by_board[post.topic.board_id]
                counts[0] += post.number == 1
                counts[1] += 1
                counts[2] = max(filter(None, (counts[2], post.created_at)))
        for board_id, (more_topics, more_posts, last_at) in by_board.items():
            activity, _new = BoardActivity.objects.select_for_update().get_or_create(board_id=board_id)
            activity.topics += more_topics
            activity.posts += more_posts
            activity.last_at = max(filter(None, (activity.last_at, last_at)))
            activity.save()

    def _count_writers(self, posts):
        """Keep `published_count` true, one query for each number of posts."""
        by_count = defaultdict(list)
        for pk, count in Counter(post.author_id for post in posts if post.state == State.PUBLISHED).items():
            by_count[count].append(pk)
        for count, ids in by_count.items():
            Member.objects.filter(personas__in=ids).update(published_count=F("published_count") + count)


def _pseudonym(author, login):
    """The author's old name where it may stand here; one that gives somebody away or claims a role may not."""
    try:
        return names.clean(author)
    except ValidationError:
        return f"Earlier member {int(login[-6:], 16) % 100_000}"


def lines_of(path):
    """Yield (line number, bytes, share read so far) of the file at `path`; the share goes from 0 to 1."""
    with open(path, "rb") as file:
        size = max(1, file.seek(0, 2))
        file.seek(0)
        read = 0
        for number, raw in enumerate(file, start=1):
            read += len(raw)
            yield number, raw, min(1.0, read / size)
