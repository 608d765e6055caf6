"""Somebody whose account is like nothing else on the site, so that a trace of it is found wherever it turns up."""

from datetime import timedelta

from django.utils import timezone

from community.members import services as members
from community.members.models import Member
from community.members.queries import documents_to_accept

from .conftest import PASSWORD

ID, LOGIN, WORD, MAIL = 7340911, "zqlantern-4821", "zqlantern", "zqmail@example.org"
NAME, GROUP_NAME = "Zq Meadow", "Zq Harbour"
SECRETS = (str(ID), LOGIN, WORD, MAIL)


def make_sentinel():
    """The member; their community name is NAME, and SECRETS are what nobody else may ever get."""
    member = Member(
        pk=ID, username=LOGIN, login_word=WORD, email=MAIL, country="GB", published_count=20,
        date_joined=timezone.now() - timedelta(days=60),
    )  # fmt: skip
    member.set_password(PASSWORD)
    members.join(member, NAME)
    for document in documents_to_accept(member):
        members.accept(member, document)
    return Member.objects.select_related("home_persona").get(pk=ID)
