"""The same things are said under two names, once by one person and once by two: what another member gets is the same,
byte for byte, but for what is drawn by lot and by the clock."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from community.members import aliases
from community.members import services as members
from community.members.models import Persona, Role
from forums import services as forums
from groups import queries as groups_queries
from groups import services as groups
from groups.live import door, limits, log, sight, wire
from groups.live.drawing import frame
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage, Seat
from tests.conftest import make_member

pytestmark = pytest.mark.django_db

_CHANCE = (
    (r'csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"', "token"),
    (r'name="opened" value="form:[^"]*"', "opened"),
    # Sealed anew on each page, and of one length for whomever it means.
    (r"/report/person/[-\w=]{60,}/", "word"),
    (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "uuid"),
    (r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)", "moment"),
    (r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", "moment"),
    (r"\?now=\d+", "moment"),
    (r"\d{1,2}:\d\d (?:am|pm)", "clock"),
    (r"\b(?:Just now|\d+ minutes? ago)", "ago"),
)
_NUMBER = re.compile(
    r'(/t/|"reply:|"new:|"edit:|"room-|"own-|/p/|/sessions/|/groups/|/b/|/mute/|/block/|posts?/|message/|data-line=\\?"|data-id=\\?"|data-session="|"m-|#m-|'
    r'name="session" value="|"id": ?")(\d+)'
)


class Plain:
    """Takes out of a scene's answers what is drawn by lot: the same scene gives the same text, whatever numbers it got."""

    def __init__(self):
        self.numbers, self.keys = {}, {}

    def __call__(self, text):
        for pattern, word in _CHANCE:
            text = re.sub(pattern, word, text)
        text = _NUMBER.sub(lambda found: found[1] + self._number(found[1], found[2]), text)
        for key in sorted(Seat.objects.values_list("author_key", flat=True), key=lambda key: (text.find(key), key)):
            if key in text:
                text = text.replace(key, self.keys.setdefault(key, f"seat-{len(self.keys) + 1}"))
        return text

    def _number(self, kind, number):
        return str(self.numbers.setdefault(f"{kind}{number}", f"n{len(self.numbers) + 1}"))


@pytest.fixture
def groups_of_two(home, facilitator):
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="two-groups"))
    found = []
    for title in ("Monday circle", "Friday circle"):
        page = index.add_child(instance=GroupPage(title=title, slug=title.split()[0].lower()))
        page.save_revision().publish()
        GroupFacilitator.objects.create(page=page, member=facilitator)
        found.append(page)
    return found


@pytest.fixture
def other(agreement):
    """Somebody as new, as trusted and as unlabelled as Ana; their own name is said nowhere."""
    return make_member("Hidden Brook")


@pytest.fixture
def act(as_, board, groups_of_two, ana, ben, facilitator, monkeypatch):
    """`act(second, then)`: Ana says things under her own name and `second` under others; what Ben gets after `then`."""
    monkeypatch.setattr(
        aliases, "in_random_order", lambda: iter(["Anonymous Wren", "Anonymous Teal", "Anonymous Smew"])
    )

    def play(second, then):
        cache.clear()
        limits.forget()
        with transaction.atomic():
            scene = _play(as_, board, groups_of_two, ana, second, ben, facilitator)
            then(scene)
            seen = _all_that_ben_gets(as_(ben), ben, board, groups_of_two, scene)
            transaction.set_rollback(True)
        return seen

    return play


def _play(as_, board, pages, first, second, reader, lead):
    asked, _ = forums.open_topic(board, first, "The house is quiet", "I am up again.")
    own, _ = forums.open_topic(board, reader, "My own", "Come and talk.")
    hidden, _ = forums.open_topic(board, second, "Nobody knows", "I say it here.", as_alias=True)
    forums.reply(own.topic, first, "I am here.")
    answer, _ = forums.reply(own.topic, second, "Me too.", as_alias=True)
    again, _ = forums.reply(asked.topic, second, "Under another name.", as_alias=True)
    forums.edit(again, second, "Under another name, mended.")
    forums.withdraw(forums.reply(hidden.topic, second, "Not this.")[0], second)
    forums.reply(hidden.topic, first, "I hear you.", as_alias=False)
    held, _ = forums.reply(hidden.topic, second, "Ring me on 07700 900 142.")
    assert held.state == "held"
    start, sessions = timezone.now(), []
    groups.use_group_name(pages[1].pk, second, "Grey Reed")
    for page, member in zip(pages, (first, second), strict=True):
        session = groups.plan(page, start, start + timedelta(hours=1))
        groups.book(session, member)
        groups.book(session, reader)
        groups.open_session(session, groups_queries.seat_of(lead, session))
        session.refresh_from_db()
        seat = groups_queries.seat_of(member, session)
        assert groups.post_message(session, seat, "one", "Good evening.")["type"] == "ack"
        groups.raise_hand(seat)
        groups.post_message(session, seat, "two", "Ring me on 07700 900 142.")
        as_(member).get(f"/sessions/{session.pk}/people/")
        sessions.append(session)
    return {
        "asked": asked, "own": own, "hidden": hidden, "answer": answer, "again": again, "sessions": sessions,
        "names": {p.name: p for p in Persona.objects.filter(member__in={first.pk, second.pk})},
    }  # fmt: skip


def _all_that_ben_gets(client, ben, board, pages, scene):
    plain, seen = Plain(), {}
    topics = [scene[name].topic for name in ("asked", "own", "hidden")]
    addresses = [board.url, "/", "/sessions/", "/notices/", "/account/", "/account/people/", "/decisions/"]
    addresses += [page.url for page in pages]
    for topic in topics:
        addresses += [f"/t/{topic.pk}/", f"/t/{topic.pk}/changes/?version=1", f"/t/{topic.pk}/?show=2&show=1"]
    for name in ("asked", "answer", "hidden", "again"):
        addresses += [f"/p/{scene[name].pk}/", f"/p/{scene[name].pk}/apart/", f"/report/forums.post/{scene[name].pk}/"]
    for session in scene["sessions"]:
        addresses += [f"/sessions/{session.pk}/{part}" for part in ("", "room/", "around/", "events/", "people/")]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code < 500, address
        headers = sorted((name, value) for name, value in answer.headers.items() if name != "Content-Length")
        seen[plain(address)] = f"{answer.status_code} {plain(repr(headers))}\n{plain(answer.content.decode())}"
    for number, session in enumerate(scene["sessions"]):
        seat = groups_queries.seat_of(ben, session)
        away = sight.away_from(seat)
        people = groups_queries.present_seats(session.pk)
        cursors = wire.cursors_of({}, seat.author_key, False)
        frames = [
            frame(name, after, upto, sight.without(events, away))
            for name, after, upto, events in log.since(session.pk, cursors)
        ]
        seen[f"socket {number}"] = plain("\n".join([wire.presence(people, len(people)), *frames]))
    return seen


def nothing(scene):
    pass


def muting(name):
    def then(scene):
        from community.members.models import Member

        members.mute(Member.objects.get(home_persona__name="Plain Sparrow"), scene["names"][name])

    return then


def blocking(name):
    def then(scene):
        members.block(Persona.objects.get(name="Plain Sparrow"), scene["names"][name])

    return then


THEN = {
    "nothing": nothing,
    **{f"mute {name}": muting(name) for name in ("Quiet Heron", "Grey Reed", "Anonymous Wren")},
    **{f"block {name}": blocking(name) for name in ("Quiet Heron", "Grey Reed", "Anonymous Wren")},
}


@pytest.mark.parametrize("then", THEN)
def test_one_person_and_two_look_the_same(act, ana, other, then):
    by_one, by_two = act(ana, THEN[then]), act(other, THEN[then])
    assert by_one.keys() == by_two.keys()
    for address, text in by_one.items():
        assert text == by_two[address], address
    all_of_it = "\n".join(by_one.values())
    assert "Hidden Brook" not in all_of_it
    for name in ("Quiet Heron", "Grey Reed", "Anonymous Wren"):
        assert name in all_of_it, name


def test_the_comparison_would_notice_a_name_that_shines_through(act, ana, other, monkeypatch):
    def slip(group_id, member, name):
        return member.home_persona

    monkeypatch.setattr(groups, "use_group_name", slip)
    assert act(ana, nothing) != act(other, nothing)


def test_a_keeper_of_rooms_hides_by_name_alone(act, ana, other, ben):
    """What open sockets are told when somebody mutes: the same, whoever is behind the names."""

    def keys(second):
        found = []

        def then(scene):
            members.mute(ben, scene["names"]["Grey Reed"])
            for session in scene["sessions"]:
                seat = groups_queries.seat_of(ben, session)
                one = door.Door(
                    session_id=session.pk, seat_id=seat.pk, author_key=seat.author_key, leads=False, bench=False,
                    member_id=ben.pk, sign_in="", proof=("", 0), author=None, seat=seat, session=session,
                )  # fmt: skip
                found.append(len(sight.away_of([one])[one]))

        act(second, then)
        return found

    assert keys(ana) == keys(other) == [0, 1]


def test_a_label_goes_with_the_names_of_one_person_but_never_with_an_alias(board, groups_of_two, ana):
    """What remains: a rare label points at its bearer. The page where a name is chosen says so."""
    members.grant_credential(ana, Role.PROFESSIONAL, "seen", None)
    ana.refresh_from_db()
    persona = groups.use_group_name(groups_of_two[0].pk, ana, "Grey Reed")
    assert persona.role_now == Role.PROFESSIONAL
    post, _ = forums.open_topic(board, ana, "T", "Words.", as_alias=True)
    assert post.author.role_now == Role.PEER
