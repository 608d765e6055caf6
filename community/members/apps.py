from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    name = "community.members"
    label = "members"
    verbose_name = "Members"
    # Without it Django finds two configurations in this module and takes neither.
    default = True

    def ready(self):
        from . import (  # noqa: F401  (some register themselves)
            agreement_publishing,
            display,
            mailing,
            preference_parts,
            receivers,
        )
        from .rights import held_by_libraries, held_on_members, keeping, on_other_pages, tasks  # noqa: F401  (the same)
        from .seeds import seed_groups

        # `auth` comes after every app of ours: by then all their permissions exist, and once is enough.
        post_migrate.connect(seed_groups, sender=apps.get_app_config("auth"), dispatch_uid="members.seed_groups")
        preference_parts.register()
        display.connect()
        on_other_pages.register()


class WagtailUsers(WagtailUsersAppConfig):
    """Wagtail's user admin without its demand for names and e-mail."""

    user_viewset = "community.members.staff_pages.accounts.MemberViewSet"
