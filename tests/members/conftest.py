"""Those who run the community, and members who proved a moment ago who they are."""

import pytest

from community.members.models import Role
from tests.conftest import PASSWORD, make_member


@pytest.fixture
def administrator(agreement):
    return make_member("Head Rowan", role=Role.ADMINISTRATOR)


@pytest.fixture
def owner(agreement):
    """Somebody with full access, as whoever set the site up has it."""
    member = make_member("First Stone")
    member.is_superuser = True
    member.save()
    return member


@pytest.fixture
def fresh(as_):
    """`fresh(member)`: the test client, signed in as that member, who typed their password a moment ago."""

    def become(member):
        client = as_(member)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        return client

    return become
