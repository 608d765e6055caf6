from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "community.notifications"
    label = "notifications"

    def ready(self):
        from community.members.signals import admitted

        from . import personal_data_of_notices, registry, services  # noqa: F401  (the first registers itself)

        registry.register("members.admitted", _("Somebody from the team let you in. You can write now."))
        admitted.connect(services.welcome, dispatch_uid="notifications.welcome")
