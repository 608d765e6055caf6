"""Addresses of sessions and rooms as people see them. The wire's are in `urls`, which comes after this."""

from django.urls import path

from . import facilitation, naming_views, pages_views, room_views

urlpatterns = [
    path("sessions/", pages_views.sessions, name="sessions"),
    path("sessions/time-zone/", pages_views.time_zone, name="time_zone"),
    path("sessions/<number:pk>/", pages_views.session, name="session"),
    path("sessions/<number:pk>/", pages_views.session, name="session_booking"),
    path("sessions/<number:pk>/book/", pages_views.book_session, name="book_session"),
    path("sessions/<number:pk>/cancel/", pages_views.cancel, name="cancel_seat"),
    path("groups/<number:pk>/book/", pages_views.book, name="book_seat"),
    path("sessions/<number:pk>/room/", room_views.room, name="session_room"),
    path("sessions/<number:pk>/agree/", room_views.agree, name="session_agree"),
    path("sessions/<number:pk>/around/", room_views.around, name="session_around"),
    path("sessions/<number:pk>/people/", room_views.people, name="session_people"),
    path("sessions/<number:pk>/people/<str:key>/", room_views.keep_apart, name="keep_apart_in_room"),
    path("groups/<number:pk>/name/", naming_views.group_name, name="group_name"),
    path("sessions/<number:pk>/hand/", room_views.hand, name="session_hand"),
    path("sessions/<number:pk>/pass/", room_views.pass_turn, name="session_pass"),
    path("sessions/<number:pk>/lead/", facilitation.lead, name="session_lead"),
    path("sessions/<number:pk>/messages/<number:message_id>/edit/", room_views.edit_message, name="edit_message"),
    path(
        "sessions/<number:pk>/messages/<number:message_id>/withdraw/",
        room_views.withdraw_message,
        name="withdraw_message",
    ),
    path("sessions/<number:pk>/messages/<number:message_id>/decide/", facilitation.decide, name="decide_message"),
]
