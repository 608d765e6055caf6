"""The worker's part in the rights of members."""

from functools import partial

from django.db import transaction
from django.dispatch import receiver
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from .. import signals
from ..services import exports, leaving
from ..services.sign_ins import forget_old_sign_ins


@db_task()
def make_export(pk):
    exports.make_export(pk)


@receiver(signals.export_asked)
def make_it_soon(export, **kwargs):
    transaction.on_commit(partial(make_export, export.pk))


@db_periodic_task(crontab(minute="*"))
def sweep_exports():
    """Finds again what a lost job left, and deletes what is over."""
    exports.make_waiting_exports()
    exports.delete_expired_exports()


@db_periodic_task(crontab(minute="*"))
def erase_those_who_asked():
    leaving.erase_due()


@db_periodic_task(crontab(minute="40", hour="3"))
def forget_sign_ins():
    forget_old_sign_ins()
