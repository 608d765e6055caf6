from allauth.account.auth_backends import AuthenticationBackend

from .models import Member


class MemberBackend(AuthenticationBackend):
    """allauth's backend; the member arrives with the community persona in one query."""

    def get_user(self, user_id):
        member = Member.objects.select_related("home_persona").filter(pk=user_id).first()
        return member if member is not None and self.user_can_authenticate(member) else None
