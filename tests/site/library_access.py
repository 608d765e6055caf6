"""Every address that a library brings, apart from the admin's, and what each role gets there (see access.py).

The admin's addresses are walked as a whole: nobody but staff gets anything from any of them.
"""

from .access import IN, everybody

OWN = (IN, 200, 200, 200)
#: pages in the midst of something: those who are signed in are led to prove who they are, or on
FRESH = (IN, 302, 302, 302)
#: pages of the sign-in, from which somebody who is signed in is led on
ENTRANCE = (200, 302, 302, 302)

LIBRARY_ACCESS = {
    "account/login/": ("/account/login/", ENTRANCE),
    "account/logout/": ("/account/logout/", (302, 200, 200, 200)),
    "account/inactive/": ("/account/inactive/", everybody(200)),
    "account/signup/": ("/account/signup/", ENTRANCE),
    "account/reauthenticate/": ("/account/reauthenticate/", OWN),
    "account/email/": ("/account/email/", OWN),
    "account/confirm-email/": ("/account/confirm-email/", everybody(200)),
    "account/^confirm-email/(?P<key>[-:\\w]+)/$": ("/account/confirm-email/no-such-key/", everybody(200)),
    "account/password/change/": ("/account/password/change/", OWN),
    "account/password/set/": ("/account/password/set/", FRESH),
    "account/password/reset/": ("/account/password/reset/", everybody(200)),
    "account/password/reset/done/": ("/account/password/reset/done/", everybody(200)),
    "account/password/reset/key/done/": ("/account/password/reset/key/done/", everybody(200)),
    "account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        "/account/password/reset/key/1-no-such-key/",
        everybody(200),
    ),
    "account/login/code/confirm/": ("/account/login/code/confirm/", FRESH),
    "account/2fa/": ("/account/2fa/", OWN),
    "account/2fa/authenticate/": ("/account/2fa/authenticate/", FRESH),
    "account/2fa/reauthenticate/": ("/account/2fa/reauthenticate/", FRESH),
    "account/2fa/totp/activate/": ("/account/2fa/totp/activate/", FRESH),
    "account/2fa/totp/deactivate/": ("/account/2fa/totp/deactivate/", (IN, 404, 404, 404)),
    "account/2fa/recovery-codes/": ("/account/2fa/recovery-codes/", (IN, 404, 404, 404)),
    "account/2fa/recovery-codes/generate/": ("/account/2fa/recovery-codes/generate/", FRESH),
    "account/2fa/recovery-codes/download/": ("/account/2fa/recovery-codes/download/", (IN, 404, 404, 404)),
    "account/2fa/webauthn/": ("/account/2fa/webauthn/", OWN),
    "account/2fa/webauthn/add/": ("/account/2fa/webauthn/add/", FRESH),
    "account/2fa/webauthn/reauthenticate/": ("/account/2fa/webauthn/reauthenticate/", FRESH),
    "account/2fa/webauthn/keys/<int:pk>/remove/": ("/account/2fa/webauthn/keys/1/remove/", FRESH),
    "account/2fa/webauthn/keys/<int:pk>/edit/": ("/account/2fa/webauthn/keys/1/edit/", FRESH),
    "account/2fa/webauthn/login/": ("/account/2fa/webauthn/login/", FRESH),
    "account/sessions/": ("/account/sessions/", OWN),
    "documents/^(\\d+)/(.*)$": ("/documents/1/none.txt", everybody(404)),
    "documents/authenticate_with_password/<int:restriction_id>/": (
        "/documents/authenticate_with_password/1/",
        everybody(404),
    ),
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": (
        "/_util/authenticate_with_password/1/1/",
        everybody(404),
    ),
    "_util/login/": ("/_util/login/", everybody(302)),
    "^((?:[\\w\\-]+/)*)$": ("/", everybody(200)),
}

#: addresses under /admin/ that answer people who are no staff, and what they hold
ADMIN_FOR_ALL = {
    "admin/jsi18n/": "the words of the admin's scripts, the same for everybody",
    "admin/sprite/": "icons",
}
