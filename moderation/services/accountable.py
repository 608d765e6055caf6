"""Telling the person who answers for safety of what nobody else can answer."""

from django.urls import reverse

from community.members.models import Member
from community.notifications import services as notifications

from .. import scope

NOTICE = "moderation.accountable"


def tell_accountable(case):
    """A notice for the accountable person, where the open appeal `case` is left to them."""
    member = Member.objects.filter(pk=scope.accountable_id()).first()
    if member is not None and case.pk in scope.left_to(member):
        notifications.tell(member, NOTICE, f"case:{case.pk}", reverse("queue:case", args=[case.pk]))
