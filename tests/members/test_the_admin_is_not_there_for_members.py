import pytest

pytestmark = pytest.mark.django_db


def test_a_member_at_the_admin_finds_no_page_and_no_message_about_permissions(as_, ana, settings):
    settings.STAFF_SECOND_FACTOR = False
    client = as_(ana)
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 404
    assert "permission" not in answer.content.decode()
    assert "permission" not in client.get("/").content.decode()
