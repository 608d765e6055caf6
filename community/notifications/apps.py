from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "community.notifications"
    label = "notifications"

    def ready(self):
        from community.members.signals import admitted, erasure_asked, export_ready, recovered, role_ended, role_given

        from . import (  # noqa: F401  (some register themselves)
            keeping,
            personal_data_of_notices,
            preference_parts,
            registry,
            services,
        )

        registry.register("members.admitted", _("Somebody from the team let you in. You can write now."))
        admitted.connect(services.welcome, dispatch_uid="notifications.welcome")
        registry.register("members.export", _("The copy of your data is ready. You can fetch it for some days."))
        registry.register(
            "members.erasure",
            _("Somebody asked for your account to be erased. If it was not you, keep it here."),
            group="",
        )
        registry.register(
            "members.recovered",
            _(
                "A code of your recovery sheet set a new password. If it was not you, make a new sheet and tell the team."
            ),
            group=registry.ALWAYS,
        )
        recovered.connect(services.tell_of_recovery, dispatch_uid="notifications.recovered")
        export_ready.connect(services.tell_of_export, dispatch_uid="notifications.export")
        erasure_asked.connect(services.tell_of_erasure, dispatch_uid="notifications.erasure")
        registry.register(
            "members.role_given", _("You were given a role here. Your own page says which, and until when.")
        )
        registry.register("members.role_ended", _("A role you had here is over, and so is what it let you do."))
        role_given.connect(services.tell_of_role, dispatch_uid="notifications.role_given")
        role_ended.connect(services.tell_of_role_end, dispatch_uid="notifications.role_ended")
        preference_parts.register()
