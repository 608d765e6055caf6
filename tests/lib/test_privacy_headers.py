"""Pages stay out of caches on shared devices and out of search engines; scripts come from this site alone."""

import re

import pytest

pytestmark = pytest.mark.django_db
PAGES = ["/", "/boards/", "/help/", "/account/login/", "/account/signup/", "/agreement/", "/resources/"]


def test_a_member_leaves_no_page_in_the_browser(as_, ana, boards):
    client = as_(ana)
    for path in [*PAGES, "/account/", "/notices/"]:
        assert client.get(path)["Cache-Control"] == "no-store", path


def test_a_page_that_gives_a_cookie_is_not_kept_either(client, agreement):
    answer = client.get("/account/login/")
    assert answer.cookies and answer["Cache-Control"] == "no-store"


def test_a_visitor_gets_no_cookie_by_reading(client, boards):
    for path in ("/", "/boards/", "/resources/"):
        assert not client.get(path).cookies, path


def test_search_engines_are_kept_out_of_all_but_resources(client, topic):
    for path in ("/", "/boards/", f"/t/{topic.pk}/", "/account/login/", "/nothing-here/"):
        assert client.get(path)["X-Robots-Tag"] == "noindex", path
    assert "X-Robots-Tag" not in client.get("/resources/")


def test_no_page_allows_scripts_or_styles_in_its_text(client, topic, agreement):
    for path in [*PAGES, f"/t/{topic.pk}/", "/nothing-here/"]:
        policy = client.get(path)["Content-Security-Policy"]
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy, path
        assert "script-src 'self'" in policy and "default-src 'none'" in policy, path


def test_no_page_holds_a_script_a_style_or_a_handler_in_its_text(client, topic, agreement):
    for path in [*PAGES, f"/t/{topic.pk}/"]:
        page = client.get(path).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), path
        assert not re.search(r'(?:src|href)="(?:https?:)?//(?!testserver|www\.bbc\.co\.uk/weather)', page), path


def test_the_admin_has_a_policy_of_its_own(as_, moderator):
    policy = as_(moderator).get("/admin/")["Content-Security-Policy"]
    assert "'unsafe-inline'" in policy and "default-src 'self'" in policy and "http" not in policy


def test_no_page_may_use_camera_place_or_microphone(client, boards):
    policy = client.get("/")["Permissions-Policy"]
    assert "camera=()" in policy and "geolocation=()" in policy and "microphone=()" in policy


def test_other_sites_learn_no_address_and_frame_no_page(client, boards):
    answer = client.get("/")
    assert answer["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
