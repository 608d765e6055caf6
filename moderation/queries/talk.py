"""What the team and the authors of cases write to each other, as the authors see it."""

from django.db.models import Count, Max, Q

from ..models import Case


def conversations_of(member):
    """The cases about which the team wrote to `member`, under whatever name, newest words first, with `last_at` and
    `unread` (how many of the team's messages they have not read)."""
    return (
        Case.objects.filter(author__member=member)
        .annotate(
            from_team=Count("messages", filter=Q(messages__from_author=False)),
            unread=Count("messages", filter=Q(messages__from_author=False, messages__read_at__isnull=True)),
            last_at=Max("messages__at"),
        )
        .filter(from_team__gt=0)
        .order_by("-last_at", "-pk")
    )
