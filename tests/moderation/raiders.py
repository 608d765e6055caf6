"""Many accounts that joined a moment ago, made at once."""

import itertools

from django.utils import timezone

from community.members.models import Acceptance, Member, Persona
from community.members.queries import documents_in_force
from forums import services as forums

_numbers = itertools.count(1)


def newcomers(count):
    """`count` members who joined today, wrote nothing, and agreed to all that is in force."""
    numbers = [next(_numbers) for _ in range(count)]
    members = Member.objects.bulk_create(
        Member(username=f"raider-{number}", login_word="raider", password="!", date_joined=timezone.now())
        for number in numbers
    )
    # The names sound apart: one that reads like another is refused.
    personas = Persona.objects.bulk_create(
        Persona(member=member, name=f"Raider {number}", name_key=f"raider{number}")
        for member, number in zip(members, numbers, strict=True)
    )
    for member, persona in zip(members, personas, strict=True):
        member.home_persona = persona
    Member.objects.bulk_update(members, ["home_persona"], batch_size=100)
    for document in documents_in_force():
        Acceptance.objects.bulk_create(
            Acceptance(member=member, agreement=document, text_sha256=document.sha256) for member in members
        )
    return members


def post_links(topic, members):
    """Each of `members` posts a link in `topic`; returns the posts."""
    return [
        forums.reply(topic, member, f"Win now at https://cheap-{member.pk}.example.com today")[0] for member in members
    ]


def open_with_links(board, members):
    """Each of `members` opens a topic with a link on `board`; returns the first posts."""
    words = "Win now at https://cheap-{}.example.com today"
    return [forums.open_topic(board, member, "Win now", words.format(member.pk))[0] for member in members]
