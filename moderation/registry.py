"""Kinds of content that can be moderated. Moderation knows no forum and no chat: each app registers
a handler for each of its kinds from `AppConfig.ready()`."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ContextLine:
    """One piece of what stood around a target: who, when, what; `is_target` marks the thing itself.

    `is_heavy` words wait for a person themselves, so they are covered until somebody asks for them. `state` says, in
    words, why members do not read it ("" where they do); of the target itself the page says its state.
    """

    author: str
    role: str
    at: datetime
    text: str
    is_target: bool = False
    is_heavy: bool = False
    state: str = ""


class Handler(ABC):
    """What moderation must know about one kind of content.

    `kind` is the model's label ("forums.post"); `label` is what staff and author read ("post");
    `counts_for_trust` says whether what was published makes its author less new; `written_at` names the field with the
    time at which it was written. A kind without a state of its own (a name, a group) is looked at and never taken down
    (`has_state`); where moderators may put other words, `can_rewrite`.
    """

    kind: str
    label: str
    counts_for_trust = False
    written_at = "created_at"
    has_state = True
    can_rewrite = False
    # Whether `texts_since` has something to tell.
    keeps_texts = False
    # Somebody of the team is there whenever it is written, such as who leads a room: no shift is waited for.
    is_watched = False
    # Whether reports of several established members hide it until a person reads it.
    hides_on_reports = False

    @abstractmethod
    def get(self, pk, lock=False):
        """The content object, locked for the transaction if `lock`; None when it is gone."""

    @abstractmethod
    def text(self, obj):
        """The words, plain, as the author wrote them."""

    @abstractmethod
    def url(self, obj):
        """Where the author and other readers find it."""

    @abstractmethod
    def context(self, obj):
        """A list of ContextLine around and with the object, oldest first."""

    @abstractmethod
    def changed(self, obj, old_state):
        """`obj.state` has just been saved: keep counters, versions and events, inside the transaction."""

    def written_by(self, persona_ids):
        """A queryset of all that these personas wrote and that can still be read, or None for nothing."""
        return None

    def texts_since(self, since, most):
        """The words of at most `most` of the newest that were written after `since` and not taken back, for counting."""
        return []

    def latest_by(self, persona, since, most, but=None):
        """((what `persona` wrote last, newest first and at most `most`, as checks were given it), how much since `since`).

        Without the object with the id `but`. One query at most.
        """
        return (), 0

    def get_many(self, pks, lock=False):
        """{pk: object} of those that are still there; a handler with `written_by` may ask them all at once."""
        return {pk: found for pk in pks if (found := self.get(pk, lock)) is not None}

    def changed_many(self, changed):
        """As `changed`, for [(object, old state)…]; a handler of what comes in crowds keeps the queries constant."""
        for obj, old_state in changed:
            self.changed(obj, old_state)

    def name_of(self, obj):
        """What its author calls it in a list of all that they wrote, such as “topic” or “reply”."""
        return self.label

    def edit_url(self, obj):
        """Where its author changes it, or nothing if that cannot be done."""
        return ""

    def place(self, obj):
        """The Wagtail page (board, group) it belongs to, for scope and filters; or None."""
        return None

    def author(self, obj):
        """The persona a case about it is about; or None."""
        return obj.author

    def span_in_text(self, obj, start, end):
        """Where in `text` the span lies that a check found in what it was given."""
        return start, end

    def body(self, obj):
        """The words that `rewrite` would put others in place of."""
        return self.text(obj)

    def words_at(self, obj, revision):
        """What `body` was at `revision`, or None where that is not kept."""
        return None

    def rewrite(self, obj, body):
        """Put `body` in place of the words on the locked `obj` and save it; what stood there stays as a revision."""
        raise NotImplementedError(self.kind)

    def put_back(self, obj, revision):
        """As `rewrite`, with the words of `revision` and as whoever's they were. False where they are not kept."""
        words = self.words_at(obj, revision)
        if words is None:
            return False
        self.rewrite(obj, words)
        return True

    def at_address(self, path, fragment):
        """What of this kind stands at an address of this site, from its path on; or None."""
        return None

    def watched_until(self, obj, now):
        """Until when somebody of the team sits where it was written and reads along at this moment; or None."""
        return None

    def thread_of(self, obj):
        """(kind, id) of the thread or room it stands in, where a ThreadHandler is registered for that kind; or None."""
        return None


@dataclass(frozen=True)
class InForce:
    """What moderators decided for a thread: whether it `is_locked` and until when (None: until lifted), and `pace`,
    the seconds between two posts of one person (0: none), with its own end."""

    is_locked: bool = False
    locked_until: datetime | None = None
    pace: int = 0
    pace_until: datetime | None = None


class ThreadHandler(ABC):
    """What moderators can do to a whole thread or room: `acts` names those of "lock", "slow" and "move" that it knows."""

    kind: str
    label: str
    acts: frozenset = frozenset()

    @abstractmethod
    def get(self, pk, lock=False):
        """The thread, locked for the transaction if `lock`; None when it is gone."""

    @abstractmethod
    def url(self, thread):
        """Where it is read."""

    @abstractmethod
    def author(self, thread):
        """The persona who began it and is told what was done, or None."""

    @abstractmethod
    def begun_by(self, member):
        """The ids of the threads that `member` began, under whatever name: what is decided about those is told to them."""

    @abstractmethod
    def can_be_seen(self, thread, member):
        """Whether `member` may read it now, so that nobody is sent to a place they cannot see."""

    @abstractmethod
    def apply(self, thread, in_force):
        """Keep on the thread what is `InForce`. Called inside the transaction, also when something ends."""

    def paces(self):
        """The numbers of seconds to choose from."""
        return (30, 60, 300, 900, 3600)

    def places(self, member, thread):
        """A queryset of the pages where `member` may move it."""
        return None

    def place_id(self, thread):
        """The id of the page it is under now."""
        return None

    def move(self, thread, page_id):
        """Move it under this page; returns the id of the page it came from, or None if it cannot go there."""
        raise NotImplementedError(self.kind)

    def may_go_back(self, thread, page_id, since):
        """Whether a move made at `since` can be undone without showing what was written meanwhile to more people."""
        return True

    def cases_in(self, thread, cases):
        """Those of `cases` (a queryset) that are about what stands in it: they move with it."""
        return cases.none()


_handlers: dict[str, Handler] = {}


def register(handler):
    _handlers[handler.kind] = handler
    return handler


_threads: dict[str, ThreadHandler] = {}


def register_thread(handler):
    _threads[handler.kind] = handler
    return handler


def thread_handler(kind):
    """The ThreadHandler of `kind`, or None."""
    return _threads.get(kind)


def thread_handlers():
    return list(_threads.values())


def handler_for(kind):
    """The handler of `kind`; raises KeyError for a kind nobody registered."""
    return _handlers[kind]


def find(kind):
    """The handler of `kind`, or None where a case is about something else than a text."""
    return _handlers.get(kind)


def all_handlers():
    return list(_handlers.values())


def kinds():
    return [(handler.kind, handler.label) for handler in _handlers.values()]


def handler_of(obj):
    return handler_for(obj._meta.label_lower)
