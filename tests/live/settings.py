"""Settings of servers that the live tests start: times short enough to wait for."""

import os

from community.settings.test import *  # noqa: F403
from community.settings.test import DATABASES

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A killed server is what these tests are about, so nothing is lighter here than in earnest.
    DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"]["init_command"].replace(
        "synchronous=OFF", "synchronous=FULL"
    )
ROOMS = {
    "UNSTAFFED_SECONDS": 60,
    "CLOCK_SECONDS": float(os.environ.get("TEST_CLOCK_SECONDS", "0.2")),
    "CLOCK_LEASE_SECONDS": 2,
    "PRESENCE_SECONDS": 0.2,
    "STANDING_SECONDS": float(os.environ.get("TEST_STANDING_SECONDS", "0.3")),
    "LEASE_SECONDS": 3,
    "TAIL_SECONDS": 0.2,
    "OUTBOX_FRAMES": 64,
    "MEMBER_LINES": (1000, 20),
    "ROOM_LINES": (5000, 20),
}
STAFF_SECOND_FACTOR = os.environ.get("TEST_STAFF_SECOND_FACTOR") == "1"
