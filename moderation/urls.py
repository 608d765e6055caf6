from django.urls import path

from . import in_place, views

urlpatterns = [
    path("decisions/", views.decisions, name="decisions"),
    path("decisions/<number:pk>/", views.decision, name="decision"),
    path("decisions/<number:pk>/appeal/", views.appeal, name="appeal"),
    path("conversations/", views.conversations, name="conversations"),
    path("conversations/<number:pk>/", views.conversation, name="conversation"),
    path("account/wrote/", views.wrote, name="wrote"),
    path("decisions/about/<str:kind>/<number:pk>/", views.decision_about, name="decision_about"),
    path("moderate/<str:kind>/<number:pk>/", in_place.moderate, name="moderate"),
    path("transparency/", views.transparency, name="transparency"),
    path("transparency/<slug:code>.csv", views.transparency_csv, name="transparency_csv"),
    path("report/", views.notice_form, name="notice_form"),
    path("report/receipt/", views.notice_receipt, name="notice_receipt"),
    path("report/receipt/again/", views.notice_again, name="notice_again"),
    path("reports/", views.reports, name="reports"),
    path("reports/<number:pk>/again/", views.complain, name="complain"),
    path("report/person/<str:word>/", views.report_person, name="report_person"),
    path("report/<str:kind>/<number:pk>/", views.report, name="report"),
]
