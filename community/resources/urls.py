from django.urls import path

from . import views

urlpatterns = [
    path("resources/", views.resources, name="resources"),
    *[
        path(f"{purpose}/", views.standard_page, {"purpose": purpose}, name=purpose)
        for purpose in ("about", "privacy", "accessibility", "rules")
    ],
]
