from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

TODAY = timezone.localdate()


def test_an_editor_sees_what_is_overdue_and_nothing_else(client, resource, editor):
    resource("Overdue page", next_review_due=TODAY - timedelta(days=1))
    resource("Soon due page", next_review_due=TODAY + timedelta(days=20))
    resource("Never reviewed page", last_reviewed=None, next_review_due=None)
    resource("Fresh page")
    client.force_login(editor)
    response = client.get("/admin/reports/reviews-due/")
    assert response.status_code == 200
    listed = response.content.decode()
    assert "Overdue page" in listed and "Soon due page" in listed and "Never reviewed page" in listed
    assert "Fresh page" not in listed


def test_a_member_is_refused(client, resource, ana):
    resource("Overdue page", next_review_due=TODAY - timedelta(days=1))
    client.force_login(ana)
    response = client.get("/admin/reports/reviews-due/")
    assert response.status_code in (302, 403) and "Overdue page" not in response.content.decode()


def test_the_front_page_of_the_admin_counts_them(client, resource, editor):
    resource("Overdue page", next_review_due=TODAY - timedelta(days=1))
    client.force_login(editor)
    assert "<span>1</span> review due" in client.get("/admin/").content.decode()


def test_the_report_can_be_taken_along_as_a_file(client, resource, editor):
    resource("Overdue page", next_review_due=TODAY - timedelta(days=1))
    client.force_login(editor)
    response = client.get("/admin/reports/reviews-due/?export=csv")
    assert b"Overdue page" in b"".join(response.streaming_content)


def test_a_missing_next_review_is_a_year_after_the_last(resource):
    page = resource()
    page.next_review_due = None
    page.full_clean()
    assert page.next_review_due == page.last_reviewed + timedelta(days=365)


def test_a_next_review_before_the_last_is_refused(resource):
    page = resource()
    page.next_review_due = page.last_reviewed - timedelta(days=1)
    with pytest.raises(ValidationError):
        page.full_clean()


def test_an_overdue_page_stays_up_and_says_so(client, resource):
    page = resource(next_review_due=TODAY - timedelta(days=1))
    assert "It is late. Please read with care." in client.get(page.url).content.decode()
