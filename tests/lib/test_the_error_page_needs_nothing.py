from django.template.loader import get_template


def test_the_error_page_needs_no_request_and_no_database():
    html = get_template("500.html").render()
    assert 'id="exit"' in html
    assert "Need help now?" in html
