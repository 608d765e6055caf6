"""Decisions and emergency disclosures are append-only in the database itself. The triggers are put back after every
migrate, because a table that SQLite rebuilds loses them."""

from django.db import connections

TABLES = ("moderation_decision", "moderation_disclosure")


def _sqlite(table):
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _postgresql(table):
    return [
        f"CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$ LANGUAGE plpgsql",
        f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
    ]


def _drop(table, vendor):
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_no_update", f"DROP TRIGGER IF EXISTS {table}_no_delete"]
    return [f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}"]


def _run(using, statements_for):
    connection = connections[using]
    there = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in statements_for(table) if table in there else ():
                cursor.execute(statement)


def install(using="default", **kwargs):
    _run(using, _sqlite if connections[using].vendor == "sqlite" else _postgresql)


def drop(using="default"):
    """For test databases that are emptied between tests; nothing else may call it."""
    vendor = connections[using].vendor
    _run(using, lambda table: _drop(table, vendor))
