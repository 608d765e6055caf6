"""How the rows of this app about a person are exported and erased."""

from django.db.models import Q

from .models import (
    Acceptance,
    Block,
    Credential,
    Erasure,
    Export,
    FormerName,
    Invitation,
    Mute,
    Persona,
    Preferences,
    RecoveryCode,
    WarningChoice,
)
from .registries import register_personal_data

FORMER = "Former member"


def _moment(value):
    return value.isoformat() if value else None


def _mutes(member):
    return Mute.objects.filter(member=member).select_related("persona")


def _export_member(member):
    return [
        {
            "login_name": member.username, "email": member.email, "joined": _moment(member.date_joined),
            "last_signed_in": _moment(member.last_login), "time_zone": member.time_zone, "country": member.country,
            "approved": _moment(member.approved_at), "on_a_break_until": _moment(member.paused_until),
            "name_changed": _moment(member.renamed_at), "published": member.published_count,
        }
    ]  # fmt: skip


def _erase_member(member):
    member.username = f"erased-{member.pk}"
    member.login_word = ""
    member.paused_until = member.renamed_at = member.powers_until = None
    member.published_count = 0
    member.email = member.time_zone = member.country = ""
    member.is_active = member.is_superuser = False
    member.last_login = None
    member.home_persona = None
    member.set_unusable_password()
    member.save()
    member.groups.clear()
    member.user_permissions.clear()


def _erase_personas(member):
    # An alias names nobody, and one that changed at the same moment as other names would point at them.
    member.personas.filter(thread_id__isnull=False).update(member=None)
    member.personas.update(member=None, name=FORMER, name_key=None, role="peer", role_until=None)


register_personal_data("members.Member", _export_member, _erase_member)
register_personal_data(
    "members.Persona",
    lambda member: [
        {"name": p.name, "scope": p.scope, "role": p.role, "since": _moment(p.created_at)}
        for p in Persona.objects.filter(member=member)
    ],
    _erase_personas,
)
register_personal_data(
    "members.Credential",
    lambda member: [
        {
            "role": c.role,
            "evidence": c.evidence,
            "granted": _moment(c.granted_at),
            "expires": _moment(c.expires_at),
            "withdrawn": _moment(c.withdrawn_at),
        }
        for c in Credential.objects.filter(member=member)
    ],
    lambda member: Credential.objects.filter(member=member).delete(),
)
register_personal_data(
    "members.Acceptance",
    lambda member: [
        {
            "version": a.agreement.version,
            "scope": a.agreement.scope,
            "text": a.agreement.whole_text,
            "sha256": a.text_sha256,
            "accepted": _moment(a.accepted_at),
            "withdrawn": _moment(a.withdrawn_at),
        }
        for a in Acceptance.objects.filter(member=member).select_related("agreement")
    ],
    lambda member: Acceptance.objects.filter(member=member).delete(),
)
register_personal_data(
    "members.RecoveryCode",
    lambda member: [
        {"made": _moment(c.made_at), "used": _moment(c.used_at)} for c in RecoveryCode.objects.filter(member=member)
    ],
    lambda member: RecoveryCode.objects.filter(member=member).delete(),
)
register_personal_data(
    "members.FormerName",
    lambda member: [{"rests_until": _moment(n.free_at)} for n in FormerName.objects.filter(member=member)],
    lambda member: FormerName.objects.filter(member=member).delete(),
)
register_personal_data(
    "members.Mute",
    lambda member: [{"name": m.persona.name, "since": _moment(m.at)} for m in _mutes(member)],
    lambda member: Mute.objects.filter(Q(member=member) | Q(persona__member=member)).delete(),
)
register_personal_data(
    "members.Block",
    lambda member: [
        {"as": b.own.name, "name": b.other.name, "since": _moment(b.at)}
        for b in Block.objects.filter(own__member=member).select_related("own", "other")
    ],
    lambda member: Block.objects.filter(Q(own__member=member) | Q(other__member=member)).delete(),
)
register_personal_data(
    "members.Preferences",
    lambda member: [
        {
            "language": p.language, "theme": p.theme, "type": p.type, "size": p.size, "no_mail": p.no_mail,
            "quiet_from": _moment(p.quiet_from), "quiet_until": _moment(p.quiet_until),
        }
        for p in Preferences.objects.filter(member=member)
    ],
    lambda member: Preferences.objects.filter(member=member).delete(),
)  # fmt: skip
register_personal_data(
    "members.WarningChoice",
    lambda member: [
        {"warning": c.warning.name, "choice": c.choice}
        for c in WarningChoice.objects.filter(member=member).select_related("warning")
    ],
    lambda member: WarningChoice.objects.filter(member=member).delete(),
)
register_personal_data(
    "members.Invitation",
    lambda member: [
        {"note": i.note, "made": _moment(i.made_at), "uses": i.uses} for i in Invitation.objects.filter(made_by=member)
    ],
    # The code was given to others and goes on working; who made it is cut.
    lambda member: Invitation.objects.filter(made_by=member).update(made_by=None, note=""),
)
register_personal_data(
    "members.Export",
    lambda member: [
        {"asked": _moment(e.asked_at), "made": _moment(e.made_at)} for e in Export.objects.filter(member=member)
    ],
    lambda member: Export.objects.filter(member=member).delete(),
)
register_personal_data(
    "members.Erasure",
    lambda member: [
        {"asked": _moment(e.asked_at), "due": _moment(e.due_at)} for e in Erasure.objects.filter(member=member)
    ],
    lambda member: Erasure.objects.filter(member=member).delete(),
)
