from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem
from wagtail.snippets.models import register_snippet

from .models import Helpline
from .staff_pages import HelplineViewSet

register_snippet(HelplineViewSet)


class LateHelplines(SummaryItem):
    """On the admin's front page: how many numbers wait for somebody to ring them."""

    order = 320
    template_name = "helplines/late_summary.html"

    def is_shown(self):
        return self.request.user.has_perm("helplines.change_helpline")

    def get_context_data(self, parent_context):
        return {"count": Helpline.objects.live().late().count()}


class WaitingHelplines(LateHelplines):
    """And how many came from a file and wait for somebody to confirm them; nothing where none does."""

    order = 321
    template_name = "helplines/waiting_summary.html"

    def is_shown(self):
        return super().is_shown() and self.count

    def __init__(self, request):
        super().__init__(request)
        self.count = Helpline.objects.waiting().count()

    def get_context_data(self, parent_context):
        return {"count": self.count}


@hooks.register("construct_homepage_summary_items")
def tell_of_late_helplines(request, items):
    items += [LateHelplines(request), WaitingHelplines(request)]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("helplines.rang", _("Ring"), _("Rang it: it works"))
    actions.register_action("helplines.import", _("Import"), _("Came from a file"))
    actions.register_action("helplines.confirm", _("Confirm"), _("Confirmed number and hours"))
