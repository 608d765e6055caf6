from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .staff_pages import agreements  # noqa: F401  (registers itself)
from .staff_pages.bulk import ACTIONS
from .staff_pages.credentials import CredentialViewSet, EndingRoles, WaitingPeople
from .staff_pages.invitations import InvitationViewSet

# After Wagtail's own, because the last of a name stays.
for _action in ACTIONS:
    hooks.register("register_bulk_action", _action, order=100)


@hooks.register("register_admin_viewset")
def register_lists():
    return [CredentialViewSet(), InvitationViewSet()]


@hooks.register("construct_homepage_summary_items")
def tell_of_people(request, items):
    items += [WaitingPeople(request), EndingRoles(request)]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for action, label, message in (
        ("members.grant", _("Give a role"), _("Gave a role")),
        ("members.withdraw", _("Take a role back"), _("Took a role back")),
        ("members.admit", _("Let in"), _("Let in")),
        ("members.decline", _("Do not let in"), _("Did not let in")),
        ("members.sign_out", _("Sign out everywhere"), _("Signed out on every device")),
        ("members.password", _("New password"), _("Gave a new password")),
        ("members.close", _("Close an account"), _("Closed the account")),
        ("members.reopen", _("Open an account again"), _("Opened the account again")),
        ("members.erase", _("Erase"), _("Erased")),
        ("members.invite", _("Invite people"), _("Made an invitation")),
        ("members.revoke", _("End an invitation"), _("Ended an invitation")),
    ):
        actions.register_action(action, label, message)
