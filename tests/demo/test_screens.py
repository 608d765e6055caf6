"""The list of pages that are photographed holds together; taking the pictures itself needs a browser and the demo."""

import pytest
from django.urls import reverse

from community.demo import screens_stage as stage
from community.demo.people import ACCOUNTS
from community.demo.screens import SCREENS, VIEWERS


def test_each_picture_has_a_name_of_its_own():
    names = [(screen.name, viewer) for screen in SCREENS for viewer in screen.viewers]
    assert len(names) == len(set(names)) > 80


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_each_begins_at_an_address_that_is_there_and_is_looked_at_by_somebody(screen):
    assert screen.start.startswith("/") or reverse(screen.start)
    known = {account["role"] for account in ACCOUNTS} | stage.PEOPLE.keys() | {"anonymous"}
    assert screen.viewers and set(screen.viewers) <= set(VIEWERS) <= known
    assert not screen.state or screen.state in stage._STATES


@pytest.mark.django_db
def test_a_way_to_join_is_put_back_after_its_pictures(home):
    from wagtail.models import Site

    from community.members.models import CommunitySettings

    CommunitySettings.objects.get_or_create(site=Site.objects.get(is_default_site=True))
    with stage.state("invitation"):
        assert CommunitySettings.objects.get().joining == "invitation"
    assert CommunitySettings.objects.get().joining == "open"
