"""The worker's part in the rights of members; `tasks` brings this module in."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from .services import exports, leaving
from .services.sign_ins import forget_old_sign_ins


@db_task()
def make_export(pk):
    exports.make_export(pk)


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
