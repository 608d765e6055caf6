"""Those who run the community, for what is done to members."""

import pytest

from community.members.models import Role
from tests.conftest import make_member


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
