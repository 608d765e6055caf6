from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = _("Groups")

    def ready(self):
        from community.members.registries import register_visible_to
        from community.members.staff_registries import register_moderated_place
        from community.notifications import registry as notices
        from moderation import registry

        from . import personal_data_of_groups, queries, receivers, slots  # noqa: F401  (the first registers itself)
        from .moderation_handler import GroupHandler, MessageHandler, SessionThreadHandler

        registry.register(MessageHandler())
        registry.register(GroupHandler())
        registry.register_thread(SessionThreadHandler())
        slots.register()
        register_moderated_place("groups.GroupPage")
        register_visible_to("groups.group", queries.groups_visible_to)
        register_visible_to("groups.grouppage", queries.groups_visible_to)
        register_visible_to("groups.session", queries.sessions_visible_to)
        register_visible_to("groups.message", queries.messages_visible_to)
        notices.register_group("sessions", _("My seats in sessions"))
        notices.register("groups.seat", _("A seat in a session is yours now."), group="sessions")
        notices.register(
            "groups.called_off", _("A session you booked was called off. It will not take place."), group="sessions"
        )
        post_migrate.connect(seed_permissions, sender=apps.get_app_config("auth"), dispatch_uid="groups.permissions")


def seed_permissions(**kwargs):
    from community.members.seeds import ADMINISTRATORS, EDITORS, FACILITATORS, grant

    for group in (FACILITATORS, ADMINISTRATORS):
        grant(group, "groups.view_session", "groups.add_session", "groups.change_session")
    for group in (EDITORS, ADMINISTRATORS):
        grant(group, "groups.view_grouppage", "groups.view_session")
