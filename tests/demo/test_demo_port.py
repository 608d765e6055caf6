import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from community.demo.management.commands.demo import Command


@pytest.fixture
def never_prepares(monkeypatch):
    monkeypatch.setattr(Command, "make_tables", lambda *given: pytest.fail("built before the port was looked at"))


def test_a_taken_port_is_said_before_anything_is_built(never_prepares):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} cannot be used.*--port") as refusal:
            call_command("demo", "--port", str(port), stdout=StringIO())
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("port", ["0", "-1", "65536"])
def test_an_impossible_port_is_named(never_prepares, port):
    with pytest.raises(CommandError, match="from 1 to 65535"):
        call_command("demo", f"--port={port}", stdout=StringIO())
