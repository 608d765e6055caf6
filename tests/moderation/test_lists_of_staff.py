"""What staff add in the admin counts on every road, in every process, at no cost for what is written."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from community.members.models import Role
from forums import services as forums
from forums.models import Post
from moderation import services as moderation
from moderation import staff_lists
from moderation.models import Case, ListsVersion, Phrase, SafeDomain
from moderation.screening import Author, Outcome
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
PHRASES = "/admin/snippets/moderation/phrase/"
SITES = "/admin/snippets/moderation/safedomain/"
GIVEN = {"phrase": "moon pills", "category": "spam", "then": "hold", "severity": 1, "note": ""}
KNOWN = Author(days=100, published=50)


@pytest.fixture
def moon_pills(db):
    return Phrase.objects.create(category="spam", phrase="moon pills", then="hold")


def test_a_moderator_adds_a_phrase_and_the_log_says_so(as_, moderator):
    page = as_(moderator).get(f"{PHRASES}add/").content.decode()
    assert "as people write them" in page
    assert as_(moderator).post(f"{PHRASES}add/", GIVEN).status_code == 302
    phrase = Phrase.objects.get()
    assert (phrase.phrase, phrase.then, phrase.by) == ("moon pills", "hold", moderator)
    assert ModelLogEntry.objects.filter(object_id=phrase.pk, action="wagtail.create", user=moderator).exists()
    assert "moon pills" in as_(moderator).get(PHRASES).content.decode()


@pytest.mark.parametrize("path", [PHRASES, f"{PHRASES}add/", SITES, f"{SITES}add/", "/admin/queue/words/"])
def test_only_those_who_moderate_everywhere_reach_the_lists(as_, moderator, editor, board, path):
    from .conftest import local

    assert as_(moderator).get(path).status_code == 200
    assert as_(make_member("Head Rowan", role=Role.ADMINISTRATOR)).get(path).status_code == 200
    for other in (editor, local("Near Hazel", board)):
        assert as_(other).get(path).status_code in (302, 403)


def test_whoever_may_not_write_changes_no_list(as_, moderator, second_moderator):
    assert as_(moderator).get(PHRASES).status_code == 200
    until = timezone.now() + timedelta(days=1)
    administrator = make_member("Head Rowan", role=Role.ADMINISTRATOR)
    moderation.act_on_person(moderator.home_persona, "suspend", administrator, 0, "Please rest.", until=until)
    assert as_(moderator).get(PHRASES).status_code == 302


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"phrase": "  "}, "This field is required"),
        ({"phrase": "!!!"}, "at least one word"),
        ({"phrase": "*pills"}, "at the end of one"),
        ({"phrase": "mo*n pills"}, "at the end of one"),
        ({"phrase": "moon p*"}, "at least three letters"),
        ({"phrase": "*"}, "at least one word"),
        ({"phrase": "zz"}, "too short"),
        ({"phrase": "I want to"}, "nearly every text"),
        ({"phrase": "feeling"}, "nearly every text"),
        ({"phrase": "u r"}, "nearly every text"),
        ({"category": "crisis", "then": "ask"}, "cry for help"),
        ({"category": "crisis", "then": "allow"}, "at least four"),
        ({"category": "crisis", "then": "allow", "phrase": "i want to die*"}, "no *"),
        ({"category": "crisis", "severity": 0}, "never of low weight"),
    ],
)
def test_a_phrase_that_would_do_harm_is_refused_in_words(as_, moderator, given, said):
    answer = as_(moderator).post(f"{PHRASES}add/", {**GIVEN, **given})
    assert answer.status_code == 200 and said in answer.content.decode()
    assert not Phrase.objects.exists()


def test_the_same_phrase_is_refused_whatever_its_case_and_spaces(as_, moderator, moon_pills):
    answer = as_(moderator).post(f"{PHRASES}add/", {**GIVEN, "phrase": " Moon   PILLS "})
    assert "in the list already" in answer.content.decode() and Phrase.objects.count() == 1


@pytest.mark.parametrize(
    ("written", "kept"), [("https://www.Help.Example.org/page?x=1", "help.example.org"), ("bücher.example", "xn--bcher-kva.example")]
)  # fmt: skip
def test_a_site_is_kept_by_its_bare_name(as_, moderator, written, kept):
    assert as_(moderator).post(f"{SITES}add/", {"domain": written, "note": ""}).status_code == 302
    assert SafeDomain.objects.get().domain == kept


@pytest.mark.parametrize(
    ("written", "said"),
    [("example", "address of a site"), ("a b", "address of a site"), ("co.uk", "ends so"), ("https://bit.ly/x", "Anybody can put")],
)  # fmt: skip
def test_a_site_that_is_nobodys_is_refused(as_, moderator, written, said):
    assert said in as_(moderator).post(f"{SITES}add/", {"domain": written, "note": ""}).content.decode()
    assert not SafeDomain.objects.exists()


def test_a_post_and_an_edit_meet_the_phrase(topic, ben, moon_pills):
    forums.reply(topic, ben, "Have you tried MOON pills?")
    assert Post.objects.get(body__contains="MOON").state == "held"
    fine, _ = forums.reply(topic, ben, "Have you tried a walk?")
    assert fine.state == "published"
    forums.edit(fine, ben, "Have you tried moon pills?")
    assert Post.objects.get(pk=fine.pk).state == "held"


def test_a_file_is_screened_with_it_too(tmp_path, capsys, moon_pills):
    (tmp_path / "rows.jsonl").write_text('{"id": 1, "text": "Buy moon pills"}\n')
    call_command("screen", str(tmp_path / "rows.jsonl"))
    assert '"outcome": "hold"' in capsys.readouterr().out


def test_a_safe_site_may_be_linked_from_the_first_day(topic, newcomer):
    text = "See https://quiet.example/page"
    assert staff_lists.screen(text, Author()).outcome == Outcome.HOLD
    SafeDomain.objects.create(domain="quiet.example")
    assert staff_lists.screen(text, Author()).outcome == Outcome.PUBLISH


def test_a_crisis_phrase_shows_the_card_and_at_most_waits(topic, ben):
    Phrase.objects.create(category="crisis", phrase="take the quiet road", then="hold", severity=0)
    post, _ = forums.reply(topic, ben, "Tonight I take the quiet road.")
    post.refresh_from_db()
    assert (post.state, post.care) == ("held", True)
    assert Case.objects.get(target_id=post.pk).kind == Case.Kind.CRISIS


def test_a_change_counts_at_once_and_an_undone_one_no_more(moon_pills):
    assert staff_lists.screen("moon pills", KNOWN).outcome == Outcome.HOLD
    moon_pills.then = "signal"
    moon_pills.save()
    assert staff_lists.screen("moon pills", KNOWN).outcome == Outcome.SIGNAL
    moon_pills.delete()
    assert staff_lists.screen("moon pills", KNOWN).findings == ()


def test_another_process_sees_it_at_its_next_look_and_asks_nothing_until_then(
    monkeypatch, moon_pills, django_assert_num_queries
):
    assert staff_lists.screen("moon pills", KNOWN).findings
    clock = [1000.0]
    monkeypatch.setattr(staff_lists, "monotonic", lambda: clock[0])
    # As a process that has read the lists a moment ago, and hears of no signal of another.
    monkeypatch.setattr(staff_lists, "_kept", staff_lists.Kept(number=0, looked_at=1000.0))
    clock[0] += staff_lists.CHECK_EVERY / 2
    with django_assert_num_queries(0):
        assert not staff_lists.screen("moon pills", KNOWN).findings
    clock[0] += staff_lists.CHECK_EVERY
    # Two of them are the savepoint, which this test stands in a transaction for.
    with django_assert_num_queries(5):
        assert staff_lists.screen("moon pills", KNOWN).findings
    clock[0] += 2 * staff_lists.CHECK_EVERY
    with django_assert_num_queries(3):
        assert staff_lists.screen("moon pills", KNOWN).findings
    assert staff_lists.CHECK_EVERY <= 5


def test_each_change_raises_the_number_by_one(moon_pills):
    before = ListsVersion.objects.get().number
    moon_pills.save()
    SafeDomain.objects.create(domain="quiet.example")
    moon_pills.delete()
    assert ListsVersion.objects.get().number == before + 3


def test_lists_that_cannot_be_read_cost_nobody_their_words(topic, ben, moon_pills, monkeypatch, caplog):
    def broken(kept):
        raise RuntimeError("a fault of ours")

    assert staff_lists.in_force().entries
    monkeypatch.setattr(staff_lists, "_read_rows", broken)
    staff_lists.forget()
    forums.reply(topic, ben, "Private words about moon pills.")
    assert Post.objects.get(body__contains="Private").state == "held", "the last known lists go on"
    monkeypatch.setattr(staff_lists, "_kept", staff_lists.Kept())
    forums.reply(topic, ben, "Other private words about moon pills.")
    assert Post.objects.get(body__contains="Other").state == "published", "the lists of the code are left"
    assert "could not be read" in caplog.text and "rivate words" not in caplog.text


def test_an_error_of_the_database_while_reading_leaves_the_post_whole(topic, ben, monkeypatch):
    def broken(kept):
        ListsVersion.objects.raw("SELECT number FROM there_is_no_such_table")[0]

    monkeypatch.setattr(staff_lists, "_read_rows", broken)
    monkeypatch.setattr(staff_lists, "_kept", staff_lists.Kept())
    forums.reply(topic, ben, "I was there too.")
    assert Post.objects.get(body="I was there too.").state == "published"


def test_hundreds_of_phrases_are_looked_for_one_by_one_only_where_they_may_stand(monkeypatch):
    from moderation.screening import Entry, Lists, screen
    from moderation.screening.checks import added

    looked = []
    real = added._pattern

    class Counting:
        def __init__(self, pattern):
            self.pattern = pattern

        def finditer(self, string):
            looked.append(self.pattern.pattern)
            return self.pattern.finditer(string)

    monkeypatch.setattr(added, "_pattern", lambda phrase: (real(phrase)[0], Counting(real(phrase)[1])))
    lists = Lists(tuple(Entry("spam", f"moon pill{'abcdefghij'[n % 10]} number {n}") for n in range(300)))
    assert screen("A quiet day; my moon pillc number 22 came.", KNOWN, lists).findings
    assert 0 < len(looked) <= 31
