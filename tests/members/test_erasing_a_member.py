"""After erasure threads are readable, and nothing in any table tells who the person was or what they wrote."""

import json

import pytest
from django.apps import apps
from django.db import connection
from wagtail.log_actions import log

from community.lib.crypto import SealedTextField
from community.members import services
from community.members.models import Member, Role
from forums import services as forums
from forums.models import Post
from moderation import services as moderation
from moderation.models import Case

pytestmark = pytest.mark.django_db
SENTINELS = {
    "login name": "zebra-login",
    "e-mail": "zebra@example.org",
    "pseudonym": "Zebra Finch",
    "name key": "zebraf",
    "post": "zebra opened this",
    "reply": "zebra answered",
    "first version of a reply": "zebra said first",
    "held post": "zebra-held",
    "report": "zebra reports",
    "evidence": "zebra certificate",
    "title": "A zebra title",
}


def everything_stored():
    """(table, column, text) of every text in every table; sealed texts are opened."""
    for model in apps.get_models(include_auto_created=True):
        sealed = {f.column for f in model._meta.concrete_fields if isinstance(f, SealedTextField)}
        for row in model._base_manager.values_list(*[f.attname for f in model._meta.concrete_fields]):
            for field, value in zip(model._meta.concrete_fields, row, strict=True):
                if isinstance(value, (str, dict, list)):
                    text = value if isinstance(value, str) else json.dumps(value)
                    yield model._meta.db_table, field.column, text
                elif field.column in sealed and value:
                    raise AssertionError("a sealed text should have been opened")
    with connection.cursor() as cursor:
        known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
        for table in set(connection.introspection.table_names(cursor)) - known:
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if isinstance(value, str):
                        yield table, name, value
                    elif isinstance(value, (bytes, memoryview)):
                        yield table, name, bytes(value).decode("utf-8", "replace")


def traces():
    found = {}
    for table, column, text in everything_stored():
        for what, sentinel in SENTINELS.items():
            if sentinel.lower() in text.lower():
                found.setdefault(what, set()).add(f"{table}.{column}")
    return found


@pytest.fixture
def zebra(board, topic, agreement, ben, moderator, as_):
    member = Member(username="zebra-login", email="zebra@example.org", country="GB", time_zone="Europe/London")
    member.set_password("three odd words 7")
    services.join(member, "Zebra Finch")
    services.accept(member, agreement)
    services.make_recovery_sheet(member)
    services.grant_credential(member, Role.VOLUNTEER, "A zebra certificate", None)
    member.emailaddress_set.create(email="zebra@example.org", verified=True, primary=True)
    member.published_count = 10
    member.save()
    opened, _ = forums.open_topic(board, member, "A zebra title", "What zebra opened this with.")
    forums.reply(opened.topic, ben, "Ben answers and his words stay.")
    reply, _ = forums.reply(topic, member, "zebra said first")
    forums.edit(reply, member, "zebra answered")
    forums.reply(topic, member, "Write to zebra-held@example.org please.")
    case = Case.objects.get(kind="hold")
    moderation.decide(case.pk, "remove", moderator, case.version, words="Dear Zebra Finch, no addresses please.")
    moderation.report(topic.posts.get(number=1), ben.home_persona, True, "Ben is worried.")
    moderation.report(topic.posts.get(number=1), member.home_persona, False, "zebra reports this")
    log(instance=member, action="wagtail.edit", user=moderator)
    as_(member).get("/account/")
    return Member.objects.get(pk=member.pk)


def test_the_member_is_really_there_before(zebra):
    assert SENTINELS.keys() - traces().keys() == set()


def test_no_trace_is_left_in_any_table(zebra):
    assert "wagtailcore_modellogentry.label" in traces()["pseudonym"]
    services.erase(zebra)
    assert traces() == {}


def test_the_threads_stay_readable_under_a_former_member(zebra, as_, ben):
    topic = Post.objects.get(body__contains="zebra opened this").topic
    services.erase(zebra)
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "Ben answers and his words stay." in page
    assert "Former member" in page and "The author has erased these words." in page
    assert "zebra" not in page.lower()


def test_the_decision_log_stays_whole(zebra):
    from moderation.models import Decision

    before = list(Decision.objects.values("pk", "action", "target_id", "decided_by"))
    assert before
    services.erase(zebra)
    assert list(Decision.objects.values("pk", "action", "target_id", "decided_by")) == before


def test_the_account_opens_no_more(zebra, client):
    services.erase(zebra)
    gone = Member.objects.get(pk=zebra.pk)
    assert not gone.is_active and not gone.has_usable_password()
    assert client.post("/account/login/", {"login": "zebra-login", "password": "three odd words 7"}).status_code == 200


def test_the_others_keep_all_theirs(zebra, ben, topic):
    services.erase(zebra)
    assert Post.objects.get(topic=topic, number=1).body == "My dad died in March. I am fine in the day."
    assert Member.objects.get(pk=ben.pk).home_persona.name == "Plain Sparrow"


def test_erasing_twice_is_erasing_once(zebra):
    services.erase(zebra)
    services.erase(Member.objects.get(pk=zebra.pk))
    assert traces() == {}


def test_an_erasure_that_fails_half_way_takes_nothing(zebra, monkeypatch):
    from community.members import registries

    def broken(member):
        raise RuntimeError("the disk is full")

    monkeypatch.setitem(
        registries.personal_data, "broken", registries.PersonalData("broken", lambda member: [], broken)
    )
    with pytest.raises(RuntimeError):
        services.erase(zebra)
    assert Member.objects.get(pk=zebra.pk).username == "zebra-login"
    assert Post.objects.filter(body__contains="zebra opened this").exists()
