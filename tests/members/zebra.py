"""Zebra, a member of whom there is a row in every table that holds personal data, and a mark in every text of it."""

import itertools
import uuid
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.admin.models import EditingSession, FormState
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, PageSubscription, Site, UploadedFile
from wagtail.models.api import APIToken
from wagtail.users.models import UserProfile

from community.lib.crypto import SealedTextField
from community.members import registries, services
from community.members.models import Export, FormerName, Member, Role
from community.members.services import exports
from community.members.services.preferences import choose, choose_warnings
from community.notifications.models import Mail
from community.themes.models import ContentWarning
from forums import services as forums
from groups import queries as seats
from groups import services as rooms
from groups.live import limits
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage, Presence, RoomEvent, Stream
from moderation import services as moderation
from moderation.models import (
    Call,
    Case,
    Companion,
    Contact,
    Decision,
    Disclosure,
    DisclosureText,
    Handover,
    Lease,
    NetworkMark,
    NewWriter,
    SafetySettings,
    SetAside,
    Shift,
)

PASSWORD = "three odd words 7"
DEVICE = "Zebra Browser 9"
ADDRESS = "203.0.113.99"

#: How the rows of a model are a member's; the first that the model has is taken.
PATHS = (
    "reporter__member", "asker__member", "accountable", "own__member", "member", "user", "author__member", "persona__member", "uploaded_by_user",
    "made_by", "post__author__member", "notice__member", "case__author__member", "decision__case__author__member", "disclosure__case__author__member",
    "seat__persona__member", "holder", "by",
)  # fmt: skip
#: Columns that hold no words and nothing that points at a person: codes, kinds, hashes and random keys.
CODES = {
    "members.Member": {"password", "time_zone", "country", "username"},
    "members.Persona": {"scope"},
    "members.Acceptance": {"text_sha256"},
    "members.RecoveryCode": {"code_hash"},
    "members.Invitation": {"code_hash"},
    "members.Erasure": {"receipt_hash"},
    "members.Export": {"archive"},
    "members.Preferences": {"theme", "type", "size", "language", "no_mail"},
    "notifications.Notice": {"kind", "key", "subject_kind"},
    # By it an import knows what it brought already, and does not bring an erased topic back.
    "forums.Topic": {"origin"},
    "moderation.Case": {"target_kind"},
    "moderation.Signal": {"source", "category", "reason", "rule", "about_kind"},
    "moderation.Decision": {"target_kind", "rule"},
    "moderation.Restriction": {"target_kind"},
    "moderation.Contact": {"kind"},
    "moderation.NetworkMark": {"mark"},
    "moderation.NewWriter": {"target_kind"},
    "groups.Message": {"client_id", "body"},
    "groups.Seat": {"author_key"},
    "groups.RoomEvent": {"kind"},
    "groups.Presence": {"connection", "process"},
    "usersessions.UserSession": {"session_key", "data"},
    "wagtailcore.ModelLogEntry": {"action", "object_id"},
    "wagtailcore.APIToken": {"key_hash", "prefix"},
    "wagtailcore.Comment": {"contentpath", "position"},
    "wagtailadmin.FormState": {"object_id", "parent_object_id"},
    "wagtailadmin.EditingSession": {"object_id"},
    "wagtailusers.UserProfile": {"current_time_zone", "preferred_language"},
}
_numbers = itertools.count(100)


def rows_of(label, member):
    """The rows of the model `label` that are about `member`."""
    model = apps.get_model(label)
    if model is Member:
        return Member.objects.filter(pk=member.pk)
    if label == "members.Persona":
        # An alias is one of a few names that are the same in many threads, and points at nobody.
        return member.personas.filter(thread_id__isnull=True)
    if label == "wagtailcore.ModelLogEntry":
        return model.objects.filter(object_id=str(member.pk), content_type__model="member")
    if label == "moderation.Note":
        return model.objects.filter(case__author__member=member)
    if label == "groups.RoomEvent":
        names = [Stream.person(seat.author_key) for persona in member.personas.all() for seat in persona.seats.all()]
        return model.objects.filter(stream__name__in=names)
    for path in PATHS:
        first = path.partition("__")[0]
        if any(field.name == first for field in model._meta.concrete_fields):
            return model._base_manager.filter(**{path: member.pk})
    raise AssertionError(f"tests.members.zebra does not know how the rows of {label} are a member's: add to PATHS")


def texts_of(model):
    """The columns of `model` that hold free text."""
    skip = CODES.get(model._meta.label, set())
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField, models.JSONField, SealedTextField))
        and not isinstance(field, (models.UUIDField, models.FileField))
        and not field.choices
        and not field.primary_key
        and field.name not in skip
    ]


def mark(member):
    """Put a mark of its own into each free text about `member`; returns {mark: "app.Model.column"}."""
    marks = {}
    for label in registries.personal_data:
        model = apps.get_model(label)
        for row in rows_of(label, member).order_by("pk"):
            for field in texts_of(model):
                if label == "moderation.Decision":
                    continue  # the database refuses to change one
                sign = f"zq{next(_numbers)}qz"
                value = {"zebra": sign} if isinstance(field, models.JSONField) else sign
                if field.name == "email":
                    value = f"{sign}@example.org"
                if label == "wagtailadmin.FormState":
                    value = f"title={sign}&next=on"
                if label == "mfa.Authenticator":
                    value = {"name": sign}
                model._base_manager.filter(pk=row.pk).update(**{field.attname: value})
                marks[sign] = f"{label}.{field.name}"
    return marks


@pytest.fixture
def zebra(board, topic, agreement, ben, facilitator, moderator, as_, home, tmp_path, settings):
    """A member who did everything that can be done here, seen by others and by staff."""
    settings.MEDIA_ROOT = str(tmp_path)
    limits.forget()
    member = Member(username="zebra-login", email="zebra@example.org", country="GB", time_zone="Europe/London")
    member.login_word = "zebra-word"
    member.set_password(PASSWORD)
    services.join(member, "Zebra Finch")
    services.accept(member, agreement)
    services.make_recovery_sheet(member)
    services.grant_credential(member, Role.VOLUNTEER, "A zebra certificate", None)
    member.emailaddress_set.create(email="zebra@example.org", verified=True, primary=True)
    member.published_count = 10
    member.save()
    _on_boards(member, board, topic, ben, moderator)
    _in_groups(member, home, facilitator)
    _relations_and_choices(member, ben)
    _staff_work(member, home, moderator)
    _signed_in(member, as_)
    _in_trouble(member, topic, moderator)
    exports.make_export(Export.objects.create(member=member).pk)
    services.ask_for_erasure(member)
    Mail.objects.update(sent_at=timezone.now())
    return Member.objects.get(pk=member.pk)


def _on_boards(member, board, topic, ben, moderator):
    opened, _ = forums.open_topic(board, member, "A zebra title", "What zebra opened this with.")
    forums.reply(opened.topic, ben, "Ben answers and his words stay.")
    reply, _ = forums.reply(topic, member, "zebra said first")
    forums.edit(reply, member, "zebra answered")
    forums.reply(topic, member, "Write to zebra-held@example.org please.")
    case = Case.objects.get(kind="hold")
    moderation.decide(case.pk, "remove", moderator, case.version, words="Dear Zebra Finch, no addresses please.")
    moderation.report(topic.posts.get(number=1), ben.home_persona, True, "Ben is worried.")
    moderation.report(topic.posts.get(number=1), member.home_persona, False, "zebra reports this")
    services.alias_in(topic.pk, member)


def _in_groups(member, home, facilitator):
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="striped-groups"))
    page = index.add_child(instance=GroupPage(title="Tuesday evening", slug="striped-tuesday"))
    GroupFacilitator.objects.create(page=page, member=facilitator)
    services.name_for_group(member, page.pk, "Zebra Of Tuesdays")
    now = timezone.now()
    session = rooms.plan(page, now, now + timedelta(minutes=90))
    rooms.book(session, member)
    seat = seats.seat_of(member, session)
    session = rooms.open_session(session, seats.seat_of(facilitator, session))
    rooms.post_message(session, seat, "zebra-client", "zebra said this in the room")
    stream, _ = Stream.objects.get_or_create(session=session, name=Stream.person(seat.author_key))
    RoomEvent.objects.create(session=session, stream=stream, seq=99, kind="note", payload={"zebra": "zebra alone"})
    Presence.objects.create(seat=seat, connection=uuid.uuid4().hex, process="test", expires_at=now)
    GroupFacilitator.objects.create(page=page, member=member)


def _relations_and_choices(member, ben):
    services.mute(member, ben.home_persona)
    services.block(member.home_persona, ben.home_persona)
    choose(member, language="en", no_mail=["answers"])
    choose_warnings(member, {ContentWarning.objects.first().pk: "hide"})
    services.make_invitation(member, note="for zebra's friends")
    FormerName.objects.create(member=member, name_key="zebraold", free_at=timezone.now() + timedelta(days=9))


def _staff_work(member, home, moderator):
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_model(Member)
    FormState.objects.create(
        user=member, content_type=kind, object_id="1", data="title=zebra-draft", last_updated_at=timezone.now()
    )
    EditingSession.objects.create(user=member, content_type=kind, object_id="1", last_seen_at=timezone.now())
    APIToken.objects.create(user=member, name="zebra program", key_hash="k" * 64, prefix="wagtail_zzzz")
    PageSubscription.objects.create(user=member, page=home, comment_notifications=True)
    upload = UploadedFile(uploaded_by_user=member, for_content_type=kind)
    upload.file.save("zebra-file.txt", ContentFile(b"zebra"))
    comment = Comment.objects.create(page=home, user=member, text="zebra notes this", contentpath="title")
    CommentReply.objects.create(comment=comment, user=member, text="zebra answers the note")
    profile = UserProfile.get_for_user(member)
    profile.avatar.save("zebra-face.png", ContentFile(b"zebra"))
    Authenticator.objects.create(user=member, type="webauthn", data={"name": "zebra key"})
    log(instance=member, action="wagtail.edit", user=moderator)


def _in_trouble(member, topic, moderator):
    taken_down = Decision.objects.get(action="remove", case__author=member.home_persona)
    moderation.appeal(taken_down, member, "zebra asks for another look")
    forums.reply(topic, member, "Ring zebra on 07700 900 142.")
    case = Case.objects.get(kind="hold", state=Case.State.OPEN)
    until = timezone.now() + timedelta(days=3)
    moderation.write_to_author(case.pk, moderator, "Dear Zebra Finch, how are you?")
    moderation.answer_team(case.pk, member, "zebra is better today")
    moderation.add_note(case.pk, moderator, "Zebra Finch wrote the same last week.")
    Lease.objects.create(case=Case.objects.exclude(pk=case.pk).first(), holder=member, until=timezone.now())
    Companion.objects.create(case=Case.objects.exclude(pk=case.pk).first(), beside=moderator, member=member)
    SetAside.objects.create(case=Case.objects.exclude(pk=case.pk).first(), member=member)
    now = timezone.now()
    Shift.objects.create(member=member, starts_at=now, ends_at=now + timedelta(hours=2))
    Contact.objects.create(member=member, url="json://zebra.example.org/", kind="json")
    Call.objects.create(case=Case.objects.exclude(pk=case.pk).first(), step=1, member=member, severity=3)
    NetworkMark.objects.create(member=member, mark="f" * 64)
    NewWriter.objects.create(member=member, target_kind="forums.post", target_id=topic.posts.first().pk)
    given_out = Disclosure.objects.create(case=case, at=now, allowed_by=moderator, written_by=moderator)
    DisclosureText.objects.create(disclosure=given_out, what="zebra's words", to_whom="The police", why="zebra's life")
    SafetySettings.objects.create(site=Site.objects.get(), accountable=member)
    Handover.objects.create(by=member, words="zebra hands over", until=timezone.now() + timedelta(days=1))
    case.refresh_from_db()
    moderation.decide(
        case.pk, "suspend", moderator, case.version, "Dear Zebra Finch, please rest from writing.", until=until
    )


def _signed_in(member, as_):
    client = as_(member)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "username": member.username}]
    session.save()
    client.get("/account/")
    UserSession.objects.get_or_create(session_key=session.session_key, defaults={"user": member})
    # As it was before less was kept of a device.
    UserSession.objects.filter(user=member).update(ip=ADDRESS, user_agent=DEVICE)


def rowless(member):
    """The registered models of which `member` has no row: the tests of export and erasure would not see them."""
    return [label for label in registries.personal_data if not rows_of(label, member).exists()]
