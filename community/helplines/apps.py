from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HelplinesConfig(AppConfig):
    name = "community.helplines"
    label = "helplines"
    verbose_name = _("Helplines")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import preference_parts
        from .seeds import seed_permissions

        post_migrate.connect(
            seed_permissions, sender=apps.get_app_config("auth"), dispatch_uid="helplines.seed_permissions"
        )
        preference_parts.register()
