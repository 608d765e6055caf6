"""What may stand where: the outlets of the site, besides its addresses (access.py). An outlet that is not here fails.

Every entry that loosens a rule says why.
"""

#: addresses that answer with something that is no page: route -> the kind of content
NOT_PAGES = {
    "healthz": "application/json",
    "robots.txt": "text/plain",
    "sessions/<number:pk>/events/": "application/json",
    "sessions/<number:pk>/people/": "application/json",
}

#: routes whose title may say what the page is about: they are written by staff for everybody, not about anybody
TITLED = {
    "resources/": "a resource page is meant to be found",
    "about/": "a page of the house",
    "privacy/": "a page of the house",
    "accessibility/": "a page of the house",
    "rules/": "a page of the house",
}

#: routes that search engines may keep
INDEXED = {"resources/", "about/", "privacy/", "accessibility/", "rules/", ""}

#: routes where several authors stand side by side, so that two names of one person may both be there, as two people
SEVERAL_AUTHORS = {
    "": "the latest topics of all boards",
    "boards/<slug:slug>/": "the topics of one board",
    "t/<number:pk>/": "the one thread in which she wrote under both names",
    "t/<number:pk>/changes/": "the one thread in which she wrote under both names",
}

#: kinds of notice that may be mailed (notifications.registry); each mail is the same content-free note
NOTICES = {
    "forums.reply", "groups.called_off", "groups.seat", "members.admitted", "members.erasure", "members.export", "members.recovered",
    "members.role_ended", "members.role_given", "moderation.accountable", "moderation.appeal", "moderation.approve", "moderation.complaint", "moderation.remove",
    "moderation.alone", "moderation.company", "moderation.company_came", "moderation.edit", "moderation.flagged", "moderation.hide", "moderation.late", "moderation.looked_after", "moderation.message", "moderation.outcome", "moderation.page", "moderation.raid", "moderation.reverse", "moderation.revise", "moderation.standing", "moderation.standing_lifted", "moderation.thread",
}  # fmt: skip

#: mails of the account library, by template; all of them are rendered in the test
LIBRARY_MAILS = {
    "account/email/account_already_exists", "account/email/email_changed", "account/email/email_confirm",
    "account/email/email_confirmation", "account/email/email_confirmation_signup", "account/email/email_deleted",
    "account/email/login_code", "account/email/password_changed", "account/email/password_reset",
    "account/email/password_reset_code", "account/email/password_reset_key", "account/email/password_set",
    "account/email/unknown_account", "mfa/email/recovery_codes_generated", "mfa/email/totp_activated",
    "mfa/email/totp_deactivated", "mfa/email/webauthn_added", "mfa/email/webauthn_removed",
}  # fmt: skip

#: frames of the live room, and answers of its plain addresses, by their type
FRAMES = {
    "hello": "who one is, and how the room is",
    "events": "what happened, as the drawn message of everybody",
    "presence": "who is here: seat key, name, label",
    "ack": "one's own message arrived",
    "error": "one's own message did not, or waits for an answer about something private in it (code `private`, to its sender alone)",
    "done": "one's own act was done",
    "bye": "why one may not stay",
    "pong": "nothing",
}
