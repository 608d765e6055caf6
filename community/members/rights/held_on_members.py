"""How the rows of this app about a person are exported and erased."""

from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..models import (
    Acceptance,
    Agreement,
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
from ..registries import register_personal_data, titles_of_scopes

FORMER = "Former member"
# When nobody joined: the day on which an erased person did is theirs too.
NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)


def _moment(value):
    return value.isoformat() if value else None


def _mutes(member):
    return Mute.objects.filter(member=member).select_related("persona")


def _export_member(member):
    return [
        {
            "login_name": member.username, "login_word": member.login_word, "email": member.email,
            "joined": _moment(member.date_joined),
            "last_signed_in": _moment(member.last_login), "time_zone": member.time_zone, "country": member.country,
            "approved": _moment(member.approved_at), "on_a_break_until": _moment(member.paused_until),
            "name_changed": _moment(member.renamed_at), "published": member.published_count,
            "staff_groups": list(member.groups.values_list("name", flat=True)),
        }
    ]  # fmt: skip


def _erase_member(member):
    member.username = f"erased-{member.pk}"
    member.login_word = ""
    member.paused_until = member.renamed_at = member.powers_until = member.approved_at = None
    member.published_count = member.sign_in_epoch = 0
    member.email = member.time_zone = member.country = ""
    member.is_active = member.is_superuser = False
    member.date_joined, member.last_login = NO_DAY, None
    member.home_persona = None
    member.set_unusable_password()
    member.save()
    member.groups.clear()
    member.user_permissions.clear()


def _erase_personas(member):
    # An alias names nobody, and one that changed at the same moment as other names would point at them.
    member.personas.filter(thread_id__isnull=False).update(member=None)
    member.personas.update(member=None, name=FORMER, name_key=None, role="peer", role_until=None)


register_personal_data(
    "members.Member", _export_member, _erase_member, title=_("Your account"),
    words={
        "login_name": _("Login name"), "login_word": _("The word you chose for it"), "email": _("E-mail"),
        "joined": _("Joined"), "last_signed_in": _("Last signed in"), "time_zone": _("Time zone"),
        "country": _("Country"), "approved": _("Let in"), "on_a_break_until": _("On a break until"),
        "name_changed": _("Name changed"), "published": _("Posts that went up"), "staff_groups": _("Staff groups"),
    },
)  # fmt: skip


def _where(scopes):
    """{scope: where that is, in words} for a row of its own; places that are gone are called so."""
    titles = titles_of_scopes(scopes)
    everywhere = {Agreement.COMMUNITY: _("The whole community"), Agreement.HEALTH: _("The whole community")}
    return {scope: str(titles.get(scope) or everywhere.get(scope) or _("A place that is gone")) for scope in scopes}


def _export_personas(member):
    personas = list(Persona.objects.filter(member=member))
    where = _where({persona.scope for persona in personas})
    return [
        {
            "name": p.name, "scope": p.scope, "used_in": where[p.scope], "role": p.role, "since": _moment(p.created_at),
            "compared_as": p.name_key,
        }
        for p in personas
    ]  # fmt: skip


def _export_acceptances(member):
    accepted = list(Acceptance.objects.filter(member=member).select_related("agreement"))
    where = _where({acceptance.agreement.scope for acceptance in accepted})
    return [
        {
            "document": str(a.agreement.heading),
            "version": a.agreement.version,
            "scope": a.agreement.scope,
            "used_in": where[a.agreement.scope],
            "text": a.agreement.whole_text,
            "sha256": a.text_sha256,
            "accepted": _moment(a.accepted_at),
            "withdrawn": _moment(a.withdrawn_at),
        }
        for a in accepted
    ]


register_personal_data(
    "members.Persona",
    _export_personas,
    _erase_personas,
    title=_("Your names"),
    words={"compared_as": _("How we compare it with other names")},
)
register_personal_data(
    "members.Credential",
    lambda member: [
        {
            "role": c.role,
            "place": str(c.page) if c.page_id else None,
            "evidence": c.evidence,
            "granted": _moment(c.granted_at),
            "expires": _moment(c.expires_at),
            "withdrawn": _moment(c.withdrawn_at),
            "why_withdrawn": c.withdrawn_reason,
        }
        for c in Credential.objects.filter(member=member).select_related("page")
    ],
    lambda member: Credential.objects.filter(member=member).delete(),
    title=_("Roles that staff gave you"),
    words={
        "evidence": _("What was checked"),
        "granted": _("Given"),
        "expires": _("Ends"),
        "withdrawn": _("Taken back"),
        "why_withdrawn": _("Why it was taken back"),
    },
)
register_personal_data(
    "members.Acceptance",
    _export_acceptances,
    lambda member: Acceptance.objects.filter(member=member).delete(),
    title=_("What you agreed to"),
    words={
        "document": _("Document"),
        "version": _("Version"),
        "sha256": _("Mark of the exact text (SHA-256)"),
        "accepted": _("Agreed"),
    },
)
register_personal_data(
    "members.RecoveryCode",
    lambda member: [
        {"made": _moment(c.made_at), "used": _moment(c.used_at)} for c in RecoveryCode.objects.filter(member=member)
    ],
    lambda member: RecoveryCode.objects.filter(member=member).delete(),
    title=_("Codes of your recovery sheet (we cannot read them)"),
)
register_personal_data(
    "members.FormerName",
    lambda member: [
        {"compared_as": n.name_key, "rests_until": _moment(n.free_at)} for n in FormerName.objects.filter(member=member)
    ],
    lambda member: FormerName.objects.filter(member=member).delete(),
    title=_("Names you gave up"),
    words={"rests_until": _("Nobody else may take it until")},
)
register_personal_data(
    "members.Mute",
    lambda member: [{"name": m.persona.name, "since": _moment(m.at)} for m in _mutes(member)],
    lambda member: Mute.objects.filter(Q(member=member) | Q(persona__member=member)).delete(),
    title=_("Whom you muted"),
)
register_personal_data(
    "members.Block",
    lambda member: [
        {"as": b.own.name, "name": b.other.name, "since": _moment(b.at)}
        for b in Block.objects.filter(own__member=member).select_related("own", "other")
    ],
    lambda member: Block.objects.filter(Q(own__member=member) | Q(other__member=member)).delete(),
    title=_("Whom you blocked"),
    words={"as": _("Under your name")},
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
    title=_("Your choices"),
    words={
        "language": _("Language"), "theme": _("Light or dark"), "type": _("Kind of type"), "size": _("Size of the words"),
        "no_mail": _("Not to be mailed"), "quiet_from": _("Quiet from"), "quiet_until": _("Quiet until"),
    },
    values={
        "theme": {"light": _("Light"), "dark": _("Dark")}, "type": {"plain": _("Plain")},
        "size": {"large": _("Larger"), "larger": _("Largest")}, "language": dict(settings.LANGUAGES),
    },
)  # fmt: skip
register_personal_data(
    "members.WarningChoice",
    lambda member: [
        {"warning": c.warning.name, "choice": c.choice}
        for c in WarningChoice.objects.filter(member=member).select_related("warning")
    ],
    lambda member: WarningChoice.objects.filter(member=member).delete(),
    title=_("Content warnings: what you chose"),
    words={"warning": _("Content warning"), "choice": _("Your choice")},
    values={"choice": WarningChoice.Choice},
)
register_personal_data(
    "members.Invitation",
    lambda member: [
        {"note": i.note, "made": _moment(i.made_at), "uses": i.uses} for i in Invitation.objects.filter(made_by=member)
    ],
    # The code was given to others and goes on working; who made it is cut.
    lambda member: Invitation.objects.filter(made_by=member).update(made_by=None, note=""),
    title=_("Invitations you made"),
    words={"uses": _("Times used")},
)
register_personal_data(
    "members.Export",
    lambda member: [
        {"asked": _moment(e.asked_at), "made": _moment(e.made_at)}
        for e in Export.objects.defer("archive").filter(member=member)
    ],
    lambda member: Export.objects.filter(member=member).delete(),
    title=_("Copies of your data"),
)
register_personal_data(
    "members.Erasure",
    lambda member: [
        {"asked": _moment(e.asked_at), "due": _moment(e.due_at)} for e in Erasure.objects.filter(member=member)
    ],
    lambda member: Erasure.objects.filter(member=member).delete(),
    title=_("Your wish to be erased"),
    words={"due": _("It happens soon after")},
)
