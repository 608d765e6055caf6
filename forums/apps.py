from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"

    def ready(self):
        from community.members.registries import register_visible_to
        from community.members.staff_registries import register_moderated_place
        from community.notifications import registry as notices
        from moderation import registry

        from . import personal_data_of_posts, queries  # noqa: F401  (registers itself)
        from .moderation_handler import PostHandler, TopicThreadHandler

        registry.register(PostHandler())
        registry.register_thread(TopicThreadHandler())
        register_moderated_place("forums.BoardPage")
        register_visible_to("forums.post", queries.visible_posts)
        register_visible_to("forums.reply", queries.posts_to_tell_of)
        notices.register_group("answers", _("Answers to what I wrote"))
        notices.register("forums.reply", _("Somebody answered something you wrote."), group="answers")
