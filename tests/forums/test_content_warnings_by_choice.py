"""A content warning is shown, covered or left out, as each reader chose."""

import pytest

from community.members.models import WarningChoice
from community.themes.models import ContentWarning
from forums import services as forums

pytestmark = pytest.mark.django_db
WORDS = "She was gone in the morning."


@pytest.fixture
def warning(db):
    return ContentWarning.objects.create(name="A death at home", slug="a-death-at-home", meaning="Somebody dies.")


@pytest.fixture
def warned(board, ana, warning):
    return forums.open_topic(board, ana, "The last night", WORDS, warning=warning)[0].topic


def choose(member, warning, choice):
    WarningChoice.objects.create(member=member, warning=warning, choice=choice)


def read(client, topic, query=""):
    return client.get(f"/t/{topic.pk}/{query}").content.decode()


def test_it_is_covered_until_one_chooses(as_, warned, ben):
    for reader in (None, ben):
        page = read(as_(reader), warned)
        assert '<details class="warning">' in page and WORDS in page


def test_show_opens_it_and_still_names_the_warning(as_, warned, warning, ben):
    choose(ben, warning, "show")
    page = read(as_(ben), warned)
    assert '<details class="warning"' not in page and WORDS in page and "A death at home" in page


def test_hide_leaves_it_out_of_lists_which_say_how_many(as_, warned, warning, board, ben):
    assert warned.title in as_(ben).get(board.url).content.decode()
    choose(ben, warning, "hide")
    listed = as_(ben).get(board.url).content.decode()
    assert warned.title not in listed and "1 topic is left out by your choice." in listed
    assert warned.title not in as_(ben).get("/").content.decode()
    assert warned.title in as_(None).get("/").content.decode()


def test_its_own_address_asks_first_and_then_opens(as_, warned, warning, ben):
    choose(ben, warning, "hide")
    gate = read(as_(ben), warned)
    assert WORDS not in gate and warned.title not in gate and "A death at home" in gate and "open=1" in gate
    assert WORDS in read(as_(ben), warned, "?open=1")
    answer = as_(ben).post(f"/t/{warned.pk}/reply/", {"body": "I read it."})
    assert answer.status_code == 302 and "open=1" in answer["Location"]


def test_ones_own_topic_is_always_open(as_, warned, warning, board, ana):
    choose(ana, warning, "hide")
    assert WORDS in read(as_(ana), warned)
    assert warned.title in as_(ana).get(board.url).content.decode()
