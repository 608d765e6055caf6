"""Clocks of the worker for moderation."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from . import services
from .services import asides, company, networks, outside, overdue, paging, raids, shifts


@db_periodic_task(crontab(minute="*"))
def end_what_is_over():
    """What was hidden or locked for a time comes back by itself."""
    services.end_what_is_over()


@db_task()
def call_for(case_id):
    """A grave case calls somebody at once."""
    paging.call_for(case_id)


@db_task()
def call_second(case_id):
    """Somebody to be with whoever opened a case of danger now."""
    company.call_second(case_id)


@db_task()
def tell_companion(pk):
    """Somebody is asked to be with a moderator."""
    company.tell(pk)


@db_periodic_task(crontab(minute="*"))
def call_for_all():
    """Whoever did not answer: the next. It finds again what a lost job left."""
    paging.call_for_all()
    company.call_for_all()
    overdue.tell_for_all()


@db_periodic_task(crontab(minute="*/5"))
def bring_back():
    """What everybody who is left had set aside is in their lists again."""
    asides.bring_back()


@db_task()
def call_for_raid(raid_id):
    """Whoever is on shift hears of a raid at once."""
    raids.call(raid_id)


@db_periodic_task(crontab(minute="*"))
def call_for_raids():
    """It finds again what a lost job left."""
    raids.call_for_all()


@db_periodic_task(crontab(minute="35", hour="3"))
def forget_newcomers():
    raids.forget_old()
    networks.forget_old()


@db_periodic_task(crontab(minute="40", hour="3"))
def forget_old_shifts():
    shifts.forget_old()


@db_periodic_task(crontab(minute="*/5"))
def tell_outside():
    """Whoever told us of something without an account, and left an e-mail."""
    outside.tell_outside()


@db_periodic_task(crontab(minute="45", hour="3"))
def forget_old_outside_notices():
    outside.forget_old_notices()
