from community.members.registries import visible_to

from .models import Notice

INBOX = 50


def unread_count(member):
    """How many new notices the inbox would show: one query, and one a kind only when something is new."""
    newest = list(Notice.objects.filter(member=member)[:INBOX])
    return len(_still_visible(member, [notice for notice in newest if notice.read_at is None]))


def inbox_of(member, limit=INBOX):
    """The newest notices whose subject `member` may see at this moment; each kind is asked once."""
    return _still_visible(member, list(Notice.objects.filter(member=member)[:limit]))


def is_waiting(notice):
    """Whether `notice` is new and its subject may still be seen by the member it is for."""
    return notice.read_at is None and bool(_still_visible(notice.member, [notice]))


def _still_visible(member, notices):
    wanted = {}
    for notice in notices:
        if notice.subject_kind in visible_to:
            wanted.setdefault(notice.subject_kind, set()).add(notice.subject_id)
    seen = {kind: visible_to[kind](member, ids) for kind, ids in wanted.items()}
    return [n for n in notices if n.subject_kind not in seen or n.subject_id in seen[n.subject_kind]]
