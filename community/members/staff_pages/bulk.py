"""What administrators do to several members at once.

“Select all” means the list as it is filtered and searched; Wagtail's own would take every member there is.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from .. import services
from ..models import Member
from ..permissions import Refused
from ..staff_permissions import groups_to_hand_out, may_change
from . import queries as staff_queries
from .member_list import listed


class _OfTheList:
    models = [Member]

    def get_all_objects_in_listing_query(self, parent_id):
        return listed(self.request).values_list("pk", flat=True)

    @classmethod
    def get_queryset(cls, model, object_ids):
        return list(staff_queries.people().filter(pk__in=[pk for pk in object_ids if str(pk).isdecimal()]))

    def check_perm(self, obj):
        return super().check_perm(obj) and may_change(self.request.user, obj)


class LetMembersIn(_OfTheList, UserBulkAction):
    display_name = _("Let in")
    action_type = "let_in"
    aria_label = _("Let the selected people in")
    template_name = "members/admin/bulk_let_in.html"
    action_priority = 5

    def check_perm(self, obj):
        return super().check_perm(obj) and not obj.is_approved

    def get_execution_context(self):
        return {"by": self.request.user}

    @classmethod
    def execute_action(cls, objects, by=None, **kwargs):
        return sum(services.admit_to_community(member, by) for member in objects), 0

    def get_success_message(self, count, _children):
        return ngettext(
            "%(count)d person can write now, and is told so.", "%(count)d people can write now, and are told so.", count
        ) % {"count": count}


class EraseMembers(_OfTheList, DeleteBulkAction):
    """Wagtail's own would delete the rows, and leave names and words behind."""

    display_name = _("Erase")

    def get_execution_context(self):
        return {**super().get_execution_context(), "by": self.request.user}

    @classmethod
    def execute_action(cls, objects, by=None, **kwargs):
        erased = 0
        for member in objects:
            try:
                services.erase(member)
            except Refused:
                # The last administrator stays, whoever else is in the list.
                continue
            log(instance=member, action="members.erase", user=by)
            erased += 1
        return erased, 0


class AddToCircle(_OfTheList, AssignRoleBulkAction):
    """Staff groups come with a role alone, so only circles are offered."""

    display_name = _("Add to a circle")
    aria_label = _("Add the selected members to a circle")

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["role"].label = _("Circle")
        form.fields["role"].queryset = groups_to_hand_out(self.request.user)
        return form


class SetActiveState(_OfTheList, SetActiveStateBulkAction):
    display_name = _("May they sign in?")

    @classmethod
    def execute_action(cls, objects, mark_as_active=False, user=None, **kwargs):
        done = super().execute_action(objects, mark_as_active=mark_as_active, user=user, **kwargs)
        for member in objects:
            log(instance=member, action="members.reopen" if mark_as_active else "members.close", user=user)
        return done


ACTIONS = (LetMembersIn, EraseMembers, AddToCircle, SetActiveState)
