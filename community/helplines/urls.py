from django.urls import path

from . import views

urlpatterns = [
    path("help/", views.helplines, name="helplines"),
    path("help/country/", views.set_country, name="set_country"),
]
