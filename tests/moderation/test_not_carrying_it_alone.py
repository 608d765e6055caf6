"""Nobody closes a third heavy case of a shift, or one of danger now, alone; and nobody in danger waits for that rule."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.helplines.models import Helpline
from community.members.models import Role
from community.members.permissions import Refused
from community.notifications.models import Notice
from forums import services as forums
from moderation import services
from moderation.models import Case, Companion, Note
from moderation.offered import Ground, offered
from moderation.services import company
from tests.conftest import make_member
from tests.moderation.calling import call_by, crisis, ears, on  # noqa: F401

pytestmark = pytest.mark.django_db
THIRD = "This would be your third heavy case in this shift"
TWO = "Two people close this one"
ALONE = "go on alone</summary>"


@pytest.fixture
def administrator(agreement):
    return make_member("Wide Harbour", role=Role.ADMINISTRATOR)


def heavy(topic, ben, number):
    forums.reply(topic, ben, f"I have the pills ready and a plan to end my life. {number}")
    return Case.objects.get(kind="crisis", state="open")


def danger(topic, ben):
    forums.reply(topic, ben, "I am going to kill myself tonight.")
    return Case.objects.get(kind="crisis", state="open")


def answer(case, moderator):
    case.refresh_from_db()
    return services.decide(case.pk, "approve", moderator, case.version)


def third(topic, ben, moderator):
    """The third heavy case of a shift of `moderator`."""
    on(moderator)
    for number in range(2):
        answer(heavy(topic, ben, number), moderator)
    return heavy(topic, ben, 3)


def page_of(as_, member, case):
    return as_(member).get(f"/admin/queue/{case.pk}/").content.decode()


def names(case, member):
    found = Case.objects.select_related("author__member", "place", "lease__holder__home_persona").get(pk=case.pk)
    return {str(action.name) for action in offered(member, Ground.of(found))}


def long_ago(minutes=6):
    Companion.objects.update(at=timezone.now() - timedelta(minutes=minutes))


def test_two_heavy_cases_are_closed_alone_and_the_third_is_not(as_, topic, ben, moderator, second_moderator):
    case = third(topic, ben, moderator)
    on(second_moderator)
    with pytest.raises(Refused, match="third heavy case"):
        answer(case, moderator)
    page = page_of(as_, moderator, case)
    assert THIRD in page and "Ask Calm Rowan" in page and 'id="act-approve"' not in page
    # Whoever has not carried any closes it alone.
    assert THIRD not in page_of(as_, second_moderator, case) and "approve" in names(case, second_moderator)


def test_what_helps_the_author_waits_for_nobody(topic, ben, moderator, second_moderator):
    case = third(topic, ben, moderator)
    assert names(case, moderator) >= {"lock", "slow"} and "approve" not in names(case, moderator)
    assert services.write_to_author(case.pk, moderator, "I read it. Are you safe?")


def test_somebody_asked_who_says_yes_makes_it_possible(as_, topic, ben, moderator, second_moderator):
    case = third(topic, ben, moderator)
    on(second_moderator)
    path = f"/admin/queue/{case.pk}/company/"
    as_(moderator).post(path, {"do": "ask", "who": second_moderator.pk})
    assert "was asked" in page_of(as_, moderator, case)
    company.call_for_all()
    assert Notice.objects.get(kind="moderation.company").member == second_moderator
    page = page_of(as_, second_moderator, case)
    assert "Steady Larch</b> has this one" in page
    as_(second_moderator).post(path, {"do": "yes"})
    assert Notice.objects.get(kind="moderation.company_came").member == moderator
    assert "is with you on this" in page_of(as_, moderator, case)
    assert answer(case, moderator)


def test_only_who_is_on_shift_is_asked_about_a_third_case(topic, ben, moderator, second_moderator):
    case = third(topic, ben, moderator)
    with pytest.raises(Refused):
        company.ask(case.pk, moderator, second_moderator.pk)
    on(second_moderator)
    assert company.ask(case.pk, moderator, second_moderator.pk)


def test_with_nobody_there_the_administrators_are_told_and_it_goes_on(as_, topic, ben, moderator, administrator):
    case = third(topic, ben, moderator)
    page = page_of(as_, moderator, case)
    assert "Nobody else is on shift just now." in page and ALONE in page
    as_(moderator).post(f"/admin/queue/{case.pk}/company/", {"do": "alone"})
    assert Notice.objects.get(kind="moderation.alone").member == administrator
    assert answer(case, moderator)


def test_with_somebody_there_one_asks_first_and_waits_a_few_minutes(as_, topic, ben, moderator, second_moderator):
    case = third(topic, ben, moderator)
    on(second_moderator)
    assert ALONE not in page_of(as_, moderator, case)
    with pytest.raises(Refused, match="ask somebody first"):
        company.go_alone(case.pk, moderator)
    company.ask(case.pk, moderator, second_moderator.pk)
    assert "you can go on alone" in page_of(as_, moderator, case)
    with pytest.raises(Refused):
        company.go_alone(case.pk, moderator)
    long_ago()
    assert ALONE in page_of(as_, moderator, case)
    company.go_alone(case.pk, moderator)
    assert answer(case, moderator)


def test_a_new_shift_begins_at_nothing(as_, topic, ben, moderator):
    for number in range(2):
        answer(heavy(topic, ben, number), moderator)
    on(moderator)
    case = heavy(topic, ben, 3)
    assert THIRD not in page_of(as_, moderator, case) and answer(case, moderator)


def test_danger_now_is_closed_by_two_from_the_first_on(as_, topic, ben, moderator, second_moderator):
    case = danger(topic, ben)
    assert "approve" not in names(case, moderator)
    with pytest.raises(Refused, match="two people close this"):
        answer(case, moderator)
    assert TWO in page_of(as_, moderator, case)
    services.take_lease(case.pk, moderator)
    # Unasked, from the page of the case that somebody else has open.
    as_(second_moderator).post(f"/admin/queue/{case.pk}/company/", {"do": "yes"})
    assert answer(case, moderator)


def test_a_yes_is_somebody_elses(topic, ben, moderator, second_moderator):
    case = danger(topic, ben)
    services.take_lease(case.pk, moderator)
    with pytest.raises(Refused):
        company.say_yes(case.pk, moderator)
    company.say_yes(case.pk, second_moderator)
    services.give_back(case.pk, moderator)
    # Who came along is not their own second when they take it.
    with pytest.raises(Refused):
        answer(case, second_moderator)


def test_the_author_and_moderators_of_another_place_are_nobodys_company(
    topic, moderator, second_moderator, other_local_moderator
):
    forums.reply(topic, moderator, "I am going to kill myself tonight.")
    case = Case.objects.get(kind="crisis")
    services.take_lease(case.pk, second_moderator)
    for person in (moderator, other_local_moderator):
        with pytest.raises(Refused):
            company.say_yes(case.pk, person)


def test_a_second_person_is_called_once_somebody_is_at_work(topic, ben, moderator, second_moderator, ears):  # noqa: F811
    case = danger(topic, ben)
    call_by(second_moderator, ears.url)
    on(moderator)
    on(second_moderator)
    assert company.call_for_all() == 0
    services.take_lease(case.pk, moderator)
    assert company.call_for_all() == 1 and company.call_for_all() == 0
    assert Companion.objects.get().member == second_moderator
    assert ears.heard[0]["message"].startswith("A moderator asks you to be with them. Open the queue.")
    assert "Sparrow" not in str(ears.heard) and "kill" not in str(ears.heard)


def test_whoever_does_not_answer_the_next_is_called_at_last_the_administrators(
    topic, ben, moderator, second_moderator, administrator
):
    case = danger(topic, ben)
    on(moderator)
    on(second_moderator)
    services.take_lease(case.pk, moderator)
    for minutes in (0, 2, 3.5):
        company.call_for_all(timezone.now() + timedelta(minutes=minutes))
    assert [row.member for row in Companion.objects.all()] == [second_moderator]
    long_ago()
    company.call_for_all()
    assert {row.member for row in Companion.objects.all()} == {second_moderator, administrator}


def test_nobody_is_called_after_somebody_said_yes(topic, ben, moderator, second_moderator, administrator):
    case = danger(topic, ben)
    on(moderator)
    services.take_lease(case.pk, moderator)
    company.say_yes(case.pk, second_moderator)
    long_ago()
    assert company.call_for_all() == 0


def test_going_on_alone_in_danger_says_why_and_is_logged(as_, topic, ben, moderator, administrator):
    from wagtail.models import ModelLogEntry

    case = danger(topic, ben)
    services.take_lease(case.pk, moderator)
    company.call_for_all()
    with pytest.raises(Refused):
        company.go_alone(case.pk, moderator, "Nobody answers.")
    long_ago()
    path = f"/admin/queue/{case.pk}/company/"
    as_(moderator).post(path, {"do": "alone", "words": " "})
    assert not ModelLogEntry.objects.filter(action="moderation.alone").exists()
    as_(moderator).post(path, {"do": "alone", "words": "I rang everybody."})
    assert ModelLogEntry.objects.get(action="moderation.alone").user == moderator
    assert Note.objects.get(case=case).words == "I rang everybody."
    assert Notice.objects.filter(kind="moderation.alone", member=administrator).exists()
    assert answer(case, moderator)


def test_a_refused_reason_is_not_lost(as_, topic, ben, moderator, second_moderator):
    case = danger(topic, ben)
    on(second_moderator)
    answer = as_(moderator).post(f"/admin/queue/{case.pk}/company/", {"do": "alone", "words": "I rang everybody."})
    assert answer.status_code == 409 and "ask somebody first" in answer.content.decode()


def test_the_only_person_there_is_goes_on_at_once(as_, topic, ben, moderator):
    case = danger(topic, ben)
    assert ALONE in page_of(as_, moderator, case)
    company.go_alone(case.pk, moderator, "There is only me.")
    assert answer(case, moderator)


def test_the_page_says_the_first_steps_with_the_numbers_of_their_country(as_, topic, ben, ana, moderator):
    Helpline.objects.create(country="IE", name="Rescue of Erin", dial="112", is_emergency=True)
    ben.country = "IE"
    ben.save()
    case = danger(topic, ben)
    page = page_of(as_, moderator, case)
    assert "First steps" in page and "They chose Ireland" in page and "Rescue of Erin" in page
    grave = crisis(ana.home_persona, severity=3, target_id=10**6)
    assert "First steps" not in page_of(as_, moderator, grave)


def test_it_costs_the_page_of_the_case_nothing_more(as_, topic, ben, moderator, second_moderator):
    case = danger(topic, ben)
    on(second_moderator)
    services.take_lease(case.pk, moderator)
    company.call_for_all()
    client = as_(moderator)
    client.get(f"/admin/queue/{case.pk}/")
    with CaptureQueriesContext(connection) as found:
        page = client.get(f"/admin/queue/{case.pk}/").content.decode()
    assert len(found) <= 16 and TWO in page and "First steps" in page


def test_before_anybody_was_asked_the_page_costs_no_more(as_, topic, ben, moderator, second_moderator):
    case = danger(topic, ben)
    client = as_(moderator)
    client.get(f"/admin/queue/{case.pk}/")
    with CaptureQueriesContext(connection) as found:
        page = client.get(f"/admin/queue/{case.pk}/").content.decode()
    assert len(found) <= 16 and TWO in page and "Call somebody" in page


def test_whoever_said_yes_reads_that_they_are_with_them(as_, topic, ben, moderator, second_moderator):
    case = danger(topic, ben)
    on(moderator)
    on(second_moderator)
    services.take_lease(case.pk, moderator)
    said = as_(second_moderator).post(f"/admin/queue/{case.pk}/company/", {"do": "yes"}, follow=True).content.decode()
    assert "You are with <b>Steady Larch</b> on this" in said
    assert TWO not in said and "Ask Steady Larch" not in said and "go on alone" not in said
    # Who takes it over needs somebody too.
    services.take_over(case.pk, second_moderator)
    assert TWO in page_of(as_, second_moderator, case)


def test_asking_somebody_who_was_called_meanwhile_says_so(as_, topic, ben, moderator, second_moderator):
    case = danger(topic, ben)
    on(moderator)
    on(second_moderator)
    services.take_lease(case.pk, moderator)
    assert company.call_for_all() == 1
    ask = {"do": "ask", "who": second_moderator.pk}
    page = as_(moderator).post(f"/admin/queue/{case.pk}/company/", ask, follow=True).content.decode()
    assert "They were asked already." in page and "nobody more to ask" not in page
    assert Companion.objects.count() == 1
