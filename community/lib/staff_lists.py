"""Lists of the admin whose rows lead to pages of our own, instead of to Wagtail's forms."""

from django.urls import path


class ListedAlone:
    """For a ModelViewSet before which it stands: only its list, and those of Wagtail's pages named in `own_pages`."""

    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    own_pages: tuple = ()  # of "add", "edit", "delete", "history" and "usage"

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        gone = {"add", "edit", "delete", "history", "usage"}.difference(self.own_pages)
        return {**super().get_common_view_kwargs(**kwargs), **{f"{name}_url_name": None for name in gone}}
