"""The small cast, and a site with one open board and one closed to the outsider."""

import itertools
import math

import pytest
from django.core.cache import cache

from community.home.models import HomePage
from community.members import services as members
from community.members.models import Member, Role
from forums import services as forums
from forums.models import BoardIndexPage, BoardPage
from groups.models import GroupIndexPage, GroupPage
from moderation import staff_lists
from tests.bases import part
from tests.migrated import (  # noqa: F401
    _base_of_a_class,
    _base_of_the_test,
    _django_db_helper,
    django_db_keepdb,
    django_db_modify_db_settings,
    django_db_setup,
    pytest_configure,
)

PASSWORD = "three odd words 7"
_numbers = itertools.count(1)


# Folders of few and long tests. They go first, so that no process is left with one when the others have ended.
_LONG = ("tests/journeys/", "tests/live/", "tests/demo/", "tests/forums/test_import_of_real", "tests/site/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: next((n for n, start in enumerate(_LONG) if item.nodeid.startswith(start)), len(_LONG)))


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()
    # As read a moment ago, and empty: whoever counts queries meets the lists of staff as a running process does.
    staff_lists._kept = staff_lists.Kept(number=0, looked_at=math.inf)


def make_member(name, joined_days_ago=30, published=10, agreed=True, groups=(), role=None):
    """A member with a pseudonym, past the days of being new unless told otherwise."""
    from datetime import timedelta

    from django.contrib.auth.models import Group
    from django.utils import timezone

    member = Member(
        username=f"{name.lower().replace(' ', '-')}-{next(_numbers)}",
        date_joined=timezone.now() - timedelta(days=joined_days_ago),
    )
    member.set_password(PASSWORD)
    members.join(member, name)
    if published:
        member.published_count = published
        member.save(update_fields=["published_count"])
    if agreed:
        from community.members.queries import documents_to_accept

        for document in documents_to_accept(member):
            members.accept(member, document)
    for group in groups:
        member.groups.add(Group.objects.get(name=group))
    if role:
        members.grant_credential(member, role, "seen at the office", None)
    return Member.objects.select_related("home_persona").get(pk=member.pk)


@pytest.fixture
def agreement(db):
    return members.publish_agreement("Be kind.\nStay private.", "We are kind here, and we stay private.")


@pytest.fixture
def consent(agreement):
    """Consent to the use of health data. Those who joined before this fixture have yet to give it."""
    return members.publish_agreement("We keep what you tell us.", "You may take this back.", scope="health")


@pytest.fixture
def ana(agreement):
    return make_member("Quiet Heron")


@pytest.fixture
def ben(agreement):
    return make_member("Plain Sparrow")


@pytest.fixture
def newcomer(agreement):
    """Joined today, wrote nothing, agreed to nothing."""
    return make_member("Fresh Fern", joined_days_ago=0, published=0, agreed=False)


@pytest.fixture
def outsider(agreement):
    """A member whom nobody let into the closed board."""
    return make_member("Far Meadow")


@pytest.fixture
def moderator(agreement):
    return make_member("Steady Larch", role=Role.MODERATOR)


@pytest.fixture
def second_moderator(agreement):
    return make_member("Calm Rowan", role=Role.MODERATOR)


@pytest.fixture
def editor(agreement):
    return make_member("Clear Inkwell", role=Role.EDITOR)


@pytest.fixture
def facilitator(agreement):
    return make_member("Maren Vale", groups=["Facilitators"], role=Role.PROFESSIONAL)


@pytest.fixture
def home(db):
    """The seeded tree: front page, resources and the standard pages. Each test database holds it from the start."""
    return HomePage.objects.get()


base_with_boards = part("base_with_boards", lambda: forums.ensure_board_index(HomePage.objects.get()))
base_with_a_board = part("base_with_a_board", lambda: add_board(BoardIndexPage.objects.get(), "Low days"))


def _add_tuesday():
    index = HomePage.objects.get().add_child(instance=GroupIndexPage(title="Groups", slug="groups"))
    index.add_child(instance=GroupPage(title="Tuesday evening group", slug="tuesday"))


base_with_tuesday = part("base_with_tuesday", _add_tuesday)


@pytest.fixture
def boards(home, base_with_boards):
    return BoardIndexPage.objects.get()


@pytest.fixture
def board(boards, base_with_a_board):
    return BoardPage.objects.get(title="Low days")


@pytest.fixture
def closed_board(boards, ben):
    """A board for one group, which Ben is in and the outsider is not."""
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    board = add_board(boards, "Tuesday circle")
    group = Group.objects.create(name="Tuesday circle")
    ben.groups.add(group)
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)
    return board


def add_board(index, title):
    board = BoardPage(title=title, intro="When getting up is the whole job.")
    index.add_child(instance=board)
    board.save_revision().publish()
    return board


@pytest.fixture
def topic(board, ana):
    post, _ = forums.open_topic(
        board, ana, "The house is quiet at this hour", "My dad died in March. I am fine in the day."
    )
    return post.topic


def sign_in(client, member):
    client.force_login(member, backend="community.members.backends.MemberBackend")
    return client


@pytest.fixture
def as_(client):
    """`as_(member)`: the test client, signed in as that member; `as_(None)` signs out."""

    def become(member):
        if member is None:
            client.logout()
            return client
        return sign_in(client, member)

    return become
