"""What lies in the test database before a test begins: the migrated site, or that with parts added, each built once.

A part is a fixture by which a test names what it needs there (pages take long to build). Between two tests whole
tables go back to how they were kept, whatever the test before committed.
"""

import sqlite3

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from moderation import triggers

_builders = {}


def part(name, build):
    """A fixture called `name`: what `build()` adds is in the database, from the start if the test says so itself.

    Parts are built in the order in which they were named here, so one may rely on those before it.
    """
    _builders[name] = build

    def there(db, django_db_setup):
        if name not in django_db_setup.now:
            build()

    return pytest.fixture(name=name)(there)


def parts_of(fixture_names):
    return tuple(name for name in _builders if name in fixture_names)


class Bases:
    """The bases of one process, by their parts; `now` is the one that stands, or None once a test committed."""

    def __init__(self):
        connection.ensure_connection()
        self._store = InMemory() if connection.vendor == "sqlite" else InSchemas()
        self._store.keep(())
        self._kept = {()}
        self.now = ()

    def stand(self, parts=()):
        """Make the database hold the migrated site and `parts`, as they were when they were built."""
        if parts in self._kept:
            if self.now != parts:
                self._store.put_back(parts, before=self.now)
                # Their numbers may be others than those of content types that a test made.
                ContentType.objects.clear_cache()
        else:
            self.stand(parts[:-1])
            with transaction.atomic():
                _builders[parts[-1]]()
            self._store.keep(parts)
            self._kept.add(parts)
        self.now = parts

    def forget_what_stands(self):
        self.now = None

    def close(self):
        self._store.close()
        connection.close()


class InMemory:
    """On SQLite: copies in memory, which go back page by page, triggers and all."""

    def __init__(self):
        self._copies = {}

    def keep(self, parts):
        copy = self._copies[parts] = sqlite3.connect(":memory:")
        connection.connection.backup(copy)

    def put_back(self, parts, before):
        connection.ensure_connection()
        self._copies[parts].backup(connection.connection)

    def close(self):
        for copy in self._copies.values():
            copy.close()


class InSchemas:
    """On PostgreSQL: a schema for each base, with copies of the tables in which it differs from the first, which has
    all. Only what differs now is written again."""

    _COMPARE = """
    CREATE OR REPLACE FUNCTION pg_temp.same(one regclass, other regclass) RETURNS boolean AS $$
    DECLARE answer boolean;
    BEGIN
        EXECUTE format(
            'SELECT (SELECT count(*) FROM %1$s) = (SELECT count(*) FROM %2$s)'
            ' AND NOT EXISTS (SELECT o::text FROM %1$s o EXCEPT SELECT a::text FROM %2$s a)', one, other) INTO answer;
        RETURN answer;
    END $$ LANGUAGE plpgsql
    """
    _KEEP = """
    DO $do$
    DECLARE t record;
    BEGIN
        DROP SCHEMA IF EXISTS {schema} CASCADE;
        CREATE SCHEMA {schema};
        FOR t IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
            CONTINUE WHEN to_regclass(format('kept_0.%I', t.name)) IS NOT NULL
                AND pg_temp.same(format('public.%I', t.name)::regclass, format('kept_0.%I', t.name)::regclass);
            EXECUTE format('CREATE TABLE {schema}.%1$I AS TABLE public.%1$I', t.name);
        END LOOP;
        CREATE TABLE {schema}."sequences of all" AS
            SELECT sequencename, start_value, last_value FROM pg_sequences WHERE schemaname = 'public';
    END $do$
    """
    _PUT_BACK = """
    DO $do$
    DECLARE t record; s record; source regclass; columns text;
    BEGIN
        SET CONSTRAINTS ALL DEFERRED;
        FOR t IN SELECT DISTINCT tablename AS name FROM pg_tables
            WHERE schemaname = ANY (ARRAY[{where}]) AND tablename <> 'sequences of all'
        LOOP
            source := coalesce(
                to_regclass(format('{schema}.%I', t.name)), to_regclass(format('kept_0.%I', t.name)));
            CONTINUE WHEN source IS NULL OR pg_temp.same(format('public.%I', t.name)::regclass, source);
            SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
                WHERE attrelid = format('public.%I', t.name)::regclass
                AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
            EXECUTE format('DELETE FROM public.%I', t.name);
            EXECUTE format(
                'INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %3$s', t.name, columns, source);
        END LOOP;
        FOR s IN
            SELECT w.* FROM {schema}."sequences of all" w JOIN pg_sequences n
            ON n.schemaname = 'public' AND n.sequencename = w.sequencename
            WHERE n.last_value IS DISTINCT FROM w.last_value
        LOOP
            PERFORM setval(
                format('public.%I', s.sequencename)::regclass,
                coalesce(s.last_value, s.start_value), s.last_value IS NOT NULL);
        END LOOP;
    END $do$
    """

    def __init__(self):
        self._schemas = {}

    def keep(self, parts):
        schema = self._schemas[parts] = f"kept_{len(self._schemas)}"
        self._run(self._KEEP.format(schema=schema))

    def put_back(self, parts, before):
        # Between two bases only tables differ of which one of them has a copy.
        where = ["public"] if before is None else [self._schemas[before], self._schemas[parts]]
        # What may only be added to could not be taken away.
        triggers.drop()
        self._run(
            self._PUT_BACK.format(schema=self._schemas[parts], where=", ".join(f"'{schema}'" for schema in where))
        )
        triggers.install()

    def close(self):
        pass

    def _run(self, statement):
        with connection.cursor() as cursor:
            # A session of PostgreSQL has this function for itself, and tests close their connections.
            cursor.execute(self._COMPARE)
            cursor.execute(statement)
