"""Clocks of the worker for moderation."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import services


@db_periodic_task(crontab(minute="*"))
def end_what_is_over():
    """What was hidden or locked for a time comes back by itself."""
    services.end_what_is_over()
