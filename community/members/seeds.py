"""Staff groups, made again after every migrate; permissions are added and never taken away."""

from django.apps import apps as installed

MODERATORS, EDITORS, FACILITATORS, ADMINISTRATORS = "Moderators", "Editors", "Facilitators", "Administrators"
# For those who moderate one board or group: the admin opens, and the queue shows theirs alone.
LOCAL_MODERATORS = "Local moderators"
# The staff group that goes with a role, for as long as its credential is in force.
GROUP_OF_ROLE = {
    "facilitator": FACILITATORS, "moderator": MODERATORS, "editor": EDITORS, "administrator": ADMINISTRATORS,
}  # fmt: skip
# Nobody is put into these by hand: they come and go with a role.
STAFF_GROUPS = (*GROUP_OF_ROLE.values(), LOCAL_MODERATORS)
_ADMIN = "wagtailadmin.access_admin"


def grant(group_name, *permissions):
    """Give the staff group `permissions` ("app.codename"); unknown ones are left for a later migrate."""
    from django.contrib.auth.models import Group, Permission

    group, _ = Group.objects.get_or_create(name=group_name)
    for permission in permissions:
        app_label, codename = permission.split(".")
        group.permissions.add(*Permission.objects.filter(content_type__app_label=app_label, codename=codename))
    return group


def seed_groups(**kwargs):
    if not installed.is_installed("wagtail.admin"):
        return
    for name in STAFF_GROUPS:
        grant(name, _ADMIN)
    grant(
        ADMINISTRATORS,
        "members.view_member", "members.add_member", "members.change_member",
        "members.view_credential", "members.add_credential", "members.change_credential",
        "members.view_agreementdocument", "members.add_agreementdocument", "members.change_agreementdocument",
        "members.publish_agreementdocument", "members.view_invitation", "members.add_invitation",
        "members.change_invitation", "members.change_communitysettings",
    )  # fmt: skip
