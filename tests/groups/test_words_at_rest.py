from pathlib import Path

import pytest
from django.db import connection

from groups import services
from groups.models import Message, Session

WORDS = "The plum orchard behind the school"


@pytest.mark.django_db(transaction=True)
def test_a_database_dump_holds_no_word_of_a_chat(open_room, seat):
    services.post_message(open_room, seat, "one", WORDS)
    services.post_message(open_room, seat, "two", f"{WORDS}, 07700 900 142")
    assert Message.objects.select_related("session").first().read() == WORDS
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found += [table for row in cursor.fetchall() if "plum orchard" in _plain(row)]
    assert found == []
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        files = [path, *path.parent.glob(f"{path.name}-wal")]
        assert not any(b"plum orchard" in file.read_bytes() for file in files)
        assert any(b"two" in file.read_bytes() for file in files)


def _plain(row):
    return " ".join(
        bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell) for cell in row
    )


def test_each_session_has_a_key_of_its_own(planned, group):
    other = services.plan(group, planned.starts_at, planned.ends_at)
    assert bytes(Session.objects.get(pk=other.pk).data_key) != bytes(planned.data_key)
