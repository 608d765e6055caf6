"""Everything that is stored, opened: what a person might still be found by.

Every table, sealed and zipped columns too; chat messages under their session's key; browser sessions; jobs; media.
"""

import io
import json
import zipfile

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection
from huey.contrib.djhuey import HUEY

from community.lib.crypto import SealedTextField, Unreadable, site_box
from groups.models import Message


def everything_stored():
    """(where, text) of every text that is stored anywhere."""
    yield from _tables_of_models()
    yield from _other_tables()
    for message in Message.objects.select_related("session").exclude(session__data_key=None):
        yield "groups_message.body", message.read()
    for session in Session.objects.all():
        yield "django_session.session_data", json.dumps(session.get_decoded(), ensure_ascii=False)
    yield from (("jobs", repr(job)) for job in [*HUEY.pending(), *HUEY.scheduled(), *HUEY.all_results().items()])
    yield from (("media", name) for name in _files(""))


def _tables_of_models():
    for model in apps.get_models(include_auto_created=True):
        fields = model._meta.concrete_fields
        for row in model._base_manager.values_list(*[field.attname for field in fields]):
            for field, value in zip(fields, row, strict=True):
                yield from ((f"{model._meta.label}.{field.name}", text) for text in texts_in(value))
                if isinstance(field, SealedTextField) and isinstance(value, (bytes, memoryview)):
                    raise AssertionError("a sealed text should have been opened")


def _other_tables():
    with connection.cursor() as cursor:
        known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
        for table in sorted(set(connection.introspection.table_names(cursor)) - known):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    yield from ((f"{table}.{name}", text) for text in texts_in(value))


def texts_in(value):
    """The texts that `value` of a column holds, also under the site's key and in a zip file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, (bytes, memoryview)):
        plain = bytes(value)
        try:
            plain = site_box().decrypt(plain)
        except Exception as wrong:
            assert type(wrong).__name__ in ("InvalidToken", "Unreadable", Unreadable.__name__)
        if plain.startswith(b"PK"):
            packed = zipfile.ZipFile(io.BytesIO(plain))
            yield from (packed.read(name).decode() for name in packed.namelist())
        else:
            yield plain.decode("utf-8", "replace")


def _files(folder):
    if not default_storage.exists(folder or "."):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _files(f"{folder}/{name}".lstrip("/"))


def traces(sentinels):
    """{sentinel: where it is found} for those of `sentinels` that stand anywhere, whatever their case."""
    found = {}
    for where, text in everything_stored():
        low = text.lower()
        for sentinel in sentinels:
            if sentinel.lower() in low:
                found.setdefault(sentinel, set()).add(where)
    return found
