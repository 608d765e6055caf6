"""People and states that only the pictures need. Each state is put back, so the demo stays as it was."""

from contextlib import contextmanager, nullcontext
from datetime import timedelta

from django.utils import timezone

from community.members import services as members
from community.members.models import CommunitySettings, Erasure, Export, Member, RecoveryCode
from community.members.queries import documents_to_accept
from community.members.services import exports
from forums import services as forums
from forums.models import Topic
from moderation import services as moderation
from moderation.models import Case, Decision
from moderation.queries import latest_about

from .people import PASSWORD

#: role of the viewer -> (login name, pseudonym)
PEOPLE = {"pictured": ("pictured-member", "Slow Harbour"), "banned": ("pictured-banned", "Loud Gravel")}
_FIRST_WORDS = "Thank you all. Reading this helped me through the week."
_TAKEN_DOWN = "Call me on 07700 900 186, whoever wants to buy some."
_WHY = "You offered things for sale after we had asked you not to. This place is for support, so we ended your writing here."


def set_up():
    """The people of the pictures, made once."""
    if not Member.objects.filter(username=PEOPLE["pictured"][0]).exists():
        _pictured(_member("pictured"))
    if not Member.objects.filter(username=PEOPLE["banned"][0]).exists():
        _banned(_member("banned"))


def account(role):
    """What signs in the viewer `role`, or None."""
    return {"username": PEOPLE[role][0], "password": PASSWORD} if role in PEOPLE else None


@contextmanager
def state(name):
    """The state called `name` for as long as the pictures of one screen are taken; "" for none."""
    with _STATES[name]() if name else nullcontext():
        yield


def _member(role):
    username, pseudonym = PEOPLE[role]
    member = Member(username=username, date_joined=timezone.now() - timedelta(days=40), published_count=10)
    member.set_password(PASSWORD)
    members.join(member, pseudonym)
    for document in documents_to_accept(member):
        members.accept(member, document)
    return member


def _topic():
    return Topic.objects.published().exclude(is_locked=True).order_by("pk").first()


def _pictured(member):
    topic = _topic()
    forums.reply(topic, member, _FIRST_WORDS)
    others = Member.objects.filter(username__startswith="demo-peer-").order_by("pk")[:3]
    members.mute(member, others[0].home_persona)
    members.mute(member, others[1].home_persona)
    members.block(member.home_persona, others[2].home_persona)
    members.alias_in(topic.pk, member)


def _banned(member):
    forums.reply(_topic(), member, _FIRST_WORDS)
    post, _new = forums.reply(_topic(), member, _TAKEN_DOWN)
    moderator = Member.objects.get(username="demo-moderator")
    case = Case.objects.get(target_kind="forums.post", target_id=post.pk, state=Case.State.OPEN)
    moderation.decide(case.pk, Decision.Action.REMOVE, moderator, case.version, _WHY, "adverts")
    latest = latest_about(member.home_persona)
    moderation.act_on_person(member.home_persona, Decision.Action.BAN, moderator, latest, _WHY, "adverts")


def _joining(mode):
    @contextmanager
    def under():
        settings = CommunitySettings.objects.first()
        before, settings.joining = settings.joining, mode
        settings.save(update_fields=["joining"])
        try:
            yield
        finally:
            settings.joining = before
            settings.save(update_fields=["joining"])

    return under


def _pictured_member():
    return Member.objects.get(username=PEOPLE["pictured"][0])


def _undone(model):
    """Whatever of `model` the press of a button makes for the member of the pictures is gone before and after."""

    @contextmanager
    def under():
        rows = model.objects.filter(member=_pictured_member())
        rows.delete()
        try:
            yield
        finally:
            rows.all().delete()

    return under


@contextmanager
def _with_a_copy():
    with _undone(Export)():
        exports.make_export(exports.ask_for_export(_pictured_member()).pk)
        yield


_STATES = {
    "approval": _joining(CommunitySettings.Joining.APPROVAL),
    "invitation": _joining(CommunitySettings.Joining.INVITATION),
    "no sheet": _undone(RecoveryCode),
    "not going": _undone(Erasure),
    "copy": _with_a_copy,
}
