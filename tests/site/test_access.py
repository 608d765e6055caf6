"""Every address answers each role as the table says, and an address that is not in the table fails."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from .access import ACCESS, IN, ROLES

pytestmark = pytest.mark.django_db
_LIBRARY_MODULES = ("wagtail.", "allauth.")


def _patterns(resolver, prefix=""):
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            module = getattr(entry.urlconf_name, "__name__", "")
            if not module.startswith(_LIBRARY_MODULES):
                yield from _patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def test_every_address_of_ours_is_in_the_table():
    routes = set(_patterns(get_resolver()))
    assert "t/<number:pk>/" in routes
    assert routes - ACCESS.keys() == set()
    assert ACCESS.keys() - routes == set()


@pytest.mark.parametrize("route", ACCESS)
def test_each_role_gets_what_the_table_says(as_, things, outsider, moderator, editor, route):
    address, expected = ACCESS[route]
    address = address.format(**things)
    if route == "t/<number:pk>/changes/":
        from forums.models import Topic

        address += f"?version={Topic.objects.get(pk=things['topic']).version}"
    people = dict(zip(ROLES, (None, outsider, moderator, editor), strict=True))
    for role, status in zip(ROLES, expected, strict=True):
        answer = as_(people[role]).get(address)
        if status == IN:
            assert answer.status_code == 302 and answer["Location"].startswith("/account/login/"), (
                role,
                answer.status_code,
            )
        else:
            assert answer.status_code == status, (role, answer.status_code)


def test_no_page_of_the_admin_opens_to_a_member(as_, ben, moderator):
    from django.urls import NoReverseMatch, reverse

    assert as_(moderator).get("/admin/").status_code == 200
    client = as_(ben)
    tried = 0
    for name in {
        name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("wagtailadmin_")
    }:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        tried += 1
        if name in (
            "wagtailadmin_login",
            "wagtailadmin_logout",
            "wagtailadmin_password_reset",
            "wagtailadmin_javascript_catalog",
            "wagtailadmin_sprite",
        ):
            continue
        assert client.get(address).status_code in (302, 403, 404, 405), name
    assert tried > 10


def test_a_signed_in_member_is_not_sent_in_a_circle(as_, ben, moderator):
    assert as_(moderator).get("/admin/queue/").status_code == 200
    for path in ("/admin/", "/admin/queue/", "/admin/login/?next=/admin/"):
        assert as_(ben).get(path, follow=True).status_code == 404


@pytest.mark.parametrize(
    "path", ["/admin/login/", "/_util/login/", "/admin/password_reset/", "/admin/password_reset/confirm/x/y/"]
)
def test_a_password_posted_at_wagtails_doors_signs_nobody_in(client, moderator, path):
    from tests.conftest import PASSWORD

    client.post(path, {"username": moderator.username, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    client.post("/account/login/", {"login": moderator.username, "password": PASSWORD})
    assert "_auth_user_id" in client.session


def test_the_admin_asks_staff_for_a_second_factor(as_, moderator, settings):
    assert as_(moderator).get("/admin/queue/").status_code == 200
    settings.STAFF_SECOND_FACTOR = True
    answer = as_(moderator).get("/admin/queue/")
    assert answer.status_code == 403 and "Set up a second lock first" in answer.content.decode()
