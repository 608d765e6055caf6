import pytest
from django.template.loader import render_to_string

from community.members.adapter import AccountAdapter

WORDS = "If you need help now, at any hour: https://hearth.example/help/"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://hearth.example/"


def test_the_line_is_one_piece():
    assert render_to_string("helplines/_way_to_help.txt").strip() == WORDS


@pytest.mark.parametrize("prefix", ["account/email/unknown_account", "mfa/email/totp_activated"])
def test_mails_about_accounts_end_with_it(prefix, ana, rf):
    request = rf.get("/")
    request.user = ana
    mail = AccountAdapter(request).render_mail(prefix, "somebody@example.org", {"request": request, "user": ana})
    assert mail.body.strip().endswith(WORDS)
