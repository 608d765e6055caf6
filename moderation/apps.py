from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "moderation"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from community.lib import slots
        from community.members.backends import register_account_fact
        from community.members.registries import register_name_check, register_write_gate
        from community.members.staff_registries import register_restriction
        from community.notifications import registry as notices

        from . import (
            names,
            on_rules_page,
            outside,
            personal_data_of_cases,  # noqa: F401  (registers itself)
            personal_data_of_newcomers,  # noqa: F401  (and so does this)
            personas,
            queries,
            registry,
            scope,
            staff_lists,
            standing,
        )  # noqa: F401  (the first registers itself)
        from .on_other_pages import card_beside_words, conversations_row, held_back, member_admin
        from .services import flagged, networks, outcomes
        from .shifts_ready import register
        from .triggers import install

        register()

        for changed in (post_save, post_delete):
            for name in ("Rule", "Wording"):
                changed.connect(queries.forget_rules, sender=f"moderation.{name}", dispatch_uid=f"moderation.{name}")
            for name in ("Phrase", "SafeDomain"):
                changed.connect(staff_lists.changed, sender=f"moderation.{name}", dispatch_uid=f"moderation.{name}")
            changed.connect(
                scope.forget_accountable, sender="moderation.SafetySettings", dispatch_uid="moderation.accountable"
            )
        post_migrate.connect(install, sender=self, dispatch_uid="moderation.triggers")
        post_migrate.connect(
            seed_permissions, sender=apps.get_app_config("auth"), dispatch_uid="moderation.permissions"
        )
        user_logged_in.connect(networks.signed_in, dispatch_uid="moderation.networks")
        register_write_gate(standing.gate)
        register_name_check(names.why_not_name)
        register_account_fact("is_restricted", standing.is_restricted())
        register_account_fact("may_moderate", scope.may_moderate())
        register_restriction(standing.known_to_staff)
        slots.register("standing", held_back)
        slots.register("beside_kept_words", card_beside_words)
        slots.register("keep_apart", personas.report_link)
        slots.register("standard_page_start", on_rules_page.rules)
        slots.register("standard_page_end", on_rules_page.how)
        slots.register("board_side", on_rules_page.link, order=200)
        registry.register(personas.PersonaHandler())
        registry.register(outside.OutsideNoticeHandler())
        slots.register("member_admin", member_admin)
        slots.register("yours", conversations_row)
        notices.register_group("decisions", _("Decisions about me and what I wrote"))
        notices.register("moderation.approve", _("A moderator read what you wrote. It is up now."), group="decisions")
        for action, text in {
            "remove": _("A moderator took down something you wrote. Here is why."),
            "hide": _("A moderator hid something you wrote. Here is why."),
            "edit": _("A moderator changed words of yours. Here is why."),
            "revise": _("A moderator asks you to change something you wrote. Here is their advice."),
            "thread": _("A moderator changed something about a thread you began. Here is why."),
            "message": _("The team wrote to you."),
        }.items():
            notices.register(f"moderation.{action}", text, group="decisions")
        notices.register(
            flagged.NOTICE,
            _("Some members asked us to look at something you wrote. It waits for a person."),
            group="decisions",
        )
        notices.register(
            outcomes.OUTCOME, _("Somebody looked at what you told us. Here is what became of it."), group="decisions"
        )
        notices.register(outcomes.LOOKED_AFTER, _("Thank you. Somebody looked after it."), group="decisions")
        notices.register(
            outcomes.COMPLAINT, _("Somebody else looked at what you told us. Here is their answer."), group="decisions"
        )
        notices.register("moderation.accountable", _("Somebody asks for an answer that only you can give."))
        notices.register(
            "moderation.reverse", _("A decision about something you wrote was changed."), group="decisions"
        )
        notices.register(
            "moderation.standing", _("A moderator made a decision about your account. Here is why."), group="decisions"
        )
        notices.register(
            "moderation.standing_lifted", _("A decision about your account was undone."), group="decisions"
        )
        notices.register(
            "moderation.appeal",
            _("Somebody else looked at a decision again. Here is their answer."),
            group="decisions",
        )


def seed_permissions(**kwargs):
    from community.members.seeds import ADMINISTRATORS, MODERATORS, grant

    for group in (MODERATORS, ADMINISTRATORS):
        grant(group, "moderation.view_case", "moderation.change_case")
        grant(group, "moderation.view_rule")
        for what in ("wording", "phrase", "safedomain"):
            grant(group, *(f"moderation.{verb}_{what}" for verb in ("view", "add", "change", "delete")))
    # What everybody here is held to is not for one moderator to change.
    grant(ADMINISTRATORS, "moderation.add_rule", "moderation.change_rule")
    grant(ADMINISTRATORS, "moderation.change_safetysettings")
    grant(ADMINISTRATORS, *(f"moderation.{verb}_record" for verb in ("view", "add", "change", "publish")))
    # The log with its reasons, and what a look opened to somebody else.
    grant(ADMINISTRATORS, "moderation.view_decision")
