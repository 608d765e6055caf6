"""For a laptop: works with no environment set, and never on the open network."""

from .base import *  # noqa: F403
from . import environment as read

DEBUG = read.switch("DEBUG", False)
DEVELOPMENT = True
SECRET_KEY = read.text("SECRET_KEY", "development-only-key-never-used-in-production")
FIELD_KEYS = read.words("FIELD_KEYS", ["ZGV2ZWxvcG1lbnQtb25seS1rZXktMzItYnl0ZXMhISE="])
ALLOWED_HOSTS = read.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
STAFF_SECOND_FACTOR = read.switch("STAFF_SECOND_FACTOR", False)
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Reading static files straight from the apps, so that the demo needs no collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
