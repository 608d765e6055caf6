from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import services


@db_periodic_task(crontab(minute="*"))
def end_expired_roles():
    """The label ends by itself, and the powers at the member's next request; this brings back a role that is left."""
    services.settle_expired()


@db_periodic_task(crontab(hour="3", minute="20"))
def free_old_names():
    services.forget_rested_names()
