from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from community.members import services as members
from community.members.models import Role
from community.members.permissions import Refused
from moderation import services
from moderation.models import Decision
from tests.conftest import make_member

from .conftest import say

pytestmark = pytest.mark.django_db
NAME = "Plain Sparrow"


def everything_of_the_queue(client, case):
    pages = ["/admin/queue/", f"/admin/queue/{case.pk}/", f"/admin/queue/{case.pk}/who/", "/admin/queue/decisions/"]
    pages += [f"/admin/queue/decisions/{pk}/" for pk in Decision.objects.values_list("pk", flat=True)]
    return "".join(client.get(path).content.decode() for path in pages)


def test_staff_see_the_alias_alone_until_they_ask(as_, ben, alias, alias_case, moderator):
    client = as_(moderator)
    assert NAME in client.get(f"/admin/queue/person/{ben.home_persona.key}/").content.decode()
    seen = everything_of_the_queue(client, alias_case)
    assert alias.name in seen
    for secret in (NAME, ben.username, ben.login_word, str(ben.home_persona.key), f"/users/{ben.pk}/"):
        assert secret not in seen, secret


def test_asking_needs_a_reason_is_logged_and_shows_the_name(as_, alias_case, moderator):
    client, at = as_(moderator), f"/admin/queue/{alias_case.pk}/who/"
    assert "Who is this?" in client.get(f"/admin/queue/{alias_case.pk}/").content.decode()
    for reason in ("", "  \n "):
        answer = client.post(at, {"reason": reason})
        assert answer.status_code == 422 and "why you need to know" in answer.content.decode()
    assert not Decision.objects.exists()
    answer = client.post(at, {"reason": "A threat against another member."})
    decision = Decision.objects.get()
    assert (decision.action, decision.decided_by) == ("unmask", moderator)
    assert answer["Location"] == f"/admin/queue/decisions/{decision.pk}/"
    page = client.get(answer["Location"]).content.decode()
    assert NAME in page and "A threat against another member." in page


def test_the_name_is_shown_to_the_one_who_asked_and_to_administrators(as_, alias_case, moderator, second_moderator):
    head = make_member("Tall Beech", groups=["Administrators"])
    decision = services.unmask(alias_case.pk, moderator, "A threat.")
    at = f"/admin/queue/decisions/{decision.pk}/"
    for person, sees in ((moderator, True), (head, True), (second_moderator, False)):
        page = as_(person).get(at).content.decode()
        assert (NAME in page, "A threat." in page) == (sees, sees), person
    # Nor does it stand anywhere else, even for the one who asked.
    assert NAME not in as_(moderator).get(f"/admin/queue/{alias_case.pk}/").content.decode()
    assert NAME not in as_(moderator).get(f"/decisions/{decision.pk}/").content.decode()


def test_it_is_shown_for_a_day(as_, alias_case, moderator, monkeypatch):
    decision = services.unmask(alias_case.pk, moderator, "A threat.")
    at, client = f"/admin/queue/decisions/{decision.pk}/", as_(moderator)
    assert NAME in client.get(at).content.decode()
    from moderation import permissions

    later = timezone.now() + timedelta(hours=25)
    assert permissions.can_read_look(moderator, decision, 24)
    assert not permissions.can_read_look(moderator, decision, 24, later)


def test_a_group_name_is_kept_like_an_alias(as_, ben, ana, session, moderator):
    persona = members.name_for_group(ben, session.group_id, "Blue Kettle")
    case = services.report(say(session, persona, "Go away."), ana.home_persona, False)
    client = as_(moderator)
    seen = everything_of_the_queue(client, case)
    assert "Blue Kettle" in seen and NAME not in seen
    decision = services.unmask(case.pk, moderator, "A threat.")
    assert NAME in client.get(f"/admin/queue/decisions/{decision.pk}/").content.decode()


def test_the_history_beside_an_alias_is_that_of_the_alias(as_, alias_case, own_name_case, moderator, second_moderator):
    removal = services.decide(own_name_case.pk, "remove", second_moderator, own_name_case.version, "Why.")
    link = f"/admin/queue/decisions/{removal.pk}/"
    client = as_(moderator)
    assert link in client.get(f"/admin/queue/{own_name_case.pk}/").content.decode()
    assert link not in client.get(f"/admin/queue/{alias_case.pk}/").content.decode()
    decision = services.unmask(alias_case.pk, moderator, "A threat.")
    assert link in client.get(f"/admin/queue/decisions/{decision.pk}/").content.decode()


def test_the_name_that_everybody_knows_is_not_asked_for(as_, own_name_case, moderator):
    client = as_(moderator)
    assert "Who is this?" not in client.get(f"/admin/queue/{own_name_case.pk}/").content.decode()
    assert client.get(f"/admin/queue/{own_name_case.pk}/who/").status_code == 403
    with pytest.raises(Refused, match="whole community"):
        services.unmask(own_name_case.pk, moderator, "Why not.")


def test_those_who_moderate_one_board_do_not_ask(as_, alias_case, local_moderator, moderator):
    page = as_(local_moderator).get(f"/admin/queue/{alias_case.pk}/")
    assert page.status_code == 200 and "Who is this?" not in page.content.decode()
    with pytest.raises(Refused):
        services.unmask(alias_case.pk, local_moderator, "A threat.")
    decision = services.unmask(alias_case.pk, moderator, "A threat.")
    assert NAME not in as_(local_moderator).get(f"/admin/queue/decisions/{decision.pk}/").content.decode()


def test_the_person_can_see_that_somebody_asked_and_not_why(as_, ana, ben, alias_case, moderator):
    decision = services.unmask(alias_case.pk, moderator, "A threat.")
    assert "A moderator asked who wrote something" in as_(ben).get("/decisions/").content.decode()
    page = as_(ben).get(f"/decisions/{decision.pk}/").content.decode()
    assert "shown your name" in page and "A threat." not in page and "Steady Larch" not in page
    assert as_(ana).get(f"/decisions/{decision.pk}/").status_code == 404


def test_nobody_looks_up_their_own_alias_and_one_who_left_is_nobody(ben, topic, ana, alias_case, moderator):
    members.erase(ben)
    with pytest.raises(Refused, match="left"):
        services.unmask(alias_case.pk, moderator, "A threat.")


def test_the_reason_is_sealed_goes_with_the_person_and_the_line_stays(ben, alias_case, moderator):
    decision = services.unmask(alias_case.pk, moderator, "A threat.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM moderation_decisiontext")
        assert b"threat" not in bytes(cursor.fetchone()[0])
    assert "A threat." not in str(_export(ben)) and "unmask" in str(_export(ben))
    members.erase(ben)
    decision = Decision.objects.select_related("text").get(pk=decision.pk)
    assert (decision.action, decision.decided_by, decision.text.reason) == ("unmask", moderator, "")


def test_the_line_can_be_neither_changed_nor_removed(alias_case, moderator):
    decision = services.unmask(alias_case.pk, moderator, "A threat.")
    decision.text.delete()
    for change in (lambda: Decision.objects.update(action="look"), decision.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_a_second_factor_is_asked_before_any_of_it(as_, alias_case, moderator, settings):
    client, at = as_(moderator), f"/admin/queue/{alias_case.pk}/who/"
    assert client.get(at).status_code == 200
    settings.STAFF_SECOND_FACTOR = True
    assert client.get(at).status_code in (302, 403)


def test_a_moderator_behind_an_alias_does_not_look_themselves_up(topic, ana, moderator):
    from .conftest import post_as

    own = post_as(topic, members.alias_in(topic.pk, moderator), "Go away.")
    case = services.report(own, ana.home_persona, False)
    with pytest.raises(Refused, match="That is you"):
        services.unmask(case.pk, moderator, "Who am I.")
    assert services.unmask(case.pk, make_member("Wide Ash", role=Role.MODERATOR), "A threat.")


def _export(member):
    from community.members.registries import export_of

    return export_of(member)
