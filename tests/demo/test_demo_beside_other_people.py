from io import StringIO

import pytest
from django.core.management import call_command

from community.members.models import Member
from forums import services as forums
from forums.models import BoardPage, Topic
from tests.conftest import add_board, make_member

pytestmark = pytest.mark.django_db


def test_it_stands_beside_people_and_pages_of_the_same_names(home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    theirs = add_board(forums.ensure_board_index(home), "Low days")
    namesake = make_member("Paper Boat", agreed=False)
    forums.open_topic(theirs, namesake, "Day one, again", "Mine.")

    call_command("demo", "--no-serve", "--into-existing-site", stdout=StringIO())

    assert BoardPage.objects.filter(title="Low days").count() == 2
    assert Topic.objects.filter(board=theirs).count() == 1
    assert Member.objects.get(username="demo-member").home_persona.name == "Paper Boat 2"


def test_a_demo_whose_people_were_changed_says_so_and_goes_on(home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Member.objects.create_user("demo-admin")
    errors = StringIO()
    call_command("demo", "--no-serve", stdout=StringIO(), stderr=errors)
    assert "No session could be opened" in errors.getvalue()
