"""Wherever somebody's name stands over words, in a list or in a room, a role label stands beside it."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from community.members import services as members
from community.members.models import Role
from forums import services as forums
from groups import queries, services
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
ROLES = {role.value for role in Role}


class Texts(HTMLParser):
    """What a page says, in order, as (words, whether they are a role label); attributes and scripts left out."""

    def __init__(self, page):
        super().__init__()
        self.found, self.open = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in {"meta", "link", "input", "br", "img", "hr", "path", "circle", "use"}:
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = {tag for tag, _ in self.open}
        if data.strip() and not tags & {"script", "style", "title", "svg"}:
            is_label = bool(self.open) and self.open[-1][1].startswith("role role-")
            self.found.append((" ".join(data.split()), is_label))


def bylines(page, names):
    """[(name, whether a label follows within three pieces of text)] for each name that stands by itself."""
    texts = Texts(page).found
    return [
        (words, any(is_label for _, is_label in texts[place + 1 : place + 4]))
        for place, (words, _) in enumerate(texts)
        if words in names
    ]


@pytest.fixture
def cast(agreement):
    """Somebody of each role, by role."""
    cast = {role.value: make_member(f"Quiet {role.label[:7]}") for role in Role}
    for role, member in cast.items():
        if role != Role.PEER:
            members.grant_credential(member, role, "seen", None)
    return cast


@pytest.fixture
def written(board, cast):
    """A topic in which everybody wrote, somebody of them under another name too."""
    post, _ = forums.open_topic(board, cast["peer"], "The house is quiet", "My dad died in March.")
    for member in cast.values():
        forums.reply(post.topic, member, f"I read all of it, slowly, as {member}.")
    forums.open_topic(board, cast["volunteer"], "The other room", "It is quiet there too.", as_alias=True)
    return post.topic


@pytest.fixture
def room(home, cast):
    """An open room, led by a volunteer and a moderator who is trained, in which a peer spoke."""
    members.grant_credential(cast["moderator"], Role.FACILITATOR, "seen", None)
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="groups"))
    group = index.add_child(instance=GroupPage(title="Tuesday evening group", slug="tuesday"))
    for role in ("volunteer", "moderator"):
        GroupFacilitator.objects.create(page=group, member=cast[role])
    start = timezone.now() - timedelta(minutes=5)
    session = services.plan(group, start, start + timedelta(hours=2))
    session = services.open_session(session, queries.seat_of(cast["volunteer"], session))
    services.book(session, cast["peer"])
    for role in ("peer", "volunteer"):
        seat = queries.seat_of(cast[role], session)
        assert services.post_message(session, seat, f"one-of-{role}", "Good evening to all.")["state"] == "published"
    return session


def test_on_boards_and_the_front_page(as_, written, cast, board, ben, home):
    names = {str(member) for member in cast.values()}
    seen = set()
    for path in ("/", "/boards/", f"/boards/{board.slug}/", f"/t/{written.pk}/"):
        for reader in (None, ben):
            for name, labelled in bylines(as_(reader).get(path).content.decode(), names):
                seen.add(name)
                assert labelled, (path, name)
    assert seen == names


def test_an_alias_is_labelled_too_and_as_a_peer(as_, written, board, cast):
    alias = cast["volunteer"].personas.get(thread_id__isnull=False)
    page = as_(None).get(f"/t/{alias.thread_id}/").content.decode()
    assert bylines(page, {alias.name}) == [(alias.name, True)]
    assert f'{alias.name}</span> <span class="role role-peer">' in page


def test_on_pages_of_groups_and_sessions(as_, room, cast, home, ben):
    names = {str(cast["volunteer"]), str(cast["moderator"])}
    group = room.group
    for path in ("/sessions/", f"/sessions/{room.pk}/", group.url, group.get_parent().url):
        page = as_(ben).get(path).content.decode()
        found = bylines(page, names)
        assert found, path
        assert all(labelled for _, labelled in found), path


def test_in_the_room_and_on_its_wire(as_, room, cast):
    client = as_(cast["peer"])
    page = client.get(f"/sessions/{room.pk}/room/").content.decode()
    found = bylines(page, {str(member) for member in cast.values()})
    assert str(cast["volunteer"]) in dict(found) and all(labelled for _, labelled in found)
    frames = [client.get(f"/sessions/{room.pk}/people/").json(), client.get(f"/sessions/{room.pk}/events/").json()]
    named = [entry for frame in frames for entry in _dicts(frame) if "name" in entry]
    assert named and all(entry.get("role") in ROLES for entry in named)


def _dicts(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from _dicts(entry)
