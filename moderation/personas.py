"""Reporting a person by the name one met them under, from where one can mute or block that name."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import Unreadable, seal, unseal
from community.members.models import Persona

from . import queries
from .registry import ContextLine, Handler


class PersonaHandler(Handler):
    """A name people are known by. It has no state: what is done is done about the person."""

    kind = queries.PERSONA
    label = _("person")
    has_state = False

    def get(self, pk, lock=False):
        return Persona.objects.select_related("member").filter(pk=pk).first()

    def get_many(self, pks, lock=False):
        return Persona.objects.select_related("member").in_bulk(pks)

    def text(self, obj):
        return obj.name

    def url(self, obj):
        return ""

    def context(self, obj):
        return [ContextLine(obj.name, obj.role_now, obj.created_at, obj.name, True)]

    def changed(self, obj, old_state):
        """Nothing hangs on it: it has no state."""

    def author(self, obj):
        return obj


def address_word(persona, member):
    """What stands in an address for `persona`, for `member` alone. A number or a key would tell which names are one."""
    return seal(f"{persona.pk:019}:{member.pk}").decode()


def persona_in(word, member):
    """The Persona that `address_word` made this word of for `member`, or None; nobody finds others by guessing."""
    try:
        persona, _colon, whose = unseal(word.encode()).partition(":")
    except Unreadable:
        return None
    if whose != str(member.pk):
        return None
    return Persona.objects.filter(pk=persona, member__isnull=False).exclude(member=member).first()


def report_link(request, persona=None, **context):
    """For the slot `keep_apart`: the way to report whoever one is about to mute or block."""
    if persona is None:
        return ""
    return render_to_string("moderation/_report_person.html", {"word": address_word(persona, request.user)}, request)
