from django.urls import include, path

from . import views

urlpatterns = [
    path("account/", views.account_home, name="account_home"),
    path("account/signup/", views.SignupView.as_view(), name="account_signup"),
    path("account/logout/", views.LogoutView.as_view(), name="account_logout"),
    path("account/needed/", views.sign_in_needed, name="sign_in_needed"),
    path("account/recover/", views.recover, name="recover"),
    path("account/recovery-sheet/", views.recovery_sheet, name="recovery_sheet"),
    path("account/", include("allauth.urls")),
    path("agreement/", views.agreement, name="agreement"),
    path("agreement/<int:pk>/accept/", views.accept_agreement, name="accept_agreement"),
]
