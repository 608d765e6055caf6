from wagtail import hooks
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction

from . import services
from .models import Member
from .wagtail_users import may_change


class _NotThoseWithFullAccess:
    def check_perm(self, obj):
        return super().check_perm(obj) and may_change(self.request.user, obj)


class EraseMembers(_NotThoseWithFullAccess, DeleteBulkAction):
    """Wagtail's own would delete the rows, and leave names and words behind."""

    models = [Member]

    @classmethod
    def execute_action(cls, objects, **kwargs):
        for member in objects:
            services.erase(member)
        return len(objects), 0


class AssignRole(_NotThoseWithFullAccess, AssignRoleBulkAction):
    models = [Member]


class SetActiveState(_NotThoseWithFullAccess, SetActiveStateBulkAction):
    models = [Member]


# After Wagtail's own, because the last of a name stays.
for _action in (EraseMembers, AssignRole, SetActiveState):
    hooks.register("register_bulk_action", _action, order=100)
