"""A form that comes back says that words are kept where there are any, and not to somebody who typed nothing."""

import pytest

pytestmark = pytest.mark.django_db
KEPT = "<p>Your words are kept.</p>"


def test_with_words_and_without(as_, ben, board):
    at = f"/b/{board.pk}/new/"
    assert KEPT in as_(ben).post(at, {"title": "", "body": "Half a thought."}).content.decode()
    assert KEPT in as_(ben).post(at, {"title": "Half a thought", "body": " "}).content.decode()
    empty = as_(ben).post(at, {"title": "", "body": "  "})
    assert empty.status_code == 422 and KEPT not in empty.content.decode()
