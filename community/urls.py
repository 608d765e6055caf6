"""Every address of the site; the composition root, which nobody imports."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from community.lib import media
from community.lib import views as lib_views
from community.members.views.signing_in import LogoutView

handler500 = "community.helplines.views.server_error"

sign_in = RedirectView.as_view(pattern_name="sign_in_needed", query_string=True)

urlpatterns = [
    path("healthz", lib_views.healthz, name="healthz"),
    path("robots.txt", lib_views.robots, name="robots"),
    # Browsers ask for it beside what is no page, such as robots.txt.
    path("favicon.ico", lib_views.favicon, name="favicon"),
    path("exit/", lib_views.leave, name="exit"),
    path("display/theme/", lib_views.set_choice, {"name": "theme"}, name="set_theme"),
    path("display/type/", lib_views.set_choice, {"name": "type"}, name="set_type"),
    path("display/size/", lib_views.set_choice, {"name": "size"}, name="set_size"),
    path("", include("community.members.urls")),
    path("", include("community.notifications.urls")),
    path("", include("community.helplines.urls")),
    path("", include("moderation.urls")),
    path("", include("forums.urls")),
    path("", include("groups.pages_urls")),
    path("", include("groups.urls")),
    # Wagtail's own doors would let a password in without the second factor.
    path("admin/login/", sign_in),
    path("admin/logout/", LogoutView.as_view()),
    re_path(r"^admin/password_reset/.*$", sign_in),
    path("_util/login/", sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media.serve),
    path("", include("community.resources.urls")),
    path("", include(wagtail_urls)),
]
