"""Tabs and windows of the admin end in the name of the community, not in that of the software under it."""

import re

import pytest

from community.members.models import Role
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_of_staff(as_, agreement):
    return as_(make_member("Head Rowan", role=Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/users/", "/admin/credentials/", "/admin/queue/", "/admin/queue/decisions/", "/admin/pages/"],
)
def test_titles_end_in_it(client_of_staff, settings, path):
    settings.SITE_NAME = settings.WAGTAIL_SITE_NAME = "Quiet Harbour"
    page = client_of_staff.get(path, follow=True).content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL).group(1)
    assert title.strip().endswith("- Quiet Harbour") and "Wagtail" not in title


def test_its_door_is_the_community_s_own(client):
    answer = client.get("/admin/login/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/login/")
    page = answer.content.decode()
    assert "Hearth" in page and "Wagtail" not in page
