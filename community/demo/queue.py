"""What waits for a moderator, and what one has decided."""

from datetime import timedelta

from django.db.models import F

from community.themes.models import ContentWarning
from forums import services as forums
from forums.models import BoardPage, Post, Topic
from moderation import services as moderation
from moderation.models import Case, Decision, Signal

from .people import by_pseudonym
from .texts import queue as texts

KIND = "forums.post"


def fill(cast, now):
    """Two held replies, a crisis signal, two reports, and two cases that were decided."""
    by_name = by_pseudonym(cast)
    moderator = cast["demo-moderator"]
    for waiting in (texts.PHONE_NUMBER, texts.LINK):
        _write(waiting, by_name, now)
    _crisis(by_name, now)
    _reports(by_name, now)
    removed = _write(texts.DECIDED, by_name, now)
    _decide(removed, Decision.Action.REMOVE, moderator, texts.DECIDED_WORDS, "privacy")
    released = _write(texts.RELEASED, by_name, now)
    _decide(released, Decision.Action.APPROVE, moderator, "", "")


def _topic(title):
    return Topic.objects.select_related("author").get(title=title, author__member__username__startswith="demo-")


def _write(waiting, by_name, now):
    post, _new = forums.reply(_topic(waiting.title), by_name[waiting.author], waiting.body)
    set_back(post, KIND, "created_at", now - timedelta(minutes=waiting.minutes_ago))
    return post


def _crisis(by_name, now):
    entry = texts.CRISIS
    board = BoardPage.objects.filter(title=texts.CRISIS_BOARD).latest("pk")
    warning = ContentWarning.objects.filter(slug=entry.warning).first()
    post, _new = forums.open_topic(board, by_name[entry.author], entry.title, entry.body, "listen", warning)
    at = now - timedelta(minutes=entry.minutes_ago)
    set_back(post, KIND, "created_at", at)
    Topic.objects.filter(pk=post.topic_id).update(created_at=at)
    for author, minutes, body in texts.CRISIS_REPLIES:
        at += timedelta(minutes=minutes)
        answer, _new = forums.reply(post.topic, by_name[author], body)
        Post.objects.filter(pk=answer.pk).update(created_at=at)


def _reports(by_name, now):
    author, minutes, body = texts.REPORTED_REPLY
    post, _new = forums.reply(_topic(texts.REPORT_TITLE), by_name[author], body)
    Post.objects.filter(pk=post.pk).update(created_at=now - timedelta(minutes=minutes))
    moderation.report(post, by_name[texts.REPORTER].home_persona, worried=False, words=texts.REPORT_WORDS)
    opening = _topic(texts.WORRIED_TITLE).posts.get(number=1)
    moderation.report(opening, by_name[texts.WORRIED_BY].home_persona, worried=True, words=texts.WORRIED_WORDS)


def _decide(post, action, moderator, words, rule):
    case = Case.objects.get(target_kind=KIND, target_id=post.pk, state=Case.State.OPEN)
    moderation.decide(case.pk, action, moderator, case.version, words, rule)


def set_back(obj, kind, field, at):
    """Set the time of `obj` (in `field`) to `at`, with its promise and its cases."""
    earlier = at - getattr(obj, field)
    type(obj).objects.filter(pk=obj.pk).update(**{field: at, "read_by": F("read_by") + earlier})
    cases = Case.objects.filter(target_kind=kind, target_id=obj.pk)
    cases.update(opened_at=F("opened_at") + earlier, due_at=F("due_at") + earlier)
    Signal.objects.filter(case__in=cases).update(at=F("at") + earlier)
