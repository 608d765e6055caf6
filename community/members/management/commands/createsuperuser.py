from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Not used here: `create_administrator` makes the first administrator, with a second factor."

    def add_arguments(self, parser):
        # Whatever Django's own takes is taken, so that the answer is the sentence below and not a complaint about usage.
        for name in ("--username", "--email", "--database"):
            parser.add_argument(name)
        parser.add_argument("--noinput", "--no-input", action="store_true")

    def handle(self, *args, **options):
        raise CommandError(
            "Please use `manage.py create_administrator`: an account made here could not open the admin, "
            "because it would have no second factor, no role and no pseudonym."
        )
