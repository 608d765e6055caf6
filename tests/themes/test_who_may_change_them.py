import pytest

LISTS = [
    "/admin/snippets/themes/theme/",
    "/admin/snippets/themes/contentwarning/",
    "/admin/snippets/helplines/helpline/",
]


@pytest.mark.parametrize("address", LISTS)
def test_an_editor_opens_the_list(as_, editor, address):
    assert as_(editor).get(address).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_a_member_does_not(as_, ana, address):
    assert as_(ana).get(address).status_code in (302, 403)
