"""What people call themselves goes through the same checks and lists as what they write."""

import pytest

from community.members import aliases
from community.members import services as members
from community.members.forms import PseudonymField
from community.members.permissions import Refused
from moderation.models import Phrase
from moderation.names import why_not_name
from moderation.screening import pipeline
from tests.moderation.test_screening_when_a_check_fails import _broken

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("I want to die", "helplines are on every page"),
        ("add me on snap quiet.heron", "reach you"),
        ("you worthless idiot", "hurt or mislead"),
    ],
)
def test_a_name_that_a_check_stops_at_is_not_taken_and_says_why(name, said):
    assert why_not_name("Quiet Heron") is None
    assert said in why_not_name(name).text


def test_the_road_of_signing_up_of_renaming_and_of_a_group_is_the_same(ana, ben):
    assert PseudonymField().clean("Moon Pills") == "Moon Pills"
    Phrase.objects.create(category="spam", phrase="moon pills", then="hold")
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="choose another"):
        PseudonymField().clean("Moon Pills")
    with pytest.raises(Refused, match="choose another"):
        members.rename(ana, "Moon Pills")
    with pytest.raises(Refused, match="choose another"):
        members.name_for_group(ben, 7, "Moon Pills")
    ana.home_persona.refresh_from_db()
    assert ana.home_persona.name == "Quiet Heron"
    assert members.rename(ana, "Loud Heron").name == "Loud Heron"


def test_the_page_of_renaming_keeps_what_was_typed_and_says_why(as_, ana):
    answer = as_(ana).post("/account/name/", {"name": "I want to die"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "helplines are on every page" in page and 'value="I want to die"' in page


def test_no_alias_of_the_site_is_stopped():
    names = list(aliases.in_random_order())
    assert len(names) > 20 and [name for name in names if why_not_name(name)] == []


@pytest.mark.parametrize("check", pipeline.CHECKS, ids=lambda check: check.NAME)
def test_a_check_that_fails_stops_nobody(check, monkeypatch):
    monkeypatch.setattr(check, "find", _broken)
    assert why_not_name("Quiet Heron") is None
