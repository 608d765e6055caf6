"""Where codes are shown this once, no display button reloads them away."""

import pytest

from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
BUTTONS = 'action="/display/'
SHEET, ERASE = "/account/recovery-sheet/", "/account/erase/"


def page_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("path", "typed"), [(SHEET, {}), (ERASE, {"sure": "on"})])
def test_the_foot_has_display_buttons_but_where_codes_are_shown_once(as_, ana, home, path, typed):
    client = as_(ana)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert BUTTONS in page_of(client.get(path))
    shown = page_of(client.post(path, typed))
    assert '<ol class="codes">' in shown and BUTTONS not in shown
    assert "Our rules" in shown, "the rest of the foot stays"
    assert BUTTONS in page_of(client.get(path))
