"""Moderators of single boards, and texts under other names than the community's."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from community.members import services as members
from community.members.models import Role
from forums.models import Post
from groups import services as groups
from groups.models import GroupPage, Message, Seat
from moderation import services as moderation
from tests.conftest import add_board, make_member


def local(name, *pages):
    """A member who moderates `pages` and what lies under them, and nothing else."""
    member = make_member(name)
    for page in pages:
        members.grant_credential(member, Role.MODERATOR, "seen at the office", None, page=page)
    return member


@pytest.fixture
def local_moderator(board):
    return local("Near Hazel", board)


@pytest.fixture
def other_board(boards):
    return add_board(boards, "Night owls")


@pytest.fixture
def other_local_moderator(other_board):
    return local("Distant Elm", other_board)


def post_as(topic, persona, body):
    """A published post under any persona; returns the Post."""
    number = Post.objects.filter(topic=topic).count() + 100
    return Post.objects.create(
        topic=topic, author=persona, number=number, body=body, html=f"<p>{body}</p>", client_key=uuid.uuid4(),
        created_at=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def alias(topic, ben):
    return members.alias_in(topic.pk, ben)


@pytest.fixture
def alias_case(topic, alias, ana):
    """A report on a post that Ben wrote as an alias."""
    return moderation.report(post_as(topic, alias, "You are all fools."), ana.home_persona, False, "Unkind.")


@pytest.fixture
def own_name_case(topic, ben, ana):
    """A report on a post that Ben wrote under his community name."""
    return moderation.report(post_as(topic, ben.home_persona, "Go away."), ana.home_persona, False, "Unkind.")


@pytest.fixture
def group(home, base_with_tuesday):
    return GroupPage.objects.get()


@pytest.fixture
def session(group):
    start = timezone.now() + timedelta(days=2)
    return groups.plan(group, start, start + timedelta(hours=1))


def say(session, persona, words):
    """A line of chat by any persona; returns the Message."""
    seat, _ = Seat.objects.get_or_create(session=session, persona=persona)
    message = Message(session=session, seat=seat, author=persona, client_id=uuid.uuid4().hex)
    message.write(words)
    message.save()
    return message


@pytest.fixture
def later(monkeypatch):
    """`later(hours=2)`: from now on it is so much later for everybody who asks for the time."""
    real, passed = timezone.now, [timedelta()]

    def later(**by):
        passed[0] += timedelta(**by)

    monkeypatch.setattr(timezone, "now", lambda: real() + passed[0])
    return later
