"""Under which name somebody is seen, and where."""

import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib import names
from community.lib.templatetags.hearth import calm_date

from .. import aliases, registries
from ..models import CommunitySettings, FormerName, Member, Persona, Role, group_scope, topic_scope
from ..permissions import Refusal, Refused
from ..queries import group_persona, is_name_taken

# So long a name rests after it was given up, in days.
NAME_RESTS_DAYS = 180


def persona_in(member, page_id):
    """The persona that `member` uses in the group with this page: the one made for it, or the community's."""
    return group_persona(member, page_id) or member.home_persona


@transaction.atomic
def name_for_group(member, page_id, name, keep_old=False):
    """Give `member` a name of its own in one group. Returns the Persona.

    Another name than before renames the persona; with `keep_old`, the old one stays with what was written under it,
    and a fresh one is made (or an earlier one of the same name comes back). Raises Refused when the name is taken or unfit.
    """
    member = Member.objects.select_for_update(of=("self",)).select_related("home_persona").get(pk=member.pk)
    scope, key, current = group_scope(page_id), names.key(name), group_persona(member, page_id)
    earlier = Persona.objects.filter(member=member, scope__startswith=f"{scope}:", name_key=key).first()
    if earlier is None:
        _must_be_fitting(name)
        _must_be_free(name, member, current)
    is_other = current is not None and current.name_key != key
    if is_other and (keep_old or earlier is not None):
        stop_using_group_name(member, page_id)
        current = None
    if current is None and earlier is None:
        home = member.home_persona
        return Persona.objects.create(
            member=member, scope=scope, name=name, role=home.role, role_until=home.role_until
        )  # fmt: skip
    if is_other and current is not None:
        _give_up_name(current)
    persona = current or earlier
    persona.scope, persona.name = scope, name
    persona.save(update_fields=["scope", "name", "name_key"])
    return persona


@transaction.atomic
def stop_using_group_name(member, page_id):
    """From now on `member` books there under the community name; what was written keeps the old one."""
    return Persona.objects.filter(member=member, scope=group_scope(page_id)).update(
        scope=f"{group_scope(page_id)}:{secrets.token_hex(4)}"
    )


def alias_in(topic_id, member):
    """The alias of `member` in one thread, made at the first use. It is a peer's whoever stands behind it."""
    scope = topic_scope(topic_id)
    found = Persona.objects.filter(member=member, scope=scope).first()
    if found is not None:
        return found
    taken = set(Persona.objects.filter(thread_id=topic_id).values_list("name", flat=True))
    for name in aliases.in_random_order():
        if name in taken:
            continue
        try:
            with transaction.atomic():
                return Persona.objects.create(member=member, scope=scope, thread_id=topic_id, name=name, role=Role.PEER)
        except IntegrityError:
            # Somebody took that bird a moment ago, or this is the second half of a double click.
            found = Persona.objects.filter(member=member, scope=scope).first()
            if found is not None:
                return found
    raise Refused(Refusal("aliases", _("This topic has run out of other names. Please use your own name here.")))


def rename_days():
    """How many days lie between two changes of a community name, as staff set it."""
    return (CommunitySettings.objects.first() or CommunitySettings()).rename_days


def may_rename_at(member):
    """The moment from which `member` may change the community name again, or None for now."""
    if member.renamed_at is None:
        return None
    at = member.renamed_at + timedelta(days=rename_days())
    return at if at > timezone.now() else None


@transaction.atomic
def rename(member, name):
    """Change the community name of `member`, everywhere it stands. The old one rests before others may take it.

    Raises Refused when it is taken or unfit, or when the last change is too fresh.
    """
    member = Member.objects.select_for_update(of=("self",)).select_related("home_persona").get(pk=member.pk)
    free_at = may_rename_at(member)
    if free_at is not None:
        day = calm_date(free_at)
        raise Refused(
            Refusal(
                "too_soon", _("You changed your name not long ago. You can change it again on %(day)s.") % {"day": day}
            )
        )
    persona = member.home_persona
    _must_be_fitting(name)
    _must_be_free(name, member, persona)
    if persona.name == name:
        return persona
    _give_up_name(persona)
    persona.name = name
    persona.save(update_fields=["name", "name_key"])
    member.renamed_at = timezone.now()
    member.save(update_fields=["renamed_at"])
    return persona


def _must_be_fitting(name):
    """Raise Refused when a check stops at `name`."""
    if refusal := registries.why_not_name(name):
        raise Refused(refusal)


def _must_be_free(name, member, persona):
    """Raise Refused when somebody bears `name`, or one very like it; `persona` may change how its own is spelt."""
    key = names.key(name)
    if (persona is None or persona.name_key != key) and is_name_taken(key, except_for=member):
        raise Refused(Refusal("taken", _("Somebody here has that name, or one very like it. Please choose another.")))


def _give_up_name(persona):
    FormerName.objects.create(
        member_id=persona.member_id,
        name_key=persona.name_key,
        free_at=timezone.now() + timedelta(days=NAME_RESTS_DAYS),
    )
