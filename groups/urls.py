"""The room's wire without a socket. Pages (booking, room) have their addresses in `pages_urls`."""

from django.urls import path

from . import views

urlpatterns = [
    path("sessions/<number:pk>/events/", views.session_events, name="session_events"),
    path("sessions/<number:pk>/messages/", views.session_messages, name="session_messages"),
]
