"""How the rows of this app about a person are exported and erased."""

from .models import Acceptance, Credential, Persona, RecoveryCode
from .registries import register_personal_data

FORMER = "Former member"


def _moment(value):
    return value.isoformat() if value else None


def _export_member(member):
    return [
        {
            "login_name": member.username, "email": member.email, "joined": _moment(member.date_joined),
            "last_signed_in": _moment(member.last_login), "time_zone": member.time_zone, "country": member.country,
        }
    ]  # fmt: skip


def _erase_member(member):
    member.username = f"erased-{member.pk}"
    member.email = member.time_zone = member.country = ""
    member.is_active = member.is_superuser = False
    member.last_login = None
    member.home_persona = None
    member.set_unusable_password()
    member.save()
    member.groups.clear()
    member.user_permissions.clear()


def _erase_personas(member):
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
            "text": f"{a.agreement.summary}\n\n{a.agreement.body}",
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
