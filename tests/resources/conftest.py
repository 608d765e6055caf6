from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from community.home.services import seed_site
from community.members.models import Member
from community.members.seeds import EDITORS
from community.members.services import join
from community.resources.models import ResourceIndexPage, ResourcePage


def a_member(username, pseudonym):
    member = Member(username=username)
    join(member, pseudonym)
    return member


@pytest.fixture
def site(db):
    return seed_site("Lantern Row")


@pytest.fixture
def ana(site):
    return a_member("ana", "Quiet Heron")


@pytest.fixture
def editor(site):
    member = a_member("edith", "Plain Sparrow")
    member.groups.add(Group.objects.get(name=EDITORS))
    return member


@pytest.fixture
def resource(site):
    """Make a resource, live and freshly reviewed unless told otherwise."""

    def make(title="Getting through a hard night", live=True, **fields):
        today = timezone.localdate()
        page = ResourcePage(
            **{
                "title": title,
                "summary": "Five small steps.",
                "reviewed_by": "Ines, counsellor",
                "reviewer_role": "professional",
                "last_reviewed": date(2026, 10, 3),
                "next_review_due": today + timedelta(days=200),
                "body": [("text", "<p>Some words.</p>")],
                "live": live,
                **fields,
            }
        )
        ResourceIndexPage.objects.get().add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        page.refresh_from_db()
        return page

    return make
