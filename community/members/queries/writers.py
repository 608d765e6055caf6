"""Who of many may write, such as everybody who speaks in a room at one moment. Agrees with `permissions.why_not_write`."""

from functools import lru_cache

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from .. import registries
from ..models import Acceptance, Member
from .agreements import documents_in_force


def who_may_write(places):
    """Those of `places`, pairs of (member id, scopes of further agreements), that surely pass the write gate (one query).

    Whoever is missing is to be asked alone, by `why_not_write`.
    """
    scopes = tuple(sorted({scopes for _member_id, scopes in places}))
    ids = {member_id for member_id, _scopes in places if member_id is not None}
    gates = tuple(registries.write_gates)
    if not ids or not all(hasattr(gate, "may_refuse") for gate in gates):
        return set()
    sql, given = _of_everybody(scopes, gates)
    # Added by hand: the rest of the text is the same for everybody, and need not be built anew.
    sql += f' AND "{Member._meta.db_table}"."id" IN ({",".join(["%s"] * len(ids))})'
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, *ids])
        rows = {pk: agreed for pk, *agreed in cursor.fetchall()}
    return {(pk, one) for pk, one in places if pk in rows and rows[pk][scopes.index(one)]}


@lru_cache(maxsize=256)
def _of_everybody(scopes, gates):
    """(SQL, parameters). Kept, since every line of chat asks it, and to build it costs ten times what the answer does."""
    here = Q(is_active=True, home_persona__isnull=False, approved_at__isnull=False)
    awake = Q(paused_until__isnull=True) | Q(paused_until__lte=Now())
    free = [~gate.may_refuse() for gate in gates]
    agreed = {f"agreed_{n}": ~Exists(_due(one)) for n, one in enumerate(scopes)}
    members = Member.objects.filter(here, awake, *free).annotate(**agreed)
    return members.values_list("pk", *agreed).query.sql_with_params()


def _due(scopes):
    accepted = Acceptance.objects.filter(
        agreement=OuterRef("pk"), member=OuterRef(OuterRef("pk")), withdrawn_at__isnull=True
    )
    return documents_in_force(scopes).filter(~Exists(accepted))
