from django.urls import include, path

from .views import account, agreements, leaving, preferences, recovery, safety, signing_in

urlpatterns = [
    path("account/", account.account_home, name="account_home"),
    path("account/signup/", signing_in.SignupView.as_view(), name="account_signup"),
    path("account/logout/", signing_in.LogoutView.as_view(), name="account_logout"),
    path("account/needed/", signing_in.sign_in_needed, name="sign_in_needed"),
    path("account/recover/", recovery.recover, name="recover"),
    path("account/recovery-sheet/", recovery.recovery_sheet, name="recovery_sheet"),
    path("account/preferences/", preferences.preferences, name="preferences"),
    path("account/data/", leaving.my_data, name="my_data"),
    path("account/data/<int:pk>/", leaving.fetch_data, name="fetch_data"),
    path("account/erase/", leaving.erase_account, name="erase_account"),
    path("account/receipt/", leaving.receipt, name="erasure_receipt"),
    path("privacy/keeping/", leaving.keeping, name="keeping"),
    path("account/consents/", agreements.consents, name="consents"),
    path("account/sessions/", safety.signed_in_devices, name="usersessions_list"),
    path("account/second-factor/", safety.second_factor, name="second_factor"),
    path("account/2fa/webauthn/keys/<int:pk>/remove/", safety.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("account/name/", safety.rename, name="change_name"),
    path("account/break/", safety.take_a_break, name="take_a_break"),
    path("account/break/end/", safety.end_break, name="end_break"),
    path("account/", include("allauth.urls")),
    path("agreement/", agreements.agreement, name="agreement"),
    path("agreement/<int:pk>/", agreements.agreement_version, name="agreement_version"),
    path("agreement/<int:pk>/accept/", agreements.accept_agreement, name="accept_agreement"),
    path("agreement/<int:pk>/withdraw/", agreements.withdraw_agreement, name="withdraw_agreement"),
]
