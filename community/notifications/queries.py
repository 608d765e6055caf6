from community.members.registries import visible_to

from .models import Notice


def unread_count(member):
    return Notice.objects.filter(member=member, read_at__isnull=True).count()


def inbox_of(member, limit=50):
    """The newest notices whose subject `member` may see at this moment; each kind is asked once."""
    notices = list(Notice.objects.filter(member=member)[:limit])
    wanted = {}
    for notice in notices:
        if notice.subject_kind in visible_to:
            wanted.setdefault(notice.subject_kind, set()).add(notice.subject_id)
    seen = {kind: visible_to[kind](member, ids) for kind, ids in wanted.items()}
    return [n for n in notices if n.subject_kind not in seen or n.subject_id in seen[n.subject_kind]]
