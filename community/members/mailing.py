"""Mail about an account: sent by the worker, so that no answer takes longer, or fails, because somebody is known here."""

import json

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from huey.contrib.djhuey import db_task

from community.lib import crypto

_TRIES, _WAIT_SECONDS = 3, 60


def send(subject, body, to):
    """Hand a mail to the worker; `to` is one address."""
    _send(_sealed(subject=subject, body=body, to=to))


def ask_for_reset_links(email, site):
    """Let the worker find out whether an account confirmed `email`, and mail it a link; `site` is our address."""
    _send_reset_links(_sealed(email=email, site=site))


def _sealed(**fields):
    # Jobs lie in a file or in Redis until they are done, and these hold addresses and links that open accounts.
    return crypto.seal(json.dumps(fields)).decode()


def _opened(sealed):
    return json.loads(crypto.unseal(sealed.encode()))


@db_task(retries=_TRIES, retry_delay=_WAIT_SECONDS)
def _send(sealed):
    mail = _opened(sealed)
    EmailMessage(subject=mail["subject"], body=mail["body"], to=[mail["to"]]).send()


@db_task()
def _send_reset_links(sealed):
    asked = _opened(sealed)
    # Only an address that its owner confirmed: one that was mistyped belongs to a stranger.
    found = EmailAddress.objects.filter(email=asked["email"].lower(), verified=True, user__is_active=True)
    for address in found.select_related("user"):
        way = reverse(
            "account_reset_password_from_key",
            kwargs={
                "uidb36": user_pk_to_url_str(address.user),
                "key": default_token_generator.make_token(address.user),
            },
        )
        words = {"password_reset_url": asked["site"].rstrip("/") + way}
        subject = render_to_string("account/email/password_reset_key_subject.txt", words).strip()
        send(subject, render_to_string("account/email/password_reset_key_message.txt", words).strip(), address.email)
