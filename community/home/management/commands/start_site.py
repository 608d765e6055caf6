from django.conf import settings
from django.core.management.base import BaseCommand

from community.home.services import seed_agreements, seed_site


class Command(BaseCommand):
    help = "Makes the pages a new site needs: front page, resources, about, rules, privacy, accessibility, the agreement and the consent. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--name", default=settings.SITE_NAME, help="the site's name, as shown to people")

    def handle(self, *args, **options):
        home = seed_site(options["name"])
        seed_agreements()
        self.stdout.write(f"The site is ready. Its front page is “{home.title}”; edit it in the admin under Pages.")
        self.stdout.write(
            "People are asked for an agreement and a consent before they write; edit both under Agreements."
        )
