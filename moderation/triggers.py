"""Decisions are append-only in the database itself. The triggers are put back after every migrate,
because a table that SQLite rebuilds loses them."""

from django.db import connections

TABLE = "moderation_decision"
_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
_POSTGRES = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_append_only() RETURNS trigger AS "
    f"$$ BEGIN RAISE EXCEPTION 'decisions are append-only'; END $$ LANGUAGE plpgsql",
    f"DROP TRIGGER IF EXISTS {TABLE}_append_only ON {TABLE}",
    f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_append_only()",
]
_DROP = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {TABLE}_no_update", f"DROP TRIGGER IF EXISTS {TABLE}_no_delete"],
    "postgresql": [f"DROP TRIGGER IF EXISTS {TABLE}_append_only ON {TABLE}"],
}


def _run(using, statements):
    connection = connections[using]
    if TABLE in connection.introspection.table_names():
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def install(using="default", **kwargs):
    _run(using, _SQLITE if connections[using].vendor == "sqlite" else _POSTGRES)


def drop(using="default"):
    """For test databases that are emptied between tests; nothing else may call it."""
    _run(using, _DROP[connections[using].vendor])
