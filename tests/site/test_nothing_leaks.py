"""Walks every address as each role while one person is everywhere under several names, and looks at all that comes
back: no account, no second name, no neutral title broken, no page kept by a shared device."""

import re
from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from community.members import services as members
from community.members.models import Persona, group_scope
from community.notifications import registry as notices
from community.notifications import services as notifications
from community.themes.models import ContentWarning
from forums import services as forums
from forums.models import Post, Topic
from groups import queries as group_queries
from groups import services as groups
from groups.models import GroupFacilitator, GroupPage, Seat, Session
from tests.conftest import add_board
from tests.sentinel import GROUP_NAME, ID, NAME, SECRETS, make_sentinel

from .access import ACCESS, ROLES
from .outlets import INDEXED, NOT_PAGES, NOTICES, SEVERAL_AUTHORS, TITLED
from .unseen import leave_unseen

pytestmark = pytest.mark.django_db

PLACES = ("Zq Low Days", "Zq Tuesday", "Zq a title that tells")


@pytest.fixture
def ana(agreement):
    """The one who is everywhere; nothing of her account is like anything else on the site."""
    return make_sentinel()


@pytest.fixture
def board(boards):
    return add_board(boards, PLACES[0])


@pytest.fixture
def scene(things, topic, boards, board, ana, outsider, facilitator):
    """Ana under three names: her own on a board, an alias in one thread, a group's name in a room; the outsider is
    in that room as well."""
    Topic.objects.filter(pk=topic.pk).update(title=PLACES[2], warning=ContentWarning.objects.first())
    aliased, _ = forums.open_topic(board, ana, "Another thread", "Said under another name.")
    alias = members.alias_in(aliased.topic_id, ana)
    Post.objects.filter(pk=aliased.pk).update(author=alias)
    Topic.objects.filter(pk=aliased.topic_id).update(author=alias)
    session = Session.objects.get(pk=things["session"])
    GroupPage.objects.filter(pk=session.group_id).update(title=PLACES[1], draft_title=PLACES[1])
    GroupFacilitator.objects.create(page=session.group, member=facilitator)
    members.name_for_group(ana, session.group_id, GROUP_NAME)
    for member in (ana, outsider):
        groups.book(session, member)
    Seat.objects.filter(session=session, persona__member=ana).update(
        persona=ana.personas.get(scope=group_scope(session.group_id))
    )
    groups.enter(session, facilitator)
    Session.objects.filter(pk=session.pk).update(
        starts_at=timezone.now(), ends_at=timezone.now() + timezone.timedelta(hours=1)
    )
    session.refresh_from_db()
    session = groups.open_session(session, group_queries.seat_of(facilitator, session))
    seat = group_queries.seat_of(ana, session)
    assert groups.post_message(session, seat, "zq-1", "Good evening, all.")["type"] == "ack"
    unseen, where = leave_unseen(topic, board, ana, session, seat)
    return {
        **things,
        "unseen": unseen,
        "where": where,
        "zq_board": board.slug,
        "aliased": aliased.topic_id,
        "alias": alias.name,
        "seat": seat,
    }


#: addresses that the scene adds to those of the table: route -> address
ALSO = {
    "boards/<slug:slug>/": "/boards/{zq_board}/",
    "t/<number:pk>/": "/t/{aliased}/",
    "t/<number:pk>/changes/": "/t/{aliased}/changes/?version=0",
    "sessions/<number:pk>/events/": "/sessions/{session}/events/?after=0",
}


class Walk(list):
    """Every answer as (role, route, address, answer), and the alias that stands in them."""

    alias = ""


_walks = []


@pytest.fixture
def walk(request):
    """The walk through the site; walked once, because the answers are the same for every question below."""
    if not _walks:
        _walks.append(_walk(*map(request.getfixturevalue, ("as_", "scene", "outsider", "moderator", "editor"))))
    return _walks[0]


def _walk(as_, scene, outsider, moderator, editor):
    # The member among the roles sits in the room with her.
    people = dict(zip(ROLES, (None, outsider, moderator, editor), strict=True))
    found = Walk()
    found.alias, found.unseen = scene["alias"], scene["unseen"]
    found.keys = [str(key) for key in Persona.objects.filter(member_id=ID).values_list("key", flat=True)]
    for role, person in people.items():
        client = as_(person)
        for route, (address, _statuses) in ACCESS.items():
            if route == "account/logout/":
                continue
            addresses = [address, *([ALSO[route]] if route in ALSO else [])]
            for one in addresses:
                one = one.format(**scene)
                found.append((role, route, one, client.get(one)))
        for extra in ("/", "/sessions/?before=x", *scene["where"]):
            found.append((role, "", extra, client.get(extra)))
    return found


def said(answer):
    """All that came back: the headers and the body, with its entities resolved."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    cookies = "\n".join(str(morsel) for morsel in answer.cookies.values())
    return f"{headers}\n{cookies}\n{unescape(body.decode('utf-8', 'replace'))}"


def test_no_answer_holds_anything_of_the_account(walk):
    seen = {}
    for role, _route, address, answer in walk:
        assert answer.status_code < 500, address
        text = said(answer).lower()
        seen.setdefault(role, []).append(text)
        for secret in SECRETS:
            assert secret not in text, (role, address, secret)
    # What others may know of her was there all the time, or nothing above would mean anything.
    member = "\n".join(seen["member"])
    for name in (NAME, GROUP_NAME, walk.alias):
        assert name.lower() in member, name
    for role in ROLES:
        assert NAME.lower() in "\n".join(seen[role]), role
    assert GROUP_NAME.lower() not in "\n".join(seen["visitor"])


def test_no_answer_shows_two_of_her_names_side_by_side(walk):
    names = {NAME, GROUP_NAME, walk.alias}
    shown = set()
    for role, route, address, answer in walk:
        text = said(answer)
        here = {name for name in names if name in text}
        shown |= here
        if route not in SEVERAL_AUTHORS:
            assert len(here) < 2, (role, address, here)
    assert shown == names


def test_what_is_held_taken_down_or_taken_back_stands_in_no_answer(walk):
    read = {}
    for role, _route, address, answer in walk:
        text = said(answer).lower()
        found = {word for word in walk.unseen if word in text}
        read[role] = read.get(role, set()) | found
        if role != "moderator":
            assert not found, (role, address, found)
    # Moderators find what waits for them on these very pages.
    assert {"zqheldreply", "zqheldalias", "zqheldtopic", "zqheldline", "zqhidereply", "zqremoveline"} <= read[
        "moderator"
    ]


def test_the_persona_and_its_rows_are_not_numbered_in_sight(walk):
    keys = walk.keys
    assert len(keys) == 4
    for role, _route, address, answer in walk:
        text = said(answer)
        for key in keys:
            assert key not in text, (role, address)


def test_titles_name_no_board_group_topic_or_person(walk):
    tried = 0
    for role, route, address, answer in walk:
        title = re.search(r"<title>(.*?)</title>", said(answer), re.S)
        if title is None or route in TITLED:
            continue
        tried += 1
        for word in (*PLACES, NAME, GROUP_NAME, walk.alias):
            assert word not in title[1], (role, address, title[1])
    assert tried > 50


def test_no_page_of_a_member_is_kept_and_none_is_found_by_search_engines(walk):
    for role, route, address, answer in walk:
        if route == "exit/":
            continue
        assert answer["Referrer-Policy"] == "same-origin", address
        if role != "visitor":
            assert answer["Cache-Control"] == "no-store", (role, address, answer.headers)
        if route not in INDEXED:
            assert answer["X-Robots-Tag"] == "noindex", address
    assert any(route in INDEXED and "X-Robots-Tag" not in answer for _role, route, _address, answer in walk)


def test_pages_ask_nothing_of_other_servers_and_run_nothing_inline(walk):
    for role, _route, address, answer in walk:
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        text = answer.content.decode()
        loads = re.findall(r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\ssrc=[\"']?([^\"'\s>]+)", text)
        loads += re.findall(r"<link\b[^>]*?\shref=[\"']?([^\"'\s>]+)", text)
        assert not [url for url in loads if re.match(r"(?:[a-z]+:)?//", url, re.I)], (role, address)
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", text), (role, address)
        if answer.status_code == 200 and not address.startswith("/admin/"):
            policy = answer["Content-Security-Policy"]
            assert "unsafe-inline" not in policy and "default-src 'none'" in policy, address


def test_what_is_no_page_is_in_the_table(walk):
    found = {}
    for _role, route, _address, answer in walk:
        kind = answer.get("Content-Type", "").partition(";")[0]
        if route and answer.status_code == 200 and kind != "text/html":
            found[route] = kind
    assert found == NOT_PAGES


def test_every_kind_of_notice_is_in_the_table_and_its_mail_says_nothing(scene, ben):
    assert set(notices._kinds) == NOTICES
    ben.email = "ben@example.org"
    ben.save()
    bodies = set()
    for kind in sorted(NOTICES):
        notifications.tell(ben, kind, f"zq:{kind}", "/t/1/")
        notifications.send_waiting_mail()
        letter = mail.outbox.pop()
        whole = f"{letter.subject}\n{letter.body}\n{letter.extra_headers}"
        for word in (*PLACES, NAME, GROUP_NAME, scene["alias"], ben.username, ben.home_persona.name):
            assert word not in whole, (kind, word)
        bodies.add((letter.subject, letter.body))
    assert len(bodies) == 1
