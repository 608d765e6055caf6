from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from . import queries, services
from .models import Member

_facts = {}


def register_account_fact(name, expression):
    """Have `expression` (over the account) as the attribute `name` of each request's member, at no query of its own."""
    _facts[name] = expression


class MemberBackend(AuthenticationBackend):
    """allauth's backend; the member arrives with the community persona in one query, and with no outdated power."""

    def get_user(self, user_id):
        member = Member.objects.select_related("home_persona").filter(pk=user_id).annotate(**_facts).first()
        if member is None or not self.user_can_authenticate(member):
            return None
        if member.powers_until is not None and member.powers_until <= timezone.now():
            services.settle(member)
        return member

    def _authenticate_by_username(self, username, password):
        """By the whole login name, or by the word without its number.

        As many passwords are hashed whoever is meant, so that the time taken does not tell how many there are.
        """
        candidates = queries.candidates_for_login(username)
        found = [member for member in candidates if self._check_password(member, password)]
        for _ in range(queries.MOST_LOGIN_TRIES - len(candidates)):
            Member().set_password(password)
        self._did_check_password = True
        if len(found) > 1 and found[0].username != username.strip().lower():
            # One word and one password for two people: neither may land in the other's account.
            return None
        return next(iter(found), None)
