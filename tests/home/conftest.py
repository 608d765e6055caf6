from datetime import timedelta

import pytest
from django.utils import timezone

from community.helplines.models import Helpline
from community.resources.models import ResourceIndexPage, ResourcePage
from groups.queries import SessionCard
from tests.conftest import add_board


@pytest.fixture
def full_home(home, boards, topic, monkeypatch):
    """A front page with helplines, boards, a topic, resources and sessions."""
    for number in range(4):
        Helpline.objects.create(country="GB", name=f"Line {number}", dial="08081570142", always_open=True)
    for number in range(7):
        add_board(boards, f"Board {number}")
    index = ResourceIndexPage.objects.get()
    for number in range(4):
        page = ResourcePage(title=f"Resource {number}", summary="Small steps.", body=[("text", "<p>Words.</p>")])
        index.add_child(instance=page)
    starts = timezone.now() + timedelta(days=1)
    sessions = [
        SessionCard(
            id=number,
            group_title=f"Group {number}",
            group_url=f"/groups/{number}/",
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            seats_left=number,
            url=f"/sessions/{number}/",
            description="For anyone having a low stretch.",
            state="scheduled",
            facilitators=[("Maren Vale", "professional")],
        )
        for number in range(2)
    ]
    monkeypatch.setattr("community.home.composition.next_sessions", lambda limit, member=None: sessions[:limit])
    return home
