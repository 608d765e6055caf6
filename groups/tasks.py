"""Clocks of the worker: for rooms that no web process holds, and for what must be deleted."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import services
from .live import clocks


@db_periodic_task(crontab(minute="*"))
def wind_room_clocks():
    """Lobbies, forgotten rooms and rooms without a facilitator, where no web process looks after them."""
    clocks.tick("worker")


@db_periodic_task(crontab(minute="17"))
def delete_what_is_due():
    services.purge_due()
