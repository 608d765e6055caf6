"""The whole test database as it was when the run began, for the tests that follow one which committed."""

import sqlite3

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from moderation import triggers


def remember():
    """Keep what the database holds now; returns something to `put_back()` and to `close()`."""
    connection.ensure_connection()
    return InMemory() if connection.vendor == "sqlite" else InASchema()


class InMemory:
    """On SQLite: a copy in memory, which goes back page by page, triggers and all."""

    def __init__(self):
        self._copy = sqlite3.connect(":memory:")
        connection.connection.backup(self._copy)

    def put_back(self):
        connection.ensure_connection()
        self._copy.backup(connection.connection)
        ContentType.objects.clear_cache()

    def close(self):
        self._copy.close()
        connection.close()


class InASchema:
    """On PostgreSQL: a second schema with a copy of each table. Only tables that differ are written again."""

    _REMEMBER = """
    DO $$
    DECLARE t record;
    BEGIN
        DROP SCHEMA IF EXISTS as_it_was CASCADE;
        CREATE SCHEMA as_it_was;
        FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('CREATE TABLE as_it_was.%1$I AS TABLE public.%1$I', t.tablename);
        END LOOP;
        CREATE TABLE as_it_was."sequences of all" AS
            SELECT sequencename, start_value, last_value FROM pg_sequences WHERE schemaname = 'public';
    END $$
    """
    _PUT_BACK = """
    DO $$
    DECLARE t record; s record; differs boolean; columns text;
    BEGIN
        SET CONSTRAINTS ALL DEFERRED;
        FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format(
                'SELECT (SELECT count(*) FROM public.%1$I) <> (SELECT count(*) FROM as_it_was.%1$I)'
                ' OR EXISTS (SELECT p::text FROM public.%1$I p EXCEPT SELECT a::text FROM as_it_was.%1$I a)',
                t.tablename) INTO differs;
            IF differs THEN
                SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
                    WHERE attrelid = format('public.%I', t.tablename)::regclass
                    AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
                EXECUTE format('DELETE FROM public.%I', t.tablename);
                EXECUTE format(
                    'INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM as_it_was.%1$I',
                    t.tablename, columns);
            END IF;
        END LOOP;
        FOR s IN
            SELECT w.* FROM as_it_was."sequences of all" w JOIN pg_sequences n
            ON n.schemaname = 'public' AND n.sequencename = w.sequencename
            WHERE n.last_value IS DISTINCT FROM w.last_value
        LOOP
            PERFORM setval(
                format('public.%I', s.sequencename)::regclass,
                coalesce(s.last_value, s.start_value), s.last_value IS NOT NULL);
        END LOOP;
    END $$
    """

    def __init__(self):
        with connection.cursor() as cursor:
            cursor.execute(self._REMEMBER)

    def put_back(self):
        # What may only be added to could not be taken away.
        triggers.drop()
        with connection.cursor() as cursor:
            cursor.execute(self._PUT_BACK)
        triggers.install()
        ContentType.objects.clear_cache()

    def close(self):
        connection.close()
