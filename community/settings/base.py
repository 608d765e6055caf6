"""What every environment shares; dev, test and production say the rest."""

from pathlib import Path
from zoneinfo import available_timezones

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE  # noqa: F401  (NONE, NONCE used below)
from django.utils.translation import gettext_lazy as _

from . import environment as read

BASE_DIR = Path(__file__).resolve().parents[2]

SITE_NAME = read.text("SITE_NAME", "Hearth")

INSTALLED_APPS = [
    "community.demo",
    "community.home",
    "forums",
    "groups",
    "community.resources",
    "moderation",
    "community.notifications",
    "community.helplines",
    "community.members",
    "community.themes",
    "community.lib",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "community.members.apps.WagtailUsers",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "csp",
    "huey.contrib.djhuey",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "community.lib.middleware.PrivacyHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "community.members.middleware.MemberTimeZone",
    "community.members.display.DisplayAtSignIn",
    "community.notifications.middleware.UnreadNotices",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "community.members.middleware.StaffSecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]

ROOT_URLCONF = "community.urls"
ASGI_APPLICATION = "community.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "community.lib.context_processors.site",
            ],
            "builtins": ["django.templatetags.i18n", "community.lib.templatetags.hearth"],
        },
    },
]

DATABASES = {"default": read.database(BASE_DIR / ".data" / "hearth.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_DIR, DATA_STEM = read.beside(DATABASES["default"], BASE_DIR / ".data")
REDIS_URL = read.redis_url()

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

HUEY = {
    "name": "hearth",
    "immediate": False,
    **(
        {"huey_class": "huey.RedisHuey", "url": REDIS_URL}
        if REDIS_URL
        else {
            "huey_class": "huey.SqliteHuey",
            "filename": str(DATA_DIR / f"{DATA_STEM}-jobs.sqlite3"),
            "fsync": True,
        }
    ),
    "consumer": {"workers": 1, "worker_type": "thread"},
}

AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["community.members.backends.MemberBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username",)},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "community.members.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "community.members.forms.SignupForm",
    "login": "community.members.forms.LoginForm",
    "change_password": "community.members.forms.locks.ChangePasswordForm",
    "set_password": "community.members.forms.locks.SetPasswordForm",
    "reset_password": "community.members.forms.locks.ResetPasswordForm",
    "reset_password_from_key": "community.members.forms.locks.ResetPasswordKeyForm",
    "reauthenticate": "community.members.forms.locks.ReauthenticateForm",
    "add_email": "community.members.forms.locks.AddEmailForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PREVENT_ENUMERATION = True
# One account for a confirmed address: the link for a new password must mean one account, whose name it need not say.
# Anybody may add an address that is somebody else's; it is told to the owner's mailbox alone, which never confirms it.
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 2
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# An e-mail opens the account, so adding one asks who it is; for so many seconds after a password was typed, it does not.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {
    # Sign-up has brakes of its own, which keep what was typed; failed sign-ins are counted below.
    "signup": None,
    "login": None,
    # The second is wide: by it a stranger could keep somebody out. A passkey and the recovery sheet work all the same.
    "login_failed": "20/m/ip,60/h/key",
    "manage_email": "20/h/user",
    "reset_password": "20/m/ip,5/h/key",
}
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60
ACCOUNT_SESSION_REMEMBER = None
MFA_ADAPTER = "community.members.second_factor.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Nobody needs an e-mail here, so one that waits to be confirmed must not keep its owner from a second factor.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Phones' clocks are a little off, and people type slowly.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "community.members.forms.safety.AuthenticateForm",
    "reauthenticate": "community.members.forms.safety.ReauthenticateForm",
    "activate_totp": "community.members.forms.safety.ActivateTOTPForm",
    "add_webauthn": "community.members.forms.safety.AddPasskeyForm",
    "edit_webauthn": "community.members.forms.safety.EditPasskeyForm",
}

# Staff reach the admin only with a second factor of this login; production refuses False.
STAFF_SECOND_FACTOR = read.switch("STAFF_SECOND_FACTOR", True)

LANGUAGE_CODE = read.language("LANGUAGE_CODE", "en-gb")
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = read.time_zone("TIME_ZONE", "Europe/London")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
STATICFILES_DIRS = [BASE_DIR / "community" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ACCEL = read.text("MEDIA_ACCEL")
MEDIA_ROOT = DATA_DIR / f"{DATA_STEM}-media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
# Each shared device forgets the member when its browser closes, unless they ask to be kept.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "community.lib.views.stale_form"
# Browsers with `no-referrer` send "Origin: null" with plain forms, and Django refuses them.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
# Wagtail shows the preview of a page in a frame of this same site.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
        "manifest-src": [SELF],
    },
}
# The page editor writes styles and scripts inline; nothing else may.
ADMIN_CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
)

WAGTAIL_SITE_NAME = SITE_NAME
# This machine lists names that browsers refuse, such as "localtime"; the page of settings would break on them.
WAGTAIL_USER_TIME_ZONES = ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone)]
WAGTAILADMIN_BASE_URL = read.text("BASE_URL", "http://localhost:8000")
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Signing in again would not open it to somebody who is signed in: without this they would be sent in a circle.
WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "/account/needed/"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS = []
WAGTAIL_WORKFLOW_ENABLED = True

EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = read.text("DEFAULT_FROM_EMAIL", "hearth@localhost")

# Limits of what people write, in characters (docs/architecture.md).
POST_MAX_LENGTH = 20_000
TITLE_MAX_LENGTH = 200
CHAT_MAX_LENGTH = 2_000
POSTS_PER_PAGE = 20

# How long notices, and the note that a mail went, are kept.
NOTICE_DAYS = 365
MAIL_DAYS = 30

# A held post or message is read by a person within so many minutes, by how pressing it is.
PROMISE_MINUTES = {"urgent": 15, "crisis": 60, "hold": 120, "report": 24 * 60, "appeal": 3 * 24 * 60}
# Whoever is called to a crisis and does not answer within so many minutes: the next person is called.
PAGING_MINUTES = read.number("PAGING_MINUTES", 5)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
