"""Builds the demo community through the services that people use, all of it or nothing."""

import time
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from community.home.models import HomePage
from community.home.services import seed_agreements, seed_site
from community.members import services as members
from community.members.models import Acceptance, Agreement, Member, Persona, Role
from community.members.queries import documents_in_force
from community.resources.models import ResourceIndexPage, StandardPage
from forums import services as forums

from . import pages, people, queue, sessions, threads
from .texts import agreement, resources

ADMINISTRATOR = "demo-admin"


def is_built():
    """Whether the demo was built here; what people added to it since changes nothing about that."""
    return Member.objects.filter(username=ADMINISTRATOR).exists()


def foreign_content():
    """How many members and pages there are that a new site does not have by itself, as (members, pages)."""
    own = [HomePage, ResourceIndexPage]
    pages_here = 0
    for page in Page.objects.filter(depth__gt=1).specific().iterator():
        seeded = type(page) in own or (isinstance(page, StandardPage) and page.purpose)
        welcome = type(page) is Page and page.slug == "home" and not page.numchild
        pages_here += not (seeded or welcome)
    return Member.objects.count(), pages_here


def build(say=lambda words: None):
    """Build the whole demo in one transaction; `say(words)` is told each step as it begins."""
    with transaction.atomic():
        now = timezone.now()
        say("People, and what they agreed to")
        home = seed_site()
        _welcome(home)
        cast = _people(now)
        say("Helplines and resource pages")
        pages.add_helplines(cast["demo-editor"])
        pages.add_resources(home, cast["demo-editor"])
        say("Boards and what was written on them")
        threads.add_boards(forums.ensure_board_index(home), cast)
        threads.add_threads(cast, now)
        say("Groups, and sessions past and to come")
        sessions.add_groups(home, cast)
        sessions.add_past(now)
        say("The moderation queue")
        queue.fill(cast, now)
        threads.keep_counters_true()


def bring_up_to_date():
    """Move what the clock has left behind: one session is open at this moment, and others are coming."""
    with transaction.atomic():
        sessions.keep_one_open(timezone.now())
        sessions.plan_coming(timezone.now())


def _welcome(home):
    if not home.quote_words:
        home.quote_words, home.quote_by, home.quote_permission = resources.QUOTE
        home.save_revision().publish()


def _people(now):
    """Every demo member by login name."""
    before = list(Agreement.objects.values_list("pk", flat=True))
    seed_agreements(agreement.WORDS)
    Agreement.objects.exclude(pk__in=before).update(published_at=now - timedelta(days=800))
    published = list(documents_in_force())
    # One hash for all accounts: making a good one takes time on purpose, and this password is printed anyway.
    password = make_password(people.PASSWORD)
    cast = {}
    for account in people.ACCOUNTS:
        username = account["username"]
        days = people.ACCOUNT_JOINED_DAYS_AGO.get(username, 700)
        cast[username] = _join(username, account["pseudonym"], now - timedelta(days=days, minutes=30), password)
    for peer in people.PEERS:
        cast[peer.username] = _join(peer.username, peer.pseudonym, now - timedelta(days=peer.joined_days_ago, hours=50))
    for username, member in cast.items():
        if username not in people.NEVER_AGREED:
            for document in published:
                members.accept(member, document)
            Acceptance.objects.filter(member=member).update(accepted_at=member.date_joined)
    _give_roles(cast, now)
    return {
        member.username: member for member in Member.objects.filter(username__in=cast).select_related("home_persona")
    }


def _join(username, pseudonym, joined, password=None):
    member = Member(username=username, date_joined=joined, approved_at=joined)
    if password:
        member.password = password
    else:
        member.set_unusable_password()
    persona = members.join(member, members.free_pseudonym(pseudonym))
    Persona.objects.filter(pk=persona.pk).update(created_at=joined)
    return member


def _give_roles(cast, now):
    administrator = cast[ADMINISTRATOR]
    administrator.is_superuser = True
    administrator.save(update_fields=["is_superuser"])
    for account in people.ACCOUNTS:
        member = cast[account["username"]]
        for role, evidence, days in people.CREDENTIALS.get(account["role"], ()):
            until = now + timedelta(days=days) if days else None
            # Nobody gives a role to themselves: the first administrator has theirs from the site.
            by = administrator if member != administrator else None
            members.grant_credential(member, role, evidence, by, until)
    for peer in people.PEERS:
        if peer.role:
            members.grant_credential(
                cast[peer.username], Role(peer.role), "Finished our listening course; certificate seen.",
                administrator, now + timedelta(days=250),
            )  # fmt: skip


class Steps:
    """Says each step when it begins, and how long it took when that was over a second."""

    def __init__(self, write):
        self.write, self.began, self.words = write, None, ""

    def __call__(self, words):
        self.done()
        self.words, self.began = words, time.monotonic()
        self.write(f"{words} …")

    def done(self):
        if self.began is not None and time.monotonic() - self.began >= 1:
            self.write(f"  took {time.monotonic() - self.began:.0f} s")
        self.began = None
