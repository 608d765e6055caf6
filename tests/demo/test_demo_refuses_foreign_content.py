from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from community.demo import building

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch):
    """Which sites would have been built on; the building itself has its own tests."""
    calls = []
    monkeypatch.setattr(building, "build", lambda say: calls.append("built"))
    monkeypatch.setattr(building, "bring_up_to_date", lambda: None)
    return calls


def demo(*options):
    call_command("demo", "--no-serve", *options, stdout=StringIO())


def test_a_site_with_a_stranger_is_left_alone(built, ana):
    with pytest.raises(CommandError, match=r"members: 1, pages: 0.*--into-existing-site") as refusal:
        demo()
    assert "\n" not in str(refusal.value)
    assert not built


def test_a_site_with_a_board_is_left_alone(built, board):
    with pytest.raises(CommandError, match="members: 0, pages: 2"):
        demo()
    assert not built


def test_it_is_built_there_when_told(built, board):
    demo("--into-existing-site")
    assert built == ["built"]


def test_a_seeded_site_without_content_is_no_obstacle(built, home):
    demo()
    assert built == ["built"]


def test_outside_development_it_refuses(built, settings):
    settings.DEVELOPMENT = False
    with pytest.raises(CommandError, match="for development only"):
        demo()
    assert not built
