"""Sign-ins that are over are forgotten, with the device and network they came from."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings


def forget_old_sign_ins():
    """Delete sessions that ran out, and what was noted of devices that are signed out. Returns how many notes went."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    store.clear_expired()
    gone = [pk for pk, key in UserSession.objects.values_list("pk", "session_key") if not store().exists(key)]
    for start in range(0, len(gone), 500):
        UserSession.objects.filter(pk__in=gone[start : start + 500]).delete()
    return len(gone)
