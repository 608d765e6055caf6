"""The addresses that libraries bring answer each role as the table says; one that a new version adds fails."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from .access import IN, ROLES
from .library_access import ADMIN_FOR_ALL, LIBRARY_ACCESS

pytestmark = pytest.mark.django_db
_FILL = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


def routes(resolver=None, prefix="", in_library=False):
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            module = getattr(entry.urlconf_name, "__name__", "")
            yield from routes(entry, route, in_library or module.startswith(("wagtail.", "allauth.")))
        elif isinstance(entry, URLPattern) and in_library:
            yield route


def test_every_address_of_a_library_is_in_the_table():
    found = {route for route in routes() if not route.startswith("admin/")}
    assert "account/login/" in found
    assert found - LIBRARY_ACCESS.keys() == set()
    assert LIBRARY_ACCESS.keys() - found == set()


@pytest.mark.parametrize("route", LIBRARY_ACCESS)
def test_each_role_gets_what_the_table_says(as_, things, outsider, moderator, editor, route):
    address, expected = LIBRARY_ACCESS[route]
    people = dict(zip(ROLES, (None, outsider, moderator, editor), strict=True))
    got = []
    for role in ROLES:
        answer = as_(people[role]).get(address)
        signs_in = answer.status_code == 302 and answer["Location"].startswith("/account/login/")
        got.append(IN if signs_in else answer.status_code)
    assert tuple(got) == tuple(expected)


def address_of(route):
    """An address that fits `route`, or None where only its own view could make one."""
    address = re.sub(r"<(?:(\w+):)?\w+>", lambda found: _FILL[found[1] or "str"], route)
    address = address.replace("^", "").replace("$", "").replace("\\Z", "")
    return None if re.search(r"[()\[\]\\*+?]", address) else f"/{address}"


def test_nothing_under_the_admin_answers_anybody_but_staff(as_, things, outsider, moderator):
    assert as_(moderator).get("/admin/queue/").status_code == 200
    tried = 0
    for person in (None, outsider):
        client = as_(person)
        for route in routes():
            address = address_of(route)
            # Our own way out stands there as well, and would end the walk for the one who is signed in.
            if not route.startswith("admin/") or address in (None, "/admin/logout/") or route in ADMIN_FOR_ALL:
                continue
            tried += 1
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code in (302, 403, 404, 405), (person, address, answer.status_code)
                if answer.status_code == 302:
                    to = answer["Location"].partition("?")[0]
                    assert to in ("/account/needed/", "/account/login/", "/admin/login/"), (address, to)
    assert tried > 300


def test_what_the_admin_gives_to_all_is_the_same_for_all(as_, things, outsider, moderator):
    for route in ADMIN_FOR_ALL:
        answers = {as_(person).get(f"/{route}").content for person in (None, outsider)}
        assert len(answers) == 1, route
