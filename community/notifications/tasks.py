from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import services


@db_periodic_task(crontab(minute="*"))
def send_mail():
    """The sweep over the outbox: finds again what a lost job left."""
    services.send_waiting_mail()


@db_periodic_task(crontab(minute="50", hour="3"))
def forget_old_notices():
    services.forget_old()
