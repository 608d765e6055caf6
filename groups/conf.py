"""Times and limits of live rooms; `settings.ROOMS` changes any of them (docs/live-room.md)."""

from django.conf import settings

DEFAULTS = {
    "LOBBY_MINUTES": 15,  # the lobby opens so long before a session
    "OVERTIME_MINUTES": 30,  # a forgotten room is closed so long after its end
    "UNSTAFFED_SECONDS": 60,  # without a facilitator for so long, the room pauses itself
    "LEASE_SECONDS": 15,  # a connection that says nothing for so long is gone
    "PRESENCE_SECONDS": 1.0,  # comings and goings are gathered for so long
    "TAIL_SECONDS": 0.4,  # how often other processes' changes are looked for
    "CLOCK_SECONDS": 1.0,
    "CLOCK_LEASE_SECONDS": 10,
    "STANDING_SECONDS": 2.0,  # how often seats, agreements and sign-ins of those connected are looked at
    "MEMBER_LINES": (20, 20),  # so many messages in so many seconds
    "ROOM_LINES": (120, 20),
    "SMALL_ACTS": (30, 20),  # hands, passes and pings
    "CONNECTIONS_A_SEAT": 6,
    "OUTBOX_FRAMES": 512,
    "OUTBOX_BYTES": 4 * 1024 * 1024,
    "WAITING_LINES": 4000,
    "NAMES_SHOWN": 60,
    "EXCERPT_DAYS": 30,  # words of an open case outlive the transcript by so long
}


def value(name):
    return getattr(settings, "ROOMS", {}).get(name, DEFAULTS[name])
