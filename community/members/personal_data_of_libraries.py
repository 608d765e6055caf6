"""What the libraries beneath us hold about a person: e-mail addresses, second factors, profiles, staff drafts."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import ModelLogEntry, PageSubscription, UploadedFile
from wagtail.models.api import APIToken
from wagtail.users.models import UserProfile

from .personal_data_of_members import FORMER
from .registries import register_personal_data


def _nothing(member):
    return []


def _log_about(member):
    return ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(type(member)), object_id=str(member.pk)
    )


def _erase_profile(member):
    profile = UserProfile.objects.filter(user=member).first()
    if profile is not None:
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()


register_personal_data(
    "account.EmailAddress",
    lambda member: [{"email": a.email, "verified": a.verified} for a in EmailAddress.objects.filter(user=member)],
    lambda member: EmailAddress.objects.filter(user=member).delete(),
)
register_personal_data(
    "mfa.Authenticator",
    lambda member: [
        {
            "type": a.type,
            "made": a.created_at.isoformat(),
            "used": a.last_used_at.isoformat() if a.last_used_at else None,
        }
        for a in Authenticator.objects.filter(user=member)
    ],
    lambda member: Authenticator.objects.filter(user=member).delete(),
)
register_personal_data(
    "wagtailusers.UserProfile",
    lambda member: [
        {"language": p.preferred_language, "time_zone": p.current_time_zone}
        for p in UserProfile.objects.filter(user=member)
    ],
    _erase_profile,
)
# The log keeps that something was done, when and by which staff; it names the member by their pseudonym.
register_personal_data(
    "wagtailcore.ModelLogEntry",
    lambda member: [{"action": e.action, "at": e.timestamp.isoformat()} for e in _log_about(member)],
    lambda member: _log_about(member).update(label=FORMER, data={}),
)
for _model in (APIToken, EditingSession, FormState, PageSubscription):
    register_personal_data(
        _model._meta.label,
        _nothing,
        lambda member, model=_model: model.objects.filter(user=member).delete(),
    )
register_personal_data(
    UploadedFile._meta.label,
    _nothing,
    lambda member: UploadedFile.objects.filter(uploaded_by_user=member).delete(),
)
register_personal_data(
    "usersessions.UserSession",
    lambda member: [
        {"device": s.user_agent, "signed_in": s.created_at.isoformat(), "last_seen": s.last_seen_at.isoformat()}
        for s in UserSession.objects.filter(user=member)
    ],
    lambda member: UserSession.objects.filter(user=member).delete(),
)
