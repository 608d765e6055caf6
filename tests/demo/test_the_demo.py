"""The demo community once it is built: what a newcomer to it relies on. Built once for all of these."""

import shutil
import tempfile
from datetime import timedelta
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from community.demo import building, sessions
from community.demo.people import ACCOUNTS
from community.helplines.models import Helpline
from community.members.models import Member
from community.resources.models import ResourcePage
from forums.models import BoardActivity, BoardPage, Post, Topic
from groups import services
from groups.models import Seat, Session
from groups.queries import facilitator_present
from moderation.content import State
from moderation.models import Case, Decision
from moderation.queries import queue_for

TOP = [
    "/",
    "/boards/",
    "/sessions/",
    "/resources/",
    "/help/",
    "/rules/",
    "/privacy/",
    "/accessibility/",
    "/about/",
    "/agreement/",
]
OF_MEMBERS = ["/account/", "/notices/"]
MEMBER, SECOND, MODERATOR = "demo-member", "demo-member-2", "demo-moderator"


def counts():
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: model._default_manager.count() for model in models}


class TestTheDemo(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.media = tempfile.mkdtemp()
        cls.elsewhere = override_settings(MEDIA_ROOT=cls.media)
        cls.elsewhere.enable()
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.elsewhere.disable()
        shutil.rmtree(cls.media)

    @classmethod
    def setUpTestData(cls):
        call_command("demo", "--no-serve", stdout=StringIO())

    def member(self, username):
        return Member.objects.select_related("home_persona").get(username=username)

    def sign_in(self, username):
        self.client.force_login(self.member(username), backend="community.members.backends.MemberBackend")

    def open_session(self):
        return Session.objects.get(state=Session.State.OPEN)

    def answers(self, addresses):
        for address in addresses:
            assert self.client.get(address).status_code == 200, address

    def test_a_second_run_changes_no_count(self):
        before = counts()
        call_command("demo", "--no-serve", stdout=StringIO())
        assert counts() == before

    def test_every_account_can_sign_in_with_its_password(self):
        for account in ACCOUNTS:
            assert self.client.login(username=account["username"], password=account["password"]), account["username"]

    def test_top_pages_answer_everybody(self):
        pages = [page.url for page in [*BoardPage.objects.public(), *ResourcePage.objects.all()]]
        topics = [f"/t/{topic.pk}/" for topic in Topic.objects.filter(board__in=BoardPage.objects.public())]
        dates = [f"/sessions/{session.pk}/" for session in Session.objects.all()]
        assert pages and topics and dates
        self.answers([*TOP, *pages, *topics, *dates])

    def test_top_pages_answer_a_member(self):
        self.sign_in(MEMBER)
        self.answers([*TOP, *OF_MEMBERS, *(board.url for board in BoardPage.objects.all())])

    def test_top_pages_answer_a_moderator(self):
        self.sign_in(MODERATOR)
        self.answers([*TOP, *OF_MEMBERS, "/admin/", reverse("queue:index")])

    def test_its_longest_topic_is_public_and_has_pages(self):
        topic = Topic.objects.order_by("-last_number").first()
        assert topic.last_number > 60
        assert self.client.get(f"/t/{topic.pk}/?page=4").status_code == 200

    def test_one_board_is_closed_to_others(self):
        board = BoardPage.objects.get(title="Between Tuesdays")
        self.sign_in(SECOND)
        assert self.client.get(board.url).status_code != 200
        self.sign_in(MEMBER)
        assert self.client.get(board.url).status_code == 200

    def test_one_session_is_open_and_staffed(self):
        session = self.open_session()
        assert session.ends_at > timezone.now()
        assert facilitator_present(session.pk)
        assert session.messages.filter(state=State.PUBLISHED).count() >= 8

    def test_two_members_can_chat_in_it_at_once(self):
        for username in (MEMBER, SECOND):
            seat = Seat.objects.select_related("persona__member__home_persona").get(
                session=self.open_session(), persona__member__username=username
            )
            assert services.post_message(self.open_session(), seat, "a-client-id", "Hello")["state"] == "published"

    def test_its_room_opens_for_a_member(self):
        self.sign_in(MEMBER)
        assert self.client.get(f"/sessions/{self.open_session().pk}/room/").status_code == 200

    def test_a_newcomer_can_still_book_it(self):
        session = self.open_session()
        assert session.seats.filter(role=Seat.Role.ATTENDEE).count() < session.capacity

    def test_a_session_that_is_over_gives_way_to_a_new_open_one(self):
        old = self.open_session()
        past = timezone.now() - timedelta(days=1)
        Session.objects.filter(pk=old.pk).update(starts_at=past - timedelta(hours=2), ends_at=past)
        building.bring_up_to_date()
        old.refresh_from_db()
        assert old.state == Session.State.CLOSED
        assert self.open_session().ends_at > timezone.now()

    def test_an_open_session_that_nears_its_end_is_made_longer(self):
        session = self.open_session()
        soon = timezone.now() + timedelta(minutes=5)
        Session.objects.filter(pk=session.pk).update(ends_at=soon)
        sessions.keep_open()
        assert self.open_session().ends_at > soon + timedelta(hours=1)

    def test_sessions_are_coming(self):
        assert Session.objects.filter(starts_at__gt=timezone.now()).count() >= 4

    def test_the_queue_holds_each_kind(self):
        waiting = queue_for(self.member(MODERATOR))
        assert {"crisis", "hold", "report"} <= set(waiting.values_list("kind", flat=True))
        assert {"forums.post", "groups.message"} == set(waiting.values_list("target_kind", flat=True))

    def test_only_what_was_meant_to_be_held_is_held(self):
        assert Post.objects.filter(state=State.HELD).count() == 2
        assert Post.objects.filter(state=State.REMOVED).count() == 1
        assert Case.objects.filter(kind=Case.Kind.CRISIS).count() == 2

    def test_a_member_can_read_why_their_reply_was_taken_down(self):
        decision = Decision.objects.get(action=Decision.Action.REMOVE)
        self.sign_in(MEMBER)
        answer = self.client.get(reverse("decision", args=[decision.pk]))
        self.assertContains(answer, "You have done nothing wrong")

    def test_nothing_was_written_in_the_future_and_counters_are_true(self):
        now = timezone.now()
        assert not Post.objects.filter(created_at__gt=now).exists()
        for activity in BoardActivity.objects.all():
            posts = Post.objects.filter(topic__board_id=activity.board_id, state=State.PUBLISHED)
            assert activity.posts == posts.count()
            assert activity.last_at == posts.latest("created_at").created_at

    def test_one_resource_is_overdue_for_review(self):
        assert [page.slug for page in ResourcePage.objects.all() if page.review_is_late] == [
            "looking-after-someone-and-yourself"
        ]

    def test_every_helpline_but_the_emergency_number_is_visibly_invented(self):
        assert Helpline.objects.filter(is_emergency=True).exists()
        for helpline in Helpline.objects.filter(is_emergency=False):
            assert "(example)" in helpline.name
            assert helpline.dial.startswith(("0808157", "07700900", "02091"))

    def test_its_pictures_lie_beside_its_database(self):
        assert len(list(Path(self.media).rglob("demo-*.png"))) >= 3
