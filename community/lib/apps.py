from django.apps import AppConfig


class LibConfig(AppConfig):
    name = "community.lib"
    label = "lib"

    def ready(self):
        from . import paths

        paths.register()
