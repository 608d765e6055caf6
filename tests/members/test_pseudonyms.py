"""A name that others see: its own, readable, and nobody else's, whatever marks are put into it."""

import pytest
from django.core.exceptions import ValidationError

from community.lib import names
from community.members import queries, services
from community.members.forms.agreements import tick_name
from community.members.models import Member

pytestmark = pytest.mark.django_db
TAKEN = "Somebody here has that name"


def sign_up(client, pseudonym):
    data = {"username": "night-walker", "pseudonym": pseudonym, "password1": "three odd words 7", "age": "on"}
    current = queries.current_agreement()
    if current is not None:
        data[tick_name(current)] = "on"
    answer = client.post("/account/signup/", data)
    return answer.content.decode() if answer.status_code == 200 else None


@pytest.mark.parametrize(
    "like",
    [
        "Quiet Heron",
        "quiet heron",
        "QuietHeron",
        "Quiet-Heron",
        "Qúiet Hérôn",
        "Ｑｕｉｅｔ Heron",
        "Qulet Heron",
        "Qu1et Her0n",
        "Quıet Heron",
    ],
)
def test_a_name_that_reads_like_anothers_is_taken(client, ana, like):
    page = sign_up(client, like)
    assert TAKEN in page
    assert 'value="night-walker"' in page and Member.objects.count() == 1


def test_a_name_in_look_alike_letters_of_another_alphabet_is_taken(client, agreement):
    services.join(Member(username="first"), "Acorn")
    assert "one alphabet" in sign_up(client, "\u0410corn")
    services.join(Member(username="second"), "Poppa")
    assert TAKEN in sign_up(client, "\u0420\u043e\u0440\u0440\u0430")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Soft\u200dLantern", "hidden marks"),
        ("Soft \u202eretnaL", "hidden marks"),
        ("Soft\u2066Lantern", "hidden marks"),
        ("Soft\u00adLantern", "hidden marks"),
        ("\u3164\u3164\u3164", "hidden marks"),
        ("a\ufe0fbc", "hidden marks"),
        ("x" * 300, "3 to 30 letters"),
        ("ab", "3 to 30 letters"),
        ("me@example.org", "e-mail address"),
        ("Ring 07700 900142", "phone number"),
        ("Hearth Moderator", "member of staff"),
        ("M0DERAT0R", "member of staff"),
        ("Admin", "member of staff"),
        ("Dr Lantern", "member of staff"),
        ("Former member", "kept for something else"),
        ("Former member 2", "kept for something else"),
        ("Anonymous Wren", "kept for something else"),
        ("anonym0us-heron", "kept for something else"),
        ("Hearth team", "member of staff"),
        ("+44 7700 900142", "phone number"),
        ("0770.0900.142", "phone number"),
        ("you\uff20example.org", "e-mail address"),
        ("Soft <b>Lantern</b>", "letters, digits"),
        ("S\u0301\u0302\u0303\u0304oft", "letters, digits"),
        ("...", "letters, digits"),
    ],
)
def test_what_is_wrong_with_a_name_is_said_and_all_else_is_kept(client, agreement, name, says):
    page = sign_up(client, name)
    assert says in page
    assert 'value="night-walker"' in page and "checked" in page
    assert not Member.objects.exists()


@pytest.mark.parametrize(
    "name", ["Soft Lantern", "Zoë O’Neil", "Тихая Цапля", "静かな鷺", "शान्त बगुला", "เงียบ", "Badminton", "Jean-Luc 2"]
)
def test_names_of_many_tongues_are_welcome(client, agreement, name):
    assert sign_up(client, name) is None
    assert Member.objects.get().home_persona.name == name


def test_no_name_makes_the_check_fail(agreement):
    for name in ("", " ", "\ufdfa" * 30, "\U0001f642" * 10, "\ud800abc", "a" + "\u0300" * 29, "½½½", "_ab"):
        try:
            assert len(names.key(names.clean(name))) <= names.LONGEST_KEY
        except ValidationError as wrong:
            assert str(wrong.message)


def test_a_name_is_free_again_when_its_member_is_erased(client, ana):
    assert TAKEN in sign_up(client, "Quiet Heron")
    services.erase(ana)
    assert sign_up(client, "Quiet Heron") is None
