from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    name = "community.members"
    label = "members"
    verbose_name = "Members"

    def ready(self):
        from . import personal_data_of_members  # noqa: F401  (registers itself)
        from .seeds import seed_groups

        post_migrate.connect(seed_groups, dispatch_uid="members.seed_groups")


class WagtailUsers(WagtailUsersAppConfig):
    """Wagtail's user admin without its demand for names and e-mail."""

    user_viewset = "community.members.wagtail_users.MemberViewSet"
