from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "moderation"

    def ready(self):
        from community.notifications import registry as notices

        from . import personal_data_of_cases  # noqa: F401  (registers itself)
        from .triggers import install

        post_migrate.connect(install, sender=self, dispatch_uid="moderation.triggers")
        post_migrate.connect(
            seed_permissions, sender=apps.get_app_config("auth"), dispatch_uid="moderation.permissions"
        )
        notices.register_group("decisions", _("Decisions about what I wrote"))
        notices.register("moderation.approve", _("A moderator read what you wrote. It is up now."), group="decisions")
        notices.register(
            "moderation.remove", _("A moderator took down something you wrote. Here is why."), group="decisions"
        )
        notices.register("moderation.reverse", _("A decision about something you wrote was changed."), group="decisions")


def seed_permissions(**kwargs):
    from community.members.seeds import ADMINISTRATORS, MODERATORS, grant

    for group in (MODERATORS, ADMINISTRATORS):
        grant(group, "moderation.view_case", "moderation.change_case")
