"""No subject or text of a mail about an account tells what this site is, who has the account, or what was read."""

from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.template.loader import render_to_string

from community.members.adapter import AccountAdapter

OURS = Path(settings.BASE_DIR) / "templates"
THEIRS = Path(allauth.__file__).parent / "templates"
MAILS = sorted(
    str(path.relative_to(THEIRS))
    for folder in ("account/email", "mfa/email")
    for path in (THEIRS / folder).glob("*.txt")
    if not path.name.startswith("base_")
)
TELLING = ("hearth", "example.com", "testserver", "username", "user account", "quiet-heron", "support", "health")


@pytest.mark.parametrize("name", MAILS)
def test_no_mail_tells_more_than_it_must(name, ana, rf):
    words = render_to_string(
        name,
        {
            "user": ana, "username": ana.username, "email": "quiet@example.org", "current_site": {"name": "Hearth"},
            "request": rf.get("/"), "code": "123 456", "timestamp": "now", "ip": "203.0.113.9", "user_agent": "Firefox",
            "activate_url": "LINK", "password_reset_url": "LINK", "signup_url": "LINK", "key": "k",
            "from_email": "a@example.org", "to_email": "b@example.org", "deleted_email": "a@example.org",
        },
    )  # fmt: skip
    assert words.strip()
    for telling in (*TELLING, ana.username, str(ana), "203.0.113.9", "Firefox"):
        assert telling.lower() not in words.lower(), (name, telling)


def test_nothing_is_put_in_front_of_a_subject(rf):
    assert AccountAdapter(rf.get("/")).format_email_subject("The link you asked for") == "The link you asked for"


def test_the_test_sees_all_of_them():
    assert len(MAILS) > 20


pytestmark = pytest.mark.django_db
