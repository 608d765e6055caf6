import pytest

from groups.live.door import is_from_here


def asked(origin, scheme="ws", proto=None):
    headers = [(b"host", b"testserver"), (b"origin", origin)]
    if proto:
        headers.append((b"x-forwarded-proto", proto))
    return is_from_here({"type": "websocket", "scheme": scheme, "headers": headers})


@pytest.fixture(autouse=True)
def _plain_site(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.CSRF_TRUSTED_ORIGINS = []
    settings.SECURE_PROXY_SSL_HEADER = None


def test_the_origin_must_have_the_scheme_of_the_site():
    assert asked(b"http://testserver")
    assert not asked(b"https://testserver")
    assert asked(b"https://testserver", "wss")
    assert not asked(b"http://testserver", "wss")


def test_what_the_proxy_says_counts_only_where_it_is_trusted(settings):
    assert not asked(b"https://testserver", proto=b"https")
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert asked(b"https://testserver", proto=b"https")
    assert not asked(b"http://testserver", proto=b"https")


def test_another_site_is_refused():
    assert not asked(b"http://elsewhere.example")
