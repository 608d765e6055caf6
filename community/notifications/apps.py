from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "community.notifications"
    label = "notifications"

    def ready(self):
        from . import personal_data_of_notices  # noqa: F401  (registers itself)
