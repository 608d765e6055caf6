"""Rooms on a real server: the cast of the whole suite, an open session, and clients that are signed in."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import Page

from groups import bench, queries, services
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage

from .client import RoomClient
from .server import Server


def database_url():
    """The test database of this run, for another process."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    port = f":{given['PORT']}" if given["PORT"] else ""
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}{port}/{given['NAME']}"


def environment(**more):
    return {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.live.settings", "REDIS_URL": "", **more}


@pytest.fixture(scope="session")
def server(django_db_setup, tmp_path_factory):
    """One server for all tests that leave it alive."""
    # Its clocks stand still: they would wind the rooms of tests that start a server of their own.
    one = Server(environment(TEST_CLOCK_SECONDS="3600"), log=tmp_path_factory.mktemp("live") / "server.log").start()
    yield one
    one.stop()


@pytest.fixture
def servers(transactional_db, tmp_path):
    """`servers(port=…, REDIS_URL=…)` starts a server of the test's own."""
    started = []

    def start(port=None, wait=True, **more):
        one = Server(environment(**more), port=port, log=tmp_path / f"server-{len(started)}.log")
        started.append(one)
        return one.start(wait=wait)

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def tree(transactional_db):
    """The root of the page tree, which such tests empty; a whole site is more than a room needs."""
    return Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))


@pytest.fixture
def room(tree, facilitator, ana, ben):
    """An open session with Ana and Ben in it, led by the facilitator."""
    index = tree.add_child(instance=GroupIndexPage(title="Groups", slug="live-groups"))
    group = index.add_child(instance=GroupPage(title="Tuesday evening", slug="tuesday-evening"))
    GroupFacilitator.objects.create(page=group, member=facilitator)
    now = timezone.now()
    session = services.plan(group, now, now + timedelta(minutes=90))
    seats = [services.book(session, member) for member in (ana, ben)]
    lead = queries.seat_of(facilitator, session)
    session = services.open_session(session, lead)
    return SimpleNamespace(
        id=session.pk,
        session=session,
        lead=lead,
        ana=queries.seat_of(ana, session),
        ben=queries.seat_of(ben, session),
        cookies={name: bench.sign_in(member) for name, member in (("ana", ana), ("ben", ben), ("lead", facilitator))},
        seats=seats,
    )


@pytest.fixture
def crowd(tree):
    """`crowd(n)`: a load-test room of n members, as (session id, [session key…])."""

    def gather(count):
        session, cookies = bench.make_room(count)
        return session.pk, cookies

    return gather


@pytest.fixture
def enter(server, room):
    """`enter("ana")`: Ana's client, at the common server unless told otherwise."""

    def come_in(name, at=None):
        return RoomClient((at or server).ws, room.id, room.cookies[name])

    return come_in


async def in_db(function, *given, **named):
    """Call something that uses the database from a test's event loop, and leave no connection behind."""

    def act():
        try:
            return function(*given, **named)
        finally:
            connections.close_all()

    return await asyncio.to_thread(act)
