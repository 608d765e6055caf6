"""A number longer than any row's is no address: it is answered like any other page that is not there."""

import re

import pytest

from .access import ACCESS

pytestmark = pytest.mark.django_db
BEYOND = "9" * 20


def beyond():
    """Each address of the table that holds a number, with one that no row can have."""
    for route in ACCESS:
        if "<number:" in route:
            filled = re.sub(r"<number:\w+>", BEYOND, route)
            yield "/" + re.sub(r"<\w+:kind>", "forums.post", filled).replace("<str:key>", "nobody")


@pytest.mark.parametrize("address", sorted(set(beyond())))
def test_it_is_not_there(as_, ana, address):
    assert as_(ana).get(address).status_code == 404
    assert as_(ana).post(address).status_code == 404


def test_every_number_in_an_address_of_ours_is_read_that_way():
    # The one that stands before the account library's own is matched as the library matches it.
    assert [route for route in ACCESS if "<int:" in route] in ([], ["account/2fa/webauthn/keys/<int:pk>/remove/"])
