import pytest

from community.helplines.models import Helpline


@pytest.fixture
def line(db):
    """Make a helpline: open day and night in the UK unless told otherwise."""

    def make(name="Evening Line", **fields):
        hours_told = any(key in fields for key in ("monday", "friday", "saturday", "sunday"))
        return Helpline.objects.create(
            **{
                "name": name,
                "country": "GB",
                "dial": "08081570142",
                "display": "0808 157 0142",
                "always_open": not hours_told,
                **fields,
            }
        )

    return make
