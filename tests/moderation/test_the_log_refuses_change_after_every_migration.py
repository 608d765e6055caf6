"""SQLite loses triggers with a table that a migration rebuilds; they are back when the migrations are over."""

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, transaction

from forums import services as forums
from moderation import services, triggers
from moderation.models import Case, Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision(topic, ben, moderator):
    forums.reply(topic, ben, "Some nights I just want to die.")
    case = Case.objects.get()
    return services.decide(case.pk, "approve", moderator, case.version)


def change(decision):
    with transaction.atomic():
        return Decision.objects.filter(pk=decision.pk).update(rule="another")


def test_after_all_migrations_of_this_database_a_decision_cannot_be_changed(decision):
    with pytest.raises(DatabaseError, match="append-only"):
        change(decision)


def test_a_table_that_lost_its_triggers_has_them_back_after_the_next_migration(decision):
    triggers.drop()
    assert change(decision) == 1, "without them it can be changed"
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    with pytest.raises(DatabaseError, match="append-only"):
        change(decision)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        decision.delete()
