"""A line of chat on its way in, and what its sender is told."""

import re
from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from community.lib.markup import says_something
from community.members.permissions import Refusal
from moderation.screening import Author
from moderation.services import Private

from ..models import GroupPage

_CLIENT_ID = re.compile(r"[A-Za-z0-9_\-]{1,64}\Z")


@dataclass(slots=True)
class Draft:
    """A message on its way in; `author` holds the facts that checks may know, `private` what happens to private parts."""

    session_id: int
    seat_id: int
    client_id: str
    body: str
    author: Author = field(default_factory=Author)
    # A client that can ask says so; the words of any other wait for a person.
    private: Private = Private.KEEP


@dataclass(slots=True)
class Answer:
    """What the sender is told: an ack (`code` is empty) or an error."""

    client_id: str
    stream: str = ""
    seq: int = 0
    state: str = ""
    id: int = 0
    code: str = ""
    text: str = ""
    retry_after: int = 0
    html: str = ""

    @property
    def ok(self):
        return not self.code

    def as_dict(self):
        """As it goes over the wire: `ack` or `error`."""
        if self.ok:
            return {
                "type": "ack", "client_id": self.client_id, "stream": self.stream, "seq": self.seq,
                "state": self.state, "id": str(self.id),
            }  # fmt: skip
        error = {"type": "error", "client_id": self.client_id, "code": self.code, "text": self.text}
        if self.retry_after:
            error["retry_after"] = self.retry_after
        if self.html:
            error["html"] = self.html
        return error


def shape_error(client_id, body):
    """The Refusal for a body or client id that cannot be a message, or None."""
    if not isinstance(client_id, str) or not _CLIENT_ID.match(client_id):
        return Refusal("malformed", _("The message came without a proper number. Please reload the page."))
    if not isinstance(body, str):
        return Refusal("malformed", _("The message could not be read."))
    if "\x00" in body:
        return Refusal("nul", _("The message holds a hidden mark that cannot be stored. Please type it anew."))
    if not says_something(body):
        return Refusal("empty", _("There are no words in it yet."))
    if len(body) > settings.CHAT_MAX_LENGTH:
        return Refusal(
            "too_long",
            _("That is %(length)d letters, and %(most)d fit. You can send it in two parts.")
            % {"length": len(body), "most": settings.CHAT_MAX_LENGTH},
        )
    try:
        body.encode()
    except UnicodeEncodeError:
        return Refusal("malformed", _("The message holds a mark that cannot be stored. Please type it anew."))
    return None


def refused(client_id, refusal, retry_after=0):
    return Answer(client_id, code=refusal.code, text=refusal.text, retry_after=retry_after)


def ask_html(asked, target, mode=""):
    """The question about private parts, as pages and frames show it; `target` is the id of the field with the words,
    `mode` how the group screens."""
    at_once = mode == GroupPage.Mode.AT_ONCE
    after = (
        _("What you send anyway is up at once.") if at_once else _("What you send anyway is read by a person first.")
    )
    return render_to_string(
        "moderation/_ask_first.html",
        {"asked": asked, "target": target, "keep_words": _("Send it anyway"), "after": after},
    )
