import pytest

from community.helplines.models import Helpline

from .conftest import HEAD, written


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"dial_as_described": ""}, "it cannot be dialled: dial_as_described is empty"),
        ({"dial_as_described": "see website"}, "it cannot be dialled: “see website” does not begin with a number"),
        ({"dial_as_described": "1-800-GET-HELP"}, "it cannot be dialled"),
        ({"dial_as_described": "7"}, "it cannot be dialled: “7” is no number of 2 to 15 digits"),
        ({"dial_as_described": "0808 1570 9010 8081 5709"}, "it cannot be dialled"),
        ({"verified_at": ""}, "it was never verified: verified_at is empty"),
        ({"verified_at": "last spring"}, "it was never verified: “last spring” is no day like 2026-05-04"),
        ({"verified_at": "2999-01-01"}, "it was never verified: 2999-01-01 is still to come"),
        ({"country": "XX"}, "there is no country “XX”"),
        ({"country": ""}, "there is no country “”"),
        ({"method": "fax"}, "there is no method “fax”; known are phone, text, chat"),
        ({"name": ""}, "name: This field cannot be blank"),
        ({"name": "x" * 121}, "name: Ensure this value has at most 120 characters"),
        ({"hours": "x" * 501}, "hours is too long: 501 letters, at most 500"),
        ({"website": "not a page"}, "website: Enter a valid URL"),
        ({"website": "javascript:alert(1)"}, "website: Enter a valid URL"),
        ({"method": "chat", "website": ""}, "website: A chat needs the address of its page"),
        ({"name": "Lantern\x1b[2J"}, "name has letters that cannot be shown"),
        ({"name": "Lantern\x00"}, "name has letters that cannot be shown"),
    ],
)
def test_by_line_and_reason_while_the_others_go_in(put_in, fields, reason):
    said, refused, status = put_in(
        {}, {"dial_as_described": "0808 157 0902", "name": "Other", **fields}, {"country": "IE"}
    )
    assert refused.startswith(f"line 3: refused, {reason}"), refused
    assert status == 1 and Helpline.objects.count() == 2
    assert "Waiting to be confirmed: 2 more. Already here: 0. Refused: 1." in said


def test_a_line_with_a_cell_too_few_or_too_many(put_in):
    _said, refused, _status = put_in("GB,Short", written() + ",more", {})
    assert "line 2: refused, it has 2 cells where the first line has 10" in refused
    assert "line 3: refused, it has 11 cells where the first line has 10" in refused
    assert Helpline.objects.count() == 1


def test_lines_are_counted_as_an_editor_counts_them(put_in):
    _said, refused, _status = put_in({"source": "a list\nover two lines"}, "", {"country": "XX"})
    assert refused.startswith("line 5: refused"), HEAD
