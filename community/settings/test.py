"""For the test suite: SQLite in a file beside the checkout, or DATABASE_URL."""

from .base import *  # noqa: F403
from . import environment as read

DEBUG = False
DEVELOPMENT = True
TESTING = True
SECRET_KEY = "test-only-key"
FIELD_KEYS = ["dGVzdC1vbmx5LWtleS10aGlydHktdHdvLWJ5dGVzISE="]
ALLOWED_HOSTS = ["*"]
STAFF_SECOND_FACTOR = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
HUEY = {"name": "hearth-test", "immediate": True, "huey_class": "huey.MemoryHuey"}
if not read.redis_url():
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False
