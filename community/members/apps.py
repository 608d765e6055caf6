from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    name = "community.members"
    label = "members"
    verbose_name = "Members"
    # Without it Django finds two configurations in this module and takes neither.
    default = True

    def ready(self):
        from . import personal_data_of_libraries, personal_data_of_members  # noqa: F401  (register themselves)
        from .seeds import seed_groups

        post_migrate.connect(seed_groups, dispatch_uid="members.seed_groups")


class WagtailUsers(WagtailUsersAppConfig):
    """Wagtail's user admin without its demand for names and e-mail."""

    user_viewset = "community.members.wagtail_users.MemberViewSet"
