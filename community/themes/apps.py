from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ThemesConfig(AppConfig):
    name = "community.themes"
    label = "themes"
    verbose_name = _("Themes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .seed import seed_words

        post_migrate.connect(seed_words, sender=self, dispatch_uid="themes.seed_words")
