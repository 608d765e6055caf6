import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from community.helplines.models import Helpline
from community.helplines.services import mark_checked


@pytest.mark.parametrize(
    "fields",
    [
        {"dial": ""},
        {"dial": "call us"},
        {"dial": "0808 157 0142"},
        {"method": "chat", "website": ""},
        {"monday": "always"},
        {"country": "XX"},
        {"time_zone": "Mars/Olympus"},
    ],
)
def test_what_would_not_work_in_need_is_refused(fields):
    good = {"name": "Evening Line", "country": "GB", "dial": "08081570142", "always_open": True}
    Helpline(**good).full_clean(validate_constraints=False)
    with pytest.raises(ValidationError):
        Helpline(**{**good, **fields}).full_clean(validate_constraints=False)


def test_a_check_says_who_and_when_and_sets_the_next(line, ana):
    checked = mark_checked(line(), ana)
    assert checked.verified_by == ana and checked.verified_on == timezone.localdate()
    assert checked.next_check_on > checked.verified_on and not checked.is_late()
