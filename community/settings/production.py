"""For a real community: refuses to start without its own secrets, or with weak ones."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

environ.Env.read_env(Path(__file__).resolve().parents[2] / ".env")

from .base import *  # noqa: F403
from .base import DATABASES, STAFF_SECOND_FACTOR, WAGTAILADMIN_BASE_URL
from . import environment as read

DEBUG = False
DEVELOPMENT = False
SECRET_KEY = read.required("SECRET_KEY", "Set it to 50 or more random characters and keep it secret.")
FIELD_KEYS = read.required_keys(
    "FIELD_KEYS", "Make one with `manage.py new_key`; chat and staff notes are encrypted with it."
)
ALLOWED_HOSTS = read.required_words("ALLOWED_HOSTS", "Set it to the host names of the site, with commas between.")
read.required("BASE_URL", "Set it to the site's address, such as https://support.example.org.")
if not WAGTAILADMIN_BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("BASE_URL must begin with https://: people's words travel over it.")
if not urlsplit(WAGTAILADMIN_BASE_URL).hostname:
    raise ImproperlyConfigured("BASE_URL must name the site's host, such as https://support.example.org.")
if len(SECRET_KEY) < 50 or "development-only" in SECRET_KEY or SECRET_KEY == "test-only-key":
    raise ImproperlyConfigured("SECRET_KEY is too short or a known default. Use 50 or more random characters.")
if {"ZGV2ZWxvcG1lbnQtb25seS1rZXktMzItYnl0ZXMhISE=", "dGVzdC1vbmx5LWtleS10aGlydHktdHdvLWJ5dGVzISE="} & set(FIELD_KEYS):
    raise ImproperlyConfigured("FIELD_KEYS holds a known default. Make one with `manage.py new_key`.")
if DATABASES["default"]["NAME"] == ":memory:":
    raise ImproperlyConfigured("DATABASE_URL names no file: everything would be gone at the next start.")
if not STAFF_SECOND_FACTOR:
    raise ImproperlyConfigured("STAFF_SECOND_FACTOR may not be off in production: staff hold other people's secrets.")

CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL.rstrip("/")]
SECURE_SSL_REDIRECT = read.switch("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = read.number("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = read.text("EMAIL_HOST", "localhost")
EMAIL_PORT = read.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = read.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = read.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = read.switch("EMAIL_USE_TLS", False)
