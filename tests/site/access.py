"""Every address of the site and what each role gets there. `test_access` walks it and fails on one that is missing.

A cell is the expected status of a GET: visitor, member (who owns nothing here), moderator, editor.
`in` stands for a redirect to the sign-in page. Addresses that only take POST answer 405 to a GET.
"""

ROLES = ("visitor", "member", "moderator", "editor")
IN = "in"


def everybody(status):
    return (status,) * 4


OWN = (IN, 200, 200, 200)
POST_ONLY = everybody(405)

#: route of the URL pattern -> (address to try with {names} from the fixture `things`, statuses)
ACCESS = {
    "healthz": ("/healthz", everybody(200)),
    "robots.txt": ("/robots.txt", everybody(200)),
    "favicon.ico": ("/favicon.ico", everybody(302)),
    "exit/": ("/exit/", everybody(302)),
    "display/theme/": ("/display/theme/", POST_ONLY),
    "display/type/": ("/display/type/", POST_ONLY),
    "display/size/": ("/display/size/", POST_ONLY),
    # members
    "account/": ("/account/", OWN),
    "account/signup/": ("/account/signup/", (200, 302, 302, 302)),
    "account/names/": ("/account/names/", everybody(302)),
    "account/welcome/": ("/account/welcome/", OWN),
    # Who joined long ago proves once more who they are.
    "account/welcome/passkey/": ("/account/welcome/passkey/", (IN, 302, 302, 302)),
    "account/email/": ("/account/email/", OWN),
    "account/confirm-email/<str:key>/": ("/account/confirm-email/made-up/", everybody(200)),
    "account/needed/": ("/account/needed/", (IN, 404, 404, 404)),
    "account/people/": ("/account/people/", OWN),
    "account/people/<str:kind>/<number:pk>/again/": ("/account/people/mute/1/again/", (IN, 405, 405, 405)),
    "account/logout/": ("/account/logout/", (302, 200, 200, 200)),
    "account/recover/": ("/account/recover/", everybody(200)),
    "account/recovery-sheet/": ("/account/recovery-sheet/", OWN),
    "account/sessions/": ("/account/sessions/", OWN),
    "account/second-factor/": ("/account/second-factor/", (IN, 302, 302, 302)),
    "account/2fa/webauthn/keys/<int:pk>/remove/": ("/account/2fa/webauthn/keys/1/remove/", (IN, 302, 302, 302)),
    "account/reauthenticate/": ("/account/reauthenticate/", OWN),
    "account/2fa/reauthenticate/": ("/account/2fa/reauthenticate/", (IN, 302, 302, 302)),
    "account/2fa/webauthn/reauthenticate/": ("/account/2fa/webauthn/reauthenticate/", (IN, 302, 302, 302)),
    "account/name/": ("/account/name/", OWN),
    "account/break/": ("/account/break/", OWN),
    "account/break/end/": ("/account/break/end/", (IN, 405, 405, 405)),
    "account/preferences/": ("/account/preferences/", OWN),
    "account/data/": ("/account/data/", OWN),
    # Somebody else's copy of their data, or one that is gone: as if it had never been.
    "account/data/<number:pk>/": ("/account/data/1/", (IN, 404, 404, 404)),
    "account/erase/": ("/account/erase/", OWN),
    "account/receipt/": ("/account/receipt/", everybody(200)),
    "privacy/keeping/": ("/privacy/keeping/", everybody(200)),
    "agreement/": ("/agreement/", everybody(200)),
    "agreement/<number:pk>/": ("/agreement/{agreement}/", everybody(200)),
    "agreement/<number:pk>/withdraw/": ("/agreement/{agreement}/withdraw/", OWN),
    "account/consents/": ("/account/consents/", OWN),
    "agreement/<number:pk>/accept/": ("/agreement/{agreement}/accept/", (IN, 405, 405, 405)),
    # notices, helplines, moderation
    "notices/": ("/notices/", OWN),
    "help/": ("/help/", everybody(200)),
    "help/country/": ("/help/country/", POST_ONLY),
    "decisions/": ("/decisions/", OWN),
    "conversations/": ("/conversations/", OWN),
    "decisions/<number:pk>/": ("/decisions/{decision}/", (IN, 404, 200, 404)),
    # For its author alone; to anybody else it is as if it had never been.
    "conversations/<number:pk>/": ("/conversations/{case}/", (IN, 404, 404, 404)),
    "decisions/<number:pk>/appeal/": ("/decisions/{decision}/appeal/", (IN, 404, 404, 404)),
    "account/wrote/": ("/account/wrote/", OWN),
    "decisions/about/<str:kind>/<number:pk>/": ("/decisions/about/forums.post/{post}/", (IN, 404, 404, 404)),
    # For those who moderate the place of the text; for everybody else it is as if it had never been.
    "moderate/<str:kind>/<number:pk>/": ("/moderate/forums.post/{post}/", (IN, 404, 200, 404)),
    "transparency/": ("/transparency/", everybody(200)),
    # Nothing was published about that year.
    "transparency/<slug:code>.csv": ("/transparency/2001.csv", everybody(404)),
    "report/": ("/report/", everybody(200)),
    "report/receipt/": ("/report/receipt/", everybody(200)),
    "report/receipt/again/": ("/report/receipt/again/", POST_ONLY),
    "reports/": ("/reports/", OWN),
    # Somebody else's report, or none.
    "reports/<number:pk>/again/": ("/reports/1/again/", (IN, 404, 404, 404)),
    # A word that was not made for this reader.
    "report/person/<str:word>/": ("/report/person/made-up/", (IN, 404, 404, 404)),
    "report/<str:kind>/<number:pk>/": ("/report/forums.post/{post}/", OWN),
    # boards
    "boards/": ("/boards/", everybody(200)),
    "boards/<slug:slug>/": ("/boards/{board_slug}/", everybody(200)),
    "b/<number:board_pk>/new/": ("/b/{board}/new/", OWN),
    "t/<number:pk>/": ("/t/{topic}/", everybody(200)),
    "t/<number:pk>/reply/": ("/t/{topic}/reply/", POST_ONLY),
    "t/<number:pk>/changes/": ("/t/{topic}/changes/", everybody(204)),
    "p/<number:pk>/": ("/p/{post}/", everybody(302)),
    "p/<number:pk>/edit/": ("/p/{post}/edit/", (IN, 404, 404, 404)),
    "p/<number:pk>/mask/": ("/p/{post}/mask/", everybody(404)),
    "p/<number:pk>/withdraw/": ("/p/{post}/withdraw/", everybody(404)),
    "p/<number:pk>/apart/": ("/p/{post}/apart/", OWN),
    "preview/": ("/preview/", POST_ONLY),
    # sessions: nobody here has a seat in it
    "sessions/": ("/sessions/", everybody(200)),
    "sessions/time-zone/": ("/sessions/time-zone/", (IN, 302, 302, 302)),
    "sessions/<number:pk>/": ("/sessions/{session}/", everybody(200)),
    "sessions/<number:pk>/book/": ("/sessions/{session}/book/", POST_ONLY),
    "sessions/<number:pk>/cancel/": ("/sessions/{session}/cancel/", POST_ONLY),
    "groups/<number:pk>/book/": ("/groups/{group}/book/", POST_ONLY),
    "sessions/<number:pk>/room/": ("/sessions/{session}/room/", (IN, 403, 403, 403)),
    "sessions/<number:pk>/agree/": ("/sessions/{session}/agree/", POST_ONLY),
    "sessions/<number:pk>/around/": ("/sessions/{session}/around/", (IN, 403, 403, 403)),
    "sessions/<number:pk>/people/": ("/sessions/{session}/people/", (IN, 403, 403, 403)),
    "sessions/<number:pk>/people/<str:key>/": ("/sessions/{session}/people/nobody/", (IN, 403, 403, 403)),
    "groups/<number:pk>/name/": ("/groups/{group}/name/", OWN),
    "sessions/<number:pk>/hand/": ("/sessions/{session}/hand/", POST_ONLY),
    "sessions/<number:pk>/pass/": ("/sessions/{session}/pass/", POST_ONLY),
    "sessions/<number:pk>/lead/": ("/sessions/{session}/lead/", POST_ONLY),
    "sessions/<number:pk>/messages/<number:message_id>/edit/": (
        "/sessions/{session}/messages/1/edit/",
        (IN, 403, 403, 403),
    ),
    "sessions/<number:pk>/messages/<number:message_id>/withdraw/": (
        "/sessions/{session}/messages/1/withdraw/",
        POST_ONLY,
    ),
    "sessions/<number:pk>/messages/<number:message_id>/decide/": (
        "/sessions/{session}/messages/1/decide/",
        (IN, 403, 403, 403),
    ),
    "sessions/<number:pk>/events/": ("/sessions/{session}/events/", (401, 403, 403, 403)),
    "sessions/<number:pk>/messages/": ("/sessions/{session}/messages/", POST_ONLY),
    # pages that staff edit
    "resources/": ("/resources/", everybody(200)),
    "about/": ("/about/", everybody(200)),
    "privacy/": ("/privacy/", everybody(200)),
    "accessibility/": ("/accessibility/", everybody(200)),
    "rules/": ("/rules/", everybody(200)),
    # Wagtail's own doors, which must not let a password in without the second factor
    "admin/logout/": ("/admin/logout/", (302, 200, 200, 200)),
    "admin/login/": ("/admin/login/", everybody(302)),
    "^admin/password_reset/.*$": ("/admin/password_reset/", everybody(302)),
    "_util/login/": ("/_util/login/", everybody(302)),
    "media/<path:path>": ("/media/none.png", everybody(404)),
}

#: prefixes whose addresses belong to a library; what is asked of them stands in test_access
LIBRARIES = {"admin/": "wagtail.admin", "documents/": "wagtail.documents", "account/": "allauth", "": "wagtail"}
