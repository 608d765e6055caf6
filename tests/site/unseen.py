"""Words that others may not read, each in its own state: what a walk through the site must not bring back."""

from community.members.models import Role
from forums import services as forums
from forums.models import Post
from groups import services as groups
from groups.models import Message
from moderation import services as moderation
from moderation.content import State
from moderation.models import Case
from tests.conftest import make_member

# Held as a plan, whoever writes it; said of nobody.
GRAVE = "I bought the rope and I will do it tonight."


def _decided(obj, action, moderator, **order):
    case = moderation.open_for(obj, moderator)
    moderation.decide(case.pk, action, moderator, case.version, "Somebody read it.", "kindness", **order)
    obj.refresh_from_db()
    return obj


def leave_unseen(topic, board, author, session, seat):
    """`author` wrote all this on `board`, in `topic` (also under another name) and from `seat` in a room.

    Returns (all the words that only she and moderators may read, the addresses at which somebody would look for them).
    """
    team = make_member("Even Juniper", role=Role.MODERATOR)

    def say(word, text="", **how):
        return forums.reply(topic, author, f"{text} zq{word} ".strip(), **how)[0]

    def line(word, text=""):
        assert groups.post_message(session, seat, f"zq-{word}", f"{text} zq{word}".strip())["type"] == "ack"
        return Message.objects.order_by("-pk").first()

    held = [
        say("heldreply", GRAVE), say("heldalias", GRAVE, as_alias=True), line("heldline", GRAVE),
        forums.open_topic(board, author, "Zqheldtitle", f"{GRAVE} zqheldtopic")[0],
    ]  # fmt: skip
    assert {one.state for one in held} == {State.HELD}
    for action in ("hide", "remove"):
        _decided(say(f"{action}reply"), action, team)
        _decided(line(f"{action}line"), action, team)
        _decided(forums.open_topic(board, author, f"Zq{action}title", f"zq{action}topic")[0], action, team)
    forums.withdraw(say("withdrawnreply"), author)
    forums.withdraw(forums.open_topic(board, author, "Zqwithdrawntitle", "zqwithdrawntopic")[0], author)
    _decided(say("editedreply"), "edit", team, body="A moderator changed this.")
    changed = say("changedreply")
    forums.edit(changed, author, "She changed this herself.")
    assert Post.objects.get(pk=changed.pk).state == State.PUBLISHED
    places = ("reply", "topic", "title", "line")
    words = [f"zq{state}{place}" for state in ("held", "hide", "remove", "withdrawn") for place in places] + [
        "zqheldalias", "zqeditedreply", "zqchangedreply",
    ]  # fmt: skip
    posts = Post.objects.filter(author__member=author)
    addresses = [f"/t/{pk}/" for pk in posts.filter(topic__board=board).values_list("topic", flat=True)]
    addresses += [
        f"/{where}/{pk}/" for pk in posts.values_list("pk", flat=True) for where in ("p", "report/forums.post")
    ]
    addresses += [f"/report/groups.message/{pk}/" for pk in Message.objects.values_list("pk", flat=True)]
    addresses += [f"/t/{topic.pk}/", f"/t/{topic.pk}/changes/?version=0", f"/sessions/{session.pk}/events/?after=0"]
    addresses += [f"/admin/queue/{pk}/?show=1" for pk in Case.objects.filter(state="open").values_list("pk", flat=True)]
    return words, addresses
