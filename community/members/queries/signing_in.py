"""What signing in and joining ask."""

from django.db.models import Case, IntegerField, Q, When

from .. import codes
from ..models import CommunitySettings, Invitation, Member, RecoveryCode

MOST_LOGIN_TRIES = 3


def community_settings():
    """What the community decided about itself, or the defaults where nobody decided yet."""
    return CommunitySettings.objects.first() or CommunitySettings()


def candidates_for_login(login):
    """The few accounts that `login` can mean: by the whole login name first, then by the word that was chosen."""
    login = login.strip().lower()
    if not login:
        return []
    exact_first = Case(When(username=login, then=0), default=1, output_field=IntegerField())
    found = Member.objects.filter(Q(username=login) | Q(login_word=login)).select_related("home_persona")
    return list(found.order_by(exact_first, "pk")[:MOST_LOGIN_TRIES])


def invitation(code):
    """The Invitation with `code`, whether or not it still works, or None."""
    return Invitation.objects.filter(code_hash=codes.hashed("invitation", code)).first()


def unused_recovery_codes(member):
    return RecoveryCode.objects.filter(member=member, used_at__isnull=True)
