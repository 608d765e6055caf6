"""Releasing, removing and closing many cases: each asked about anew, at a cost that does not grow with their number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.members.models import Member
from community.members.permissions import Refused
from community.notifications.models import Mail, Notice
from forums import services as forums
from forums.models import BoardActivity, Post, Topic
from moderation import queries, services
from moderation.content import State
from moderation.models import Case, Decision, DecisionText, Restriction

pytestmark = pytest.mark.django_db


def hold(topic, member, count):
    """`count` held replies of `member`; returns their posts."""
    return [forums.reply(topic, member, f"Ring me on 07700 900 {100 + n} tonight.")[0] for n in range(count)]


def counters(topic):
    topic.refresh_from_db()
    activity = BoardActivity.objects.get(board=topic.board_id)
    written = list(Member.objects.order_by("pk").values_list("published_count", flat=True))
    return topic.reply_count, topic.state, activity.topics, activity.posts, written


def as_one_by_one(cases, moderator):
    for case in cases:
        services.decide(case.pk, "approve", moderator, case.version)


def test_it_leaves_what_one_by_one_leaves(topic, ana, ben, outsider, moderator):
    ben.email = "ben@example.org"
    ben.save()
    opened, _ = forums.open_topic(topic.board, ben, "Awake", "Ring me on 07700 900 142.")
    posts = [*hold(topic, ben, 2), *hold(topic, outsider, 1), opened]
    before = Topic.objects.get(pk=topic.pk).version
    cases = list(Case.objects.order_by("pk"))
    done = services.approve_many([case.pk for case in cases], moderator)
    assert done.decided == [case.pk for case in cases] and done.left == []
    assert set(Post.objects.filter(pk__in=[p.pk for p in posts]).values_list("state", flat=True)) == {State.PUBLISHED}
    in_bulk = counters(topic)
    topics = set(Topic.objects.values_list("state", flat=True))
    notices = sorted(Notice.objects.values_list("member", "kind"))
    assert topics == {State.PUBLISHED} and Mail.objects.count() == 3
    assert Topic.objects.get(pk=topic.pk).version > before
    newest = {post.version for post in topic.posts.exclude(number=1)}
    assert newest == {Topic.objects.get(pk=topic.pk).version}
    assert Decision.objects.filter(action="approve", decided_by=moderator).count() == 4
    assert DecisionText.objects.count() == 4 and not queries.queue_for(moderator).exists()

    for decision in Decision.objects.order_by("-pk"):
        services.reverse_decision(decision, moderator)
    Notice.objects.all().delete()
    assert counters(topic) != in_bulk
    as_one_by_one(Case.objects.filter(state="open").order_by("pk"), moderator)
    assert counters(topic) == in_bulk
    assert sorted(Notice.objects.values_list("member", "kind")) == notices


def test_whoever_is_out_of_sight_is_not_told_of(topic, ana, ben, outsider, moderator):
    from community.members import services as members

    hold(topic, ben, 1), hold(topic, outsider, 1)
    members.mute(ana, ben.home_persona)
    services.approve_many(Case.objects.values_list("pk", flat=True), moderator)
    told = Notice.objects.filter(member=ana, kind="forums.reply")
    assert [Post.objects.get(pk=notice.subject_id).author for notice in told] == [outsider.home_persona]


def test_each_case_is_asked_about_anew(
    topic, ben, moderator, second_moderator, board, local_moderator, other_board, ana
):
    posts = hold(topic, ben, 5)
    own, _ = forums.reply(topic, local_moderator, "Ring me on 07700 900 142.")
    elsewhere, _ = forums.open_topic(other_board, ana, "Awake", "Ring me on 07700 900 143.")
    severe, _ = forums.reply(topic, ben, "I am going to kill myself tonight.")
    case_of = {case.target_id: case for case in Case.objects.all()}
    fine, leased, closed, changed, gone = (case_of[post.pk] for post in posts)
    services.take_lease(leased.pk, second_moderator)
    services.decide(closed.pk, "approve", second_moderator, closed.version)
    versions = {case.pk: case.version for case in case_of.values()}
    forums.edit(posts[3], ben, "Ring me on 07700 900 555.")
    ids = [*versions, 999_999]
    done = services.decide_many(ids, "approve", local_moderator, versions=versions)
    why = {pk: refusal.code for pk, refusal in done.left}
    assert why == {
        leased.pk: "leased", closed.pk: "closed", changed.pk: "stale", case_of[own.pk].pk: "own_content",
        case_of[elsewhere.pk].pk: "not_allowed", case_of[severe.pk].pk: "urgent", 999_999: "not_allowed",
    }  # fmt: skip
    assert done.decided == [fine.pk, gone.pk]
    severe.refresh_from_db()
    assert severe.state == State.HELD


def test_what_its_author_took_back_stays_theirs(topic, ben, ana, moderator):
    post, _ = forums.reply(topic, ben, "Go away, all of you.")
    case = services.report(post, ana.home_persona, False)
    # As though it was taken back while the case was being read.
    Post.objects.filter(pk=post.pk).update(state=State.WITHDRAWN)
    assert services.approve_many([case.pk], moderator).decided == [case.pk]
    post.refresh_from_db()
    assert post.state == State.WITHDRAWN


def test_two_cases_about_one_text_are_one_decision(topic, ben, ana, moderator):
    (post,) = hold(topic, ben, 1)
    services.report(post, ana.home_persona, False)
    done = services.approve_many(list(Case.objects.values_list("pk", flat=True)), moderator)
    assert len(done.decided) == 2 and Decision.objects.count() == 1
    assert not Case.objects.filter(state="open").exists()


def test_removing_many_tells_each_author_the_one_reason(topic, ben, moderator):
    posts = hold(topic, ben, 3)
    ids = list(Case.objects.values_list("pk", flat=True))
    with pytest.raises(Refused, match="right to know"):
        services.decide_many(ids, "remove", moderator)
    services.decide_many(ids, "remove", moderator, "No numbers, please.", "privacy")
    assert {p.state for p in Post.objects.filter(pk__in=[post.pk for post in posts])} == {State.REMOVED}
    assert Restriction.objects.filter(kind="removed", lifted_at=None).count() == 3
    assert {text.words for text in DecisionText.objects.all()} == {"No numbers, please."}
    decision = Decision.objects.first()
    services.reverse_decision(decision, moderator)
    assert Post.objects.get(pk=decision.target_id).state == State.HELD


def test_other_actions_are_about_one_text(topic, ben, moderator):
    hold(topic, ben, 1)
    with pytest.raises(ValueError, match="ban"):
        services.decide_many([Case.objects.get().pk], "ban", moderator, "Why.")


def test_a_member_decides_nothing(topic, ben, ana):
    hold(topic, ben, 1)
    done = services.approve_many([Case.objects.get().pk], ana)
    assert done.decided == [] and done.left[0][1].code == "not_allowed"


def test_a_batch_costs_the_same_for_10_and_for_100(topic, ben, outsider, moderator):
    from tests.benchmarks.queue import fill

    cost = []
    # The first one reads what is kept afterwards, such as the moderator's permissions.
    for count in (1, 10, 100):
        fill(topic.board, [ben, outsider], topics=5, open_cases=count)
        ids = list(Case.objects.filter(state="open").values_list("pk", flat=True))
        assert len(ids) == count
        with CaptureQueriesContext(connection) as done:
            assert len(services.approve_many(ids, moderator).decided) == count
        cost.append(len(done))
    # SQLite takes 999 values in one statement, so two of the inserts are cut in two there.
    assert cost[2] - cost[1] == (2 if connection.vendor == "sqlite" else 0) and cost[2] <= 30


def test_more_than_a_batch_is_done_in_batches(topic, ben, moderator, monkeypatch):
    from moderation.services import many

    monkeypatch.setattr(many, "BATCH", 2)
    hold(topic, ben, 5)
    assert len(services.approve_many(Case.objects.values_list("pk", flat=True), moderator).decided) == 5


BULK = "/admin/bulk/moderation/case/{}/"


def test_from_the_list_only_what_was_shown_is_done(as_, topic, ben, moderator, ana):
    hold(topic, ben, 2)
    client, path = as_(moderator), BULK.format("approve") + "?id=all&next=/admin/queue/"
    page = client.get(path)
    seen = page.context["form"].initial["seen"]
    assert seen.count(":") == 2
    hold(topic, ana, 1)
    late = Case.objects.latest("pk")
    answer = client.post(path, {"seen": seen, "has_read": "on"})
    assert "2 cases are done." in answer.content.decode()
    late.refresh_from_db()
    assert late.state == Case.State.OPEN


def test_all_means_all_that_the_filter_shows(as_, topic, ben, other_board, ana, moderator, local_moderator):
    hold(topic, ben, 1)
    forums.open_topic(other_board, ana, "Awake", "Ring me on 07700 900 143.")
    here = Case.objects.get(place=topic.board)
    shown = lambda client, query: client.get(BULK.format("remove") + query).context["form"].initial["seen"]  # noqa: E731
    assert shown(as_(moderator), "?id=all").count(":") == 2
    assert shown(as_(moderator), f"?id=all&place={topic.board_id}") == f"{here.pk}:{here.version}"
    both = "&".join(f"id={pk}" for pk in Case.objects.values_list("pk", flat=True))
    assert shown(as_(local_moderator), f"?{both}") == f"{here.pk}:{here.version}"


def test_the_result_says_what_was_left_and_why(as_, topic, ben, moderator, second_moderator):
    hold(topic, ben, 2)
    first, second = Case.objects.order_by("pk")
    client = as_(moderator)
    path = BULK.format("remove") + "?id=all"
    seen = client.get(path).context["form"].initial["seen"]
    services.take_lease(second.pk, second_moderator)
    empty = client.post(path, {"seen": seen, "words": " "})
    assert "right to know" in empty.content.decode() and not Decision.objects.exists()
    page = client.post(path, {"seen": seen, "words": "No numbers."}).content.decode()
    assert "1 case is done." in page and "Calm Rowan has this case open" in page
    first.refresh_from_db()
    assert first.state == Case.State.CLOSED


@pytest.mark.parametrize("action", ["approve", "remove", "dismiss"])
def test_nobody_else_gets_there(as_, topic, ben, ana, editor, moderator, action):
    hold(topic, ben, 1)
    path = BULK.format(action) + f"?id={Case.objects.get().pk}"
    assert as_(moderator).get(path).status_code == 200
    assert as_(ana).get(path).status_code == 302
    assert as_(editor).get(path).status_code in (302, 403)


def test_release_shows_each_text_and_why_it_waits_and_wants_it_read(as_, topic, ben, moderator):
    hold(topic, ben, 1)
    client, path = as_(moderator), BULK.format("approve") + "?id=all"
    page = client.get(path)
    assert "Ring me on 07700 900 100 tonight." in page.content.decode() and "A phone number." in page.content.decode()
    given = {"seen": page.context["form"].initial["seen"]}
    assert "Please read them first" in client.post(path, given).content.decode() and not Decision.objects.exists()
    assert "1 case is done." in client.post(path, {**given, "has_read": "on"}).content.decode()


def test_words_too_long_to_stand_there_are_opened_by_themselves(as_, topic, ben, moderator):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight. " + "We sat by the lake and talked. " * 80)
    client = as_(moderator)
    page = client.get(BULK.format("approve") + "?id=all").content.decode()
    assert "Please open these one by one" in page and f"/admin/queue/{Case.objects.get().pk}/" in page
    assert "We sat by the lake" not in page
    assert "We sat by the lake" in client.get(BULK.format("remove") + "?id=all").content.decode()


@pytest.mark.parametrize("action", ["approve", "remove", "dismiss"])
def test_whoever_may_be_in_danger_or_is_worried_about_is_opened_alone(as_, topic, ben, ana, moderator, action):
    hold(topic, ben, 1)
    wish, _ = forums.reply(topic, ben, "Some nights I want to die.")
    fine, _ = forums.reply(topic, ben, "I slept a little.")
    worry = services.report(fine, ana.home_persona, True)
    wished = Case.objects.get(target_id=wish.pk)
    page = as_(moderator).get(BULK.format(action) + "?id=all")
    assert page.context["form"].initial["seen"].count(":") == 1
    assert {case.pk for case in page.context["items_with_no_access"]} == {worry.pk, wished.pk}
    assert "Somebody may be in danger" in page.content.decode()
    done = services.decide_many([worry.pk, wished.pk], action, moderator, "Why.")
    assert done.decided == [] and {refusal.code for _pk, refusal in done.left} == {"urgent"}


def test_the_page_to_confirm_costs_the_same_for_2_and_for_6(as_, topic, ben, moderator):
    client, cost = as_(moderator), []
    for count in (2, 4):
        hold(topic, ben, count)
        client.get(BULK.format("approve") + "?id=all")
        with CaptureQueriesContext(connection) as done:
            client.get(BULK.format("approve") + "?id=all")
        cost.append(len(done))
    assert cost[0] == cost[1]
