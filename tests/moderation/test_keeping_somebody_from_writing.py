import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from community.members import services as members
from community.members.models import Member
from community.members.permissions import Refused, why_not_write
from community.notifications.models import Notice
from forums import services as forums
from moderation import services, standing
from moderation.models import Case, Decision, Restriction

pytestmark = pytest.mark.django_db


def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def banned(own_name_case, moderator):
    return services.decide(
        own_name_case.pk, "ban", moderator, own_name_case.version, "You were asked three times.", "kindness"
    )


@pytest.fixture
def suspended(own_name_case, moderator):
    return services.decide(
        own_name_case.pk, "suspend", moderator, own_name_case.version, "Please rest a day.", until=tomorrow()
    )


def test_a_suspended_member_is_told_why_until_when_and_cannot_write(as_, topic, ben, suspended):
    refusal = why_not_write(ben)
    assert refusal.code == "restricted" and "until tomorrow" in refusal.text and "read why" in refusal.text
    with pytest.raises(Refused):
        forums.reply(topic, ben, "But.")
    assert Notice.objects.get(member=ben).kind == "moderation.standing"
    page = as_(ben).get(f"/decisions/{suspended.pk}/").content.decode()
    assert "Please rest a day." in page and "Ask somebody else to look" in page


def test_a_suspension_ends_by_itself(ben, suspended):
    assert why_not_write(ben).code == "restricted"
    Restriction.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert why_not_write(ben) is None


def test_it_holds_for_everybody_of_that_account_and_for_nobody_else(ana, ben, banned):
    assert why_not_write(ben).code == "restricted"
    assert why_not_write(ana) is None


def test_what_was_decided_about_an_alias_holds_under_every_name(ben, alias_case, moderator):
    services.decide(alias_case.pk, "ban", moderator, alias_case.version, "Why.")
    assert why_not_write(Member.objects.get(pk=ben.pk)).code == "restricted"
    decision = Decision.objects.get()
    assert (decision.target_kind, decision.target_id) == ("members.persona", alias_case.author_id)


def test_what_was_decided_about_an_alias_shows_with_no_other_name(as_, ben, alias_case, own_name_case, moderator):
    decision = services.decide(alias_case.pk, "ban", moderator, alias_case.version, "Why.")
    client, link = as_(moderator), f"/admin/queue/decisions/{decision.pk}/"
    assert link in client.get(f"/admin/queue/{alias_case.pk}/").content.decode()
    assert link not in client.get(f"/admin/queue/{own_name_case.pk}/").content.decode()
    own = client.get(f"/admin/queue/person/{ben.home_persona.key}/").content.decode()
    assert link not in own and "Nothing keeps them from writing" in own
    # And it can be decided about that name as if nothing had been.
    assert services.decide(own_name_case.pk, "ban", moderator, own_name_case.version, "Why.")


def test_a_page_by_key_opens_for_community_names_alone(as_, ben, alias, moderator, local_moderator):
    client = as_(moderator)
    assert client.get(f"/admin/queue/person/{ben.home_persona.key}/").status_code == 200
    assert client.get(f"/admin/queue/person/{alias.key}/").status_code == 404
    assert as_(local_moderator).get(f"/admin/queue/person/{ben.home_persona.key}/").status_code == 404
    with pytest.raises(Refused):
        services.act_on_person(alias, "ban", moderator, 0, "Why.")


def test_a_banned_member_reads_signs_in_and_keeps_their_own_pages(as_, client, ben, topic, banned):
    from tests.conftest import PASSWORD

    client.post("/account/login/", {"login": ben.username, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(ben.pk)
    for path in (
        "/", "/account/", "/account/wrote/", "/decisions/", f"/decisions/{banned.pk}/", f"/decisions/{banned.pk}/appeal/",
        f"/t/{topic.pk}/", "/boards/", "/notices/", "/help/",
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert f"/decisions/{banned.pk}/" in answer.content.decode(), path


def test_nobody_else_sees_a_banner(as_, ana, ben, banned):
    assert "You cannot write here any more" in as_(ben).get("/account/").content.decode()
    assert "You cannot write here any more" not in as_(ana).get("/account/").content.decode()


def test_a_restricted_member_cannot_book(session, ana, ben, suspended):
    from groups import services as groups

    assert groups.book(session, ana)
    with pytest.raises(Refused) as refused:
        groups.book(session, ben)
    assert refused.value.refusal.code == "restricted"


def test_the_case_about_the_text_stays_open(own_name_case, banned, moderator):
    own_name_case.refresh_from_db()
    assert own_name_case.state == Case.State.OPEN
    services.decide(own_name_case.pk, "remove", moderator, own_name_case.version, "Why.")


def test_lifting_gives_back_what_that_decision_took_and_no_more(ben, own_name_case, suspended, moderator):
    own_name_case.refresh_from_db()
    ban = services.decide(own_name_case.pk, "ban", moderator, own_name_case.version, "And more.")
    services.reverse_decision(ban, moderator)
    assert why_not_write(ben).text.startswith("You cannot write here until")
    services.reverse_decision(suspended, moderator)
    assert why_not_write(ben) is None
    assert Notice.objects.filter(member=ben, kind="moderation.standing_lifted").count() == 2


def test_the_longest_of_several_is_told(ben, own_name_case, suspended, moderator):
    own_name_case.refresh_from_db()
    services.decide(own_name_case.pk, "ban", moderator, own_name_case.version, "And more.")
    assert "any more" in why_not_write(ben).text
    assert "any more" in standing.refusals_of({(ben.pk, None)})[ben.pk, None].text


def test_nobody_restricts_themselves(topic, moderator, second_moderator, ana):
    post, _ = forums.reply(topic, moderator, "Good evening.")
    case = services.report(post, ana.home_persona, False)
    with pytest.raises(Refused, match="That is you"):
        services.decide(case.pk, "ban", moderator, case.version, "Why.")
    with pytest.raises(Refused, match="That is you"):
        services.act_on_person(moderator.home_persona, "ban", moderator, 0, "Why.")
    assert services.decide(case.pk, "ban", second_moderator, case.version, "Why.")


@pytest.fixture
def owner(agreement):
    from tests.conftest import make_member

    member = make_member("Old Chestnut")
    Member.objects.filter(pk=member.pk).update(is_superuser=True)
    return Member.objects.select_related("home_persona").get(pk=member.pk)


def test_those_with_full_access_are_not_shut_out_by_those_without(topic, owner, moderator, ana):
    post, _ = forums.reply(topic, owner, "Good evening.")
    case = services.report(post, ana.home_persona, False)
    with pytest.raises(Refused, match="fuller access"):
        services.decide(case.pk, "ban", moderator, case.version, "Why.")
    assert not Decision.objects.exists() and why_not_write(owner) is None


def test_an_administrator_is_not_shut_out_by_a_moderator(topic, moderator, ana):
    from tests.conftest import make_member

    head = make_member("Tall Beech", groups=["Administrators"])
    with pytest.raises(Refused, match="fuller access"):
        services.act_on_person(head.home_persona, "ban", moderator, 0, "Why.")
    services.act_on_person(moderator.home_persona, "ban", head, 0, "Why.")
    assert why_not_write(moderator).code == "restricted"


def test_an_alias_never_tells_that_staff_stand_behind_it(as_, topic, owner, moderator, ana):
    from .conftest import post_as

    post = post_as(topic, members.alias_in(topic.pk, owner), "Go away.")
    case = services.report(post, ana.home_persona, False)
    services.decide(case.pk, "ban", moderator, case.version, "Why.")
    assert why_not_write(owner) is None
    assert "Ban" in as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()


def test_the_second_of_two_tabs_is_told(own_name_case, banned, second_moderator):
    with pytest.raises(services.Stale, match="look once more"):
        services.decide(own_name_case.pk, "ban", second_moderator, own_name_case.version, "Why.")


def test_the_second_of_two_tabs_on_a_persons_page_is_told_and_keeps_the_words(as_, ben, moderator):
    client, path = as_(moderator), f"/admin/queue/person/{ben.home_persona.key}/"
    given = {"action": "suspend", "length": "3", "words": "Three calm days.", "version": "0"}
    assert client.post(path, given).status_code == 302
    again = client.post(path, given)
    assert again.status_code == 409 and "Three calm days." in again.content.decode()
    assert Decision.objects.count() == 1
    version = re.search(r'name="version" value="(\d+)"', again.content.decode())[1]
    assert client.post(path, {**given, "version": version}).status_code == 302


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"words": "   "}, "right to know"),
        ({"action": ""}, "choose from what is offered"),
        ({"action": "shout"}, "choose from what is offered"),
        ({"length": "date"}, "until when"),
        ({"length": "date", "date": "2001-01-01T10:00"}, "still to come"),
        ({"length": "date", "date": "2999-01-01T10:00"}, "too long for this"),
        ({"length": "date", "date": "soon"}, "valid date"),
        ({"version": "x"}, "whole number"),
        ({"words": "x" * 2001}, "2000"),
    ],
)
def test_what_cannot_be_meant_is_asked_again_and_keeps_the_words(as_, own_name_case, moderator, changed, says):
    given = {
        "action": "suspend",
        "length": "3",
        "words": "Three calm days.",
        "version": own_name_case.version,
        **changed,
    }
    answer = as_(moderator).post(f"/admin/queue/{own_name_case.pk}/", given)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not Decision.objects.exists()
    if "words" not in changed:
        assert "Three calm days." in answer.content.decode()


def test_a_stale_version_keeps_the_words(as_, own_name_case, banned, moderator):
    path = f"/admin/queue/{own_name_case.pk}/"
    given = {"action": "suspend", "length": "date", "date": "x", "words": "Three calm days.", "version": "1"}
    answer = as_(moderator).post(path, {**given, "length": "7", "date": ""})
    assert answer.status_code == 409 and "Three calm days." in answer.content.decode()


def test_from_the_case_page(as_, ben, own_name_case, moderator):
    client = as_(moderator)
    assert 'id="act-suspend"' in client.get(f"/admin/queue/{own_name_case.pk}/").content.decode()
    until = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    given = {"action": "suspend", "length": "date", "date": until, "words": "Rest.", "version": own_name_case.version}
    assert client.post(f"/admin/queue/{own_name_case.pk}/", given).status_code == 302
    assert why_not_write(ben).code == "restricted"


def test_the_members_page_shows_what_is_in_force_and_where_to_change_it(rf, ben, moderator, editor, banned):
    from community.lib import slots

    request = rf.get("/admin/")
    request.user = moderator
    piece = slots.render("member_admin", request, member=ben)
    assert "Banned" in piece and str(ben.home_persona.key) in piece and ben.username not in piece
    request.user = editor
    assert slots.render("member_admin", request, member=ben) == ""


def test_the_list_of_members_tells_of_what_was_decided_about_their_community_name_alone(
    ben, ana, alias_case, own_name_case, moderator
):
    services.decide(alias_case.pk, "ban", moderator, alias_case.version, "Why.")
    assert standing.known_to_staff() == set()
    services.decide(own_name_case.pk, "ban", moderator, own_name_case.version, "Why.")
    assert standing.known_to_staff() == {ben.pk}


def test_the_words_of_a_ban_are_not_plain_in_the_database(banned):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM moderation_decisiontext")
        assert b"three times" not in bytes(cursor.fetchone()[0])


def test_a_reply_of_a_restricted_member_keeps_its_words(as_, topic, ben, suspended):
    import uuid

    given = {"body": "A long night of words.", "client_key": str(uuid.uuid4())}
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", given)
    assert "A long night of words." in answer.content.decode()
    assert "read why" in answer.content.decode()


def test_administrators_have_the_log_with_its_reasons(db):
    names = Group.objects.get(name="Administrators").permissions.values_list("codename", flat=True)
    assert "view_decision" in names
    assert "view_decision" not in Group.objects.get(name="Moderators").permissions.values_list("codename", flat=True)


def test_a_long_suspension_names_its_day_and_not_a_weekday_that_could_be_any(own_name_case, moderator, ben):
    until = timezone.now() + timedelta(days=40)
    services.decide(own_name_case.pk, "suspend", moderator, own_name_case.version, "Please rest.", until=until)
    assert f"until {timezone.localtime(until):%-d %B}" in why_not_write(ben).text
