"""A service on this machine that takes calls, and grave cases to call about."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from moderation import services
from moderation.models import Case, Contact
from moderation.services import paging, shifts  # noqa: F401

# A port that nothing listens on.
DEAD_END = "json://127.0.0.1:9/"


class Ears:
    """What was sent to `url`, as parsed JSON."""

    def __init__(self):
        heard = self.heard = []

        class Takes(BaseHTTPRequestHandler):
            def do_POST(self):
                heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Takes)
        self.url = f"json://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def ears():
    ears = Ears()
    yield ears
    ears.server.shutdown()
    ears.server.server_close()


def call_by(member, url):
    return Contact.objects.create(member=member, url=url, kind="json")


def on(member, place=None, now=None):
    """`member` is on shift from now on."""
    shift = services.shifts.switch_on(member, now or timezone.now(), timedelta(hours=8))
    shift.place = place
    shift.save()
    return shift


def crisis(persona, place=None, severity=3, target_id=1, **fields):
    now = timezone.now()
    return Case.objects.create(
        kind="crisis", target_kind="forums.post", target_id=target_id, author=persona, place=place, severity=severity,
        **{"due_at": now + timedelta(minutes=15), **fields},
    )  # fmt: skip


def called(case):
    return [call.member for call in case.calls.order_by("step", "pk")]
