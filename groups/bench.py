"""Rooms for load tests: members who are booked, seated and signed in. Never outside development."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from community.members.models import Acceptance, Member, Persona, Role
from community.members.queries import documents_in_force
from community.members.services import grant_credential

from . import services
from .models import GroupIndexPage, GroupPage, Seat

TITLE = "Bench"


@transaction.atomic
def make_room(count, name="bench"):
    """Open a room for `count` members, its caps, brakes and new-member checks lifted. Returns (session, cookies)."""
    now = timezone.now()
    session = services.plan(_group(), now, now + timedelta(days=1), bench=True)
    lead = _members(1, f"{name}-lead")[0]
    if lead.home_persona.role_now == Role.PEER:
        grant_credential(lead, Role.VOLUNTEER, "A load test.", None)
        lead.home_persona.refresh_from_db()
    seat = Seat.objects.create(session=session, persona=lead.home_persona, role=Seat.Role.FACILITATOR, leads=True)
    session = services.open_session(session, seat)
    members = _members(count, name)
    Seat.objects.bulk_create(Seat(session=session, persona=member.home_persona) for member in members)
    return session, [sign_in(member) for member in members]


def _group():
    group = GroupPage.objects.filter(title=TITLE, live=False).first()
    if group is not None:
        return group
    top = Page.objects.filter(depth=2).order_by("path").first() or Page.get_first_root_node()
    index = top.add_child(instance=GroupIndexPage(title=TITLE, slug="bench-groups", live=False))
    return index.add_child(instance=GroupPage(title=TITLE, slug="bench", live=False))


def _members(count, name):
    usernames = [f"{name}-{number:04}" for number in range(1, count + 1)]
    known = set(Member.objects.filter(username__in=usernames).values_list("username", flat=True))
    fresh = [Member(username=username) for username in usernames if username not in known]
    for member in fresh:
        member.set_unusable_password()
    Member.objects.bulk_create(fresh)
    for member in Member.objects.filter(username__in=usernames, home_persona__isnull=True):
        member.home_persona = Persona.objects.create(member=member, name=member.username.capitalize())
        member.save(update_fields=["home_persona"])
    members = list(Member.objects.filter(username__in=usernames).select_related("home_persona").order_by("username"))
    for agreement in documents_in_force():
        Acceptance.objects.bulk_create(
            [Acceptance(member=member, agreement=agreement, text_sha256=agreement.sha256) for member in members],
            ignore_conflicts=True,
        )
    return members


def sign_in(member):
    """The value of a fresh session cookie for `member`."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(member.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = member.get_session_auth_hash()
    store.create()
    return store.session_key
