"""Every mail that the account library could send is in the table, and tells nothing of who gets it or who is here."""

from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.test import RequestFactory

from community.members.adapter import AccountAdapter
from tests.sentinel import NAME, SECRETS, make_sentinel

from .outlets import LIBRARY_MAILS

pytestmark = pytest.mark.django_db
_ENDINGS = ("_subject.txt", "_message.txt")


def templates():
    """The prefixes of all mail templates of the library's apps that are installed, and of our own."""
    folders = [Path(allauth.__file__).parent / "templates", Path(settings.BASE_DIR) / "templates"]
    for folder in folders:
        for path in folder.glob("*/email/*.txt"):
            app = path.relative_to(folder).parts[0]
            ending = next((ending for ending in _ENDINGS if path.name.endswith(ending)), None)
            if f"allauth.{app}" in settings.INSTALLED_APPS and ending and path.name != "base_message.txt":
                yield f"{app}/email/{path.name.removesuffix(ending)}"


def test_every_mail_is_in_the_table():
    assert set(templates()) == LIBRARY_MAILS


@pytest.mark.parametrize("prefix", sorted(LIBRARY_MAILS))
def test_a_mail_names_neither_the_account_nor_anybody_else(prefix, agreement):
    member = make_sentinel()
    request = RequestFactory().get("/")
    request.user = member
    context = {
        "request": request, "user": member, "email": "somebody@example.org", "code": "482113", "key": "a-key",
        "activate_url": "http://testserver/account/confirm-email/a-key/",
        "password_reset_url": "http://testserver/account/password/reset/key/a-key/",
        "signup_url": "http://testserver/account/signup/", "username": member.username, "ip": "203.0.113.9",
        "user_agent": "Zq browser", "from_email": "old@example.org", "to_email": "new@example.org",
        "deleted_email": "old@example.org",
    }  # fmt: skip
    try:
        mail = AccountAdapter(request).render_mail(prefix, "somebody@example.org", context)
    except Exception as wrong:
        # Half of a pair: the other half is drawn under the name of another mail.
        assert "TemplateDoesNotExist" in type(wrong).__name__, wrong
        return
    whole = f"{mail.subject}\n{mail.body}".lower()
    assert len(mail.body.strip()) > 20 or "482113" in mail.body
    for secret in (*SECRETS, NAME.lower(), "203.0.113.9"):
        assert secret not in whole, (prefix, secret)
    assert "testserver" not in mail.subject and "example.com" not in whole
