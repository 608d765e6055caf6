"""Encryption at rest: the site's rotating keys, and data keys wrapped by them.

Fernet (AES-128-CBC with HMAC-SHA256). FIELD_KEYS holds one or more keys of 32 bytes in base64; the
first encrypts, all decrypt, so a key is rotated by putting a new one in front.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.db import models


class Unreadable(Exception):
    """The text was encrypted under a key that is gone."""


@lru_cache(maxsize=1)
def site_box():
    try:
        return MultiFernet([Fernet(_urlsafe(key)) for key in settings.FIELD_KEYS])
    except ValueError as wrong:
        raise ImproperlyConfigured(f"FIELD_KEYS: each key must be 32 bytes in base64 ({wrong}).") from None


def _urlsafe(key):
    return key.replace("+", "-").replace("/", "_")


def seal(text):
    """Encrypt `text` under the site's first key; returns bytes."""
    return site_box().encrypt(text.encode())


def unseal(data):
    """Decrypt what `seal` made; raises Unreadable when no key fits."""
    try:
        return site_box().decrypt(bytes(data)).decode()
    except InvalidToken:
        raise Unreadable("No key in FIELD_KEYS opens this text.") from None


def new_data_key():
    """A fresh key wrapped by the site's keys, to be stored beside what it will encrypt."""
    return site_box().encrypt(Fernet.generate_key())


@lru_cache(maxsize=256)
def open_data_key(wrapped):
    """The box (`encrypt`, `decrypt`) for a key made by `new_data_key`; `wrapped` is bytes."""
    try:
        return Fernet(site_box().decrypt(wrapped))
    except InvalidToken:
        raise Unreadable("No key in FIELD_KEYS opens this session's key.") from None


def _forget_boxes(**kwargs):
    site_box.cache_clear()
    open_data_key.cache_clear()


setting_changed.connect(_forget_boxes)


class SealedTextField(models.BinaryField):
    """Text that is encrypted in the database and plain in Python; it cannot be searched."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    def _check_str_default_value(self):
        return []

    def from_db_value(self, value, expression, connection):
        return None if value is None else unseal(value) if len(value) else ""

    def get_db_prep_value(self, value, connection, prepared=False):
        if isinstance(value, str):
            value = seal(value) if value else b""
        return super().get_db_prep_value(value, connection, prepared)

    def to_python(self, value):
        return value

    def value_to_string(self, obj):
        return self.value_from_object(obj) or ""
