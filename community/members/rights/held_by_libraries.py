"""What the libraries beneath us hold about a person: e-mail addresses, second factors, sign-ins, staff work."""

from urllib.parse import parse_qsl

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import registry as log_actions
from wagtail.models import Comment, CommentReply, ModelLogEntry, Page, PageSubscription, UploadedFile
from wagtail.models.api import APIToken
from wagtail.users.models import UserProfile

from ..models import Invitation
from ..registries import register_personal_data
from .held_on_members import FORMER


def _nothing(member):
    return []


def _at(value):
    return value.isoformat() if value else None


def _log_about(member):
    """Entries about the account, and others that call something by one of its names (aliases are anybody's)."""
    names = list(member.personas.filter(thread_id__isnull=True).values_list("name", flat=True))
    about = Q(content_type=ContentType.objects.get_for_model(type(member)), object_id=str(member.pk))
    made = [str(pk) for pk in Invitation.objects.filter(made_by=member).values_list("pk", flat=True)]
    invitations = Q(content_type=ContentType.objects.get_for_model(Invitation), object_id__in=made)
    return ModelLogEntry.objects.filter(about | invitations | Q(label__in=[*names, member.username]))


def _action(code):
    """What was done, as Wagtail's own log calls it."""
    return log_actions.get_action_label(code) if log_actions.action_exists(code) else code


def _details(entry, titles):
    data = dict(entry.data) if isinstance(entry.data, dict) else {}
    page = data.pop("page", None)
    return {**data, "page_id": page, "place": titles.get(page)} if page else data


def _export_log(member):
    entries = list(_log_about(member))
    pages = {entry.data.get("page") for entry in entries if isinstance(entry.data, dict)} - {None}
    titles = dict(Page.objects.filter(pk__in=pages).values_list("pk", "title"))
    about = [
        {"action": e.action, "at": _at(e.timestamp), "named": e.label, "details": _details(e, titles)} for e in entries
    ]
    own = [{"action": e.action, "at": _at(e.timestamp), "by": "me"} for e in ModelLogEntry.objects.filter(user=member)]
    return about + own


def _erase_profile(member):
    profile = UserProfile.objects.filter(user=member).first()
    if profile is not None:
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()


def _erase_uploads(member):
    for upload in UploadedFile.objects.filter(uploaded_by_user=member):
        upload.file.delete(save=False)
        upload.delete()


def _erase_sign_ins(member):
    found = UserSession.objects.filter(user=member)
    Session.objects.filter(pk__in=list(found.values_list("session_key", flat=True))).delete()
    found.delete()


def _secret_name(authenticator):
    return str(authenticator.data.get("name", "")) if isinstance(authenticator.data, dict) else ""


register_personal_data(
    "account.EmailAddress",
    lambda member: [{"email": a.email, "verified": a.verified} for a in EmailAddress.objects.filter(user=member)],
    lambda member: EmailAddress.objects.filter(user=member).delete(),
    title=_("E-mail addresses"),
    words={"verified": _("Confirmed")},
)
register_personal_data(
    "mfa.Authenticator",
    lambda member: [
        {"kind": a.type, "name": _secret_name(a), "made": _at(a.created_at), "used": _at(a.last_used_at)}
        for a in Authenticator.objects.filter(user=member)
    ],
    lambda member: Authenticator.objects.filter(user=member).delete(),
    title=_("Passkeys and second steps"),
    values={
        "kind": {"webauthn": _("Passkey or security key"), "totp": _("Code app"), "recovery_codes": _("Spare codes")}
    },
)
register_personal_data(
    "wagtailusers.UserProfile",
    lambda member: [
        {
            "language": p.preferred_language,
            "time_zone": p.current_time_zone,
            "picture": p.avatar.name if p.avatar else None,
            "put_away": p.dismissibles,
        }
        for p in UserProfile.objects.filter(user=member)
    ],
    _erase_profile,
    title=_("Your settings on the staff pages"),
    words={"picture": _("Picture"), "put_away": _("Hints you put away")},
)
# The log keeps that something was done, when and by which staff; it names the member by their pseudonym.
register_personal_data(
    "wagtailcore.ModelLogEntry",
    _export_log,
    lambda member: _log_about(member).update(label=FORMER, data={}),
    title=_("What staff did about your account, and what you did as staff"),
    words={"by": _("By"), "named": _("Under the name"), "details": _("Details")},
    values={"action": _action, "by": {"me": _("You")}},
)
register_personal_data(
    "wagtailadmin.FormState",
    lambda member: [
        {"at": _at(f.last_updated_at), "draft": [f"{name}: {value}" for name, value in parse_qsl(f.data) if value]}
        for f in FormState.objects.filter(user=member)
    ],
    lambda member: FormState.objects.filter(user=member).delete(),
    title=_("Drafts on the staff pages"),
    words={"draft": _("Draft")},
)
register_personal_data(
    "wagtailcore.APIToken",
    lambda member: [
        {"name": t.name, "made": _at(t.created), "used": _at(t.last_used_at)}
        for t in APIToken.objects.filter(user=member)
    ],
    lambda member: APIToken.objects.filter(user=member).delete(),
    title=_("Keys for programs"),
)
register_personal_data(
    "wagtailcore.PageSubscription",
    lambda member: [{"page": str(s.page)} for s in PageSubscription.objects.filter(user=member).select_related("page")],
    lambda member: PageSubscription.objects.filter(user=member).delete(),
    title=_("Pages whose notes you follow as staff"),
    words={"page": _("Page")},
)
register_personal_data(
    "wagtailadmin.EditingSession", _nothing, lambda member: EditingSession.objects.filter(user=member).delete()
)
register_personal_data(
    "wagtailcore.UploadedFile",
    lambda member: [{"file": u.file.name} for u in UploadedFile.objects.filter(uploaded_by_user=member)],
    _erase_uploads,
    title=_("Files you began to upload"),
    words={"file": _("File")},
)
for _model in (Comment, CommentReply):
    register_personal_data(
        _model._meta.label,
        lambda member, model=_model: [
            {"text": c.text, "at": _at(c.created_at)} for c in model.objects.filter(user=member)
        ],
        # Colleagues answered them, so the place stays.
        lambda member, model=_model: model.objects.filter(user=member).update(text=FORMER),
        title=_("Your notes on drafts") if _model is Comment else _("Your answers to notes on drafts"),
    )
register_personal_data(
    "usersessions.UserSession",
    lambda member: [
        {"device": s.user_agent, "signed_in": _at(s.created_at), "last_seen": _at(s.last_seen_at)}
        for s in UserSession.objects.filter(user=member)
    ],
    _erase_sign_ins,
    title=_("Where you are signed in"),
    words={
        "device": _("Device"),
        "signed_in": _("Signed in"),
        "last_seen": _("Last seen"),
    },
)
