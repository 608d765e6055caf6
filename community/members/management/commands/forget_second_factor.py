from django.core.management.base import BaseCommand, CommandError

from community.members.models import Member
from community.members.services.administrators import forget_second_factor


class Command(BaseCommand):
    help = "For somebody who lost passkeys, code app and spare codes: takes all of them off, and signs them out everywhere."

    def add_arguments(self, parser):
        parser.add_argument("login_name", help="the whole login name, with its number")

    def handle(self, *args, **options):
        member = Member.objects.filter(username=options["login_name"].strip().lower()).first()
        if member is None:
            raise CommandError("Nobody has that login name. Please give it whole, with its number.")
        if not forget_second_factor(member):
            raise CommandError("This account has no second factor; nothing was changed.")
        self.stdout.write("It is taken off. They sign in with their password, and should set up a new one at once.")
