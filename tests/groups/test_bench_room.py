import io

import pytest
from django.core.management import CommandError, call_command

from groups.models import Seat, Session


def test_it_prints_a_session_and_a_cookie_a_member_and_nothing_else(home, agreement, client):
    out, err = io.StringIO(), io.StringIO()
    call_command("bench_room", members=3, stdout=out, stderr=err, no_color=True)
    session = Session.objects.get(bench=True)
    assert err.getvalue() == f"session {session.pk}\n"
    cookies = out.getvalue().splitlines()
    assert len(cookies) == 3 and all(cookie.startswith("sessionid=") for cookie in cookies)
    assert session.state == Session.State.OPEN
    assert Seat.objects.filter(session=session, role="facilitator").exists()
    client.cookies["sessionid"] = cookies[2].partition("=")[2]
    assert client.get(f"/sessions/{session.pk}/events/").status_code == 200


def test_it_is_refused_outside_development(db, settings):
    settings.DEVELOPMENT = False
    with pytest.raises(CommandError, match="development only"):
        call_command("bench_room", members=1)


def test_it_says_how_many_members_it_takes(db):
    with pytest.raises(CommandError, match="between 1 and"):
        call_command("bench_room", members=0)
