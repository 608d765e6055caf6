import pytest
from django.template.loader import get_template


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_error_page_needs_no_request_and_no_database(name):
    html = get_template(name).render()
    assert 'id="exit"' in html
    assert "Need help now?" in html


def test_a_request_that_cannot_be_read_is_answered_with_a_page_of_ours(client, settings):
    settings.ALLOWED_HOSTS = ["hearth.example"]
    answer = client.get("/help/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "We could not read what your browser sent" in answer.content.decode()
