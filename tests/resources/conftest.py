from datetime import date, timedelta

import pytest
from django.utils import timezone

from community.resources.models import ResourceIndexPage, ResourcePage


@pytest.fixture
def resource(home):
    """Make a resource, live and freshly reviewed unless told otherwise."""

    def make(title="Getting through a hard night", live=True, **fields):
        today = timezone.localdate()
        page = ResourcePage(
            **{
                "title": title,
                "summary": "Five small steps.",
                "reviewed_by": "Ines, counsellor",
                "reviewer_role": "professional",
                "last_reviewed": date(2026, 10, 3),
                "next_review_due": today + timedelta(days=200),
                "body": [("text", "<p>Some words.</p>")],
                "live": live,
                **fields,
            }
        )
        ResourceIndexPage.objects.get().add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        page.refresh_from_db()
        return page

    return make
