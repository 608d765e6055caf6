"""Addresses of sessions as people see them. The wire's are in `urls`, which comes after this."""

from django.urls import path

from . import pages_views as views

urlpatterns = [
    path("sessions/", views.sessions, name="sessions"),
    path("sessions/<int:pk>/", views.session, name="session"),
    path("sessions/<int:pk>/", views.session, name="session_booking"),
    path("sessions/<int:pk>/room/", views.room, name="session_room"),
]
