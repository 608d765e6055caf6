"""The first administrator is made in a terminal, with a second factor, or not at all."""

import io
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.core.management.base import CommandError

from community.members.management.commands import create_administrator
from community.members.models import Member

from .proofs import code_now, wrong_code

pytestmark = pytest.mark.django_db
WORDS = "seven calm lanterns"
REAL = create_administrator.Terminal


class FakeTerminal:
    """Answers in turn; shows a right code where the command asks for one, unless `codes` says otherwise."""

    def __init__(self, answers=(), secrets=(WORDS, WORDS), codes=None):
        self.answers, self.secrets, self.codes = list(answers), list(secrets), codes
        self.shown = ""

    def tell(self, words=""):
        self.shown += f"{words}\n"

    def ask(self, question):
        if "six numbers" in question:
            secret = re.search(r"key {2,}(\w+)", self.shown)[1]
            return (self.codes or code_now)(secret)
        return self.answers.pop(0)

    def ask_secretly(self, question):
        return self.secrets.pop(0)

    def show_picture(self, address):
        REAL.show_picture(self, address)

    @property
    def writer(self):
        return io.StringIO()


@pytest.fixture
def at(monkeypatch, settings):
    settings.STAFF_SECOND_FACTOR = True

    def run(terminal, *arguments, stdin=""):
        monkeypatch.setattr(create_administrator, "Terminal", lambda: terminal)
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        out = io.StringIO()
        call_command("create_administrator", *arguments, stdout=out)
        return out.getvalue()

    return run


def test_it_makes_an_account_that_opens_the_admin_with_its_code(at, client):
    terminal = FakeTerminal(["marit", "Northern Lamp"])
    said = at(terminal)
    member = Member.objects.get(login_word="marit")
    assert member.username in said and member.is_superuser
    assert member.home_persona.name == "Northern Lamp" and member.home_persona.role_now == "administrator"
    secret = re.search(r"key {2,}(\w+)", terminal.shown)[1]
    client.post("/account/login/", {"login": "marit", "password": WORDS})
    assert client.get("/admin/").status_code == 302
    client.post("/account/2fa/authenticate/", {"code": code_now(secret)})
    assert client.get("/admin/").status_code == 200


def test_its_spare_codes_work_and_neither_they_nor_the_secret_go_to_stdout(at, client):
    terminal = FakeTerminal(["marit", "Northern Lamp"])
    said = at(terminal)
    spare = re.findall(r"^  (\d{8})$", terminal.shown, re.M)
    assert len(spare) == 10
    assert not any(code in said for code in spare) and re.search(r"key {2,}(\w+)", terminal.shown)[1] not in said
    client.post("/account/login/", {"login": "marit", "password": WORDS})
    client.post("/account/2fa/authenticate/", {"code": spare[0]})
    assert client.get("/admin/").status_code == 200


def test_the_password_may_come_by_a_pipe(at):
    at(
        FakeTerminal(secrets=()),
        "--login",
        "marit",
        "--pseudonym",
        "Northern Lamp",
        "--password-stdin",
        stdin=f"{WORDS}\n",
    )
    assert Member.objects.get().check_password(WORDS)


def test_wrong_codes_make_nothing(at):
    with pytest.raises(CommandError, match="nothing was made"):
        at(FakeTerminal(["marit", "Northern Lamp"], codes=wrong_code))
    assert not Member.objects.exists() and not Authenticator.objects.exists()


def test_what_is_not_right_is_asked_again_in_words(at):
    terminal = FakeTerminal(
        ["marit@example.org", "marit", "Marit", "Northern Lamp"], secrets=["short", WORDS, "other", WORDS, WORDS]
    )
    at(terminal)
    for words in (
        "An e-mail address is not needed",
        "too much like your login name",
        "longer password",
        "not the same",
    ):
        assert words in terminal.shown
    assert Member.objects.get().home_persona.name == "Northern Lamp"


def test_without_a_terminal_it_refuses_and_makes_nothing(monkeypatch):
    def no_terminal(*args, **kwargs):
        raise OSError

    monkeypatch.setattr("builtins.open", no_terminal)
    with pytest.raises(CommandError, match="needs a terminal"):
        REAL()
    monkeypatch.undo()
    assert not Member.objects.exists()


@pytest.mark.parametrize("arguments", [[], ["--noinput", "--username", "marit"]])
def test_djangos_own_command_names_the_right_one(arguments):
    with pytest.raises(CommandError, match="create_administrator"):
        call_command("createsuperuser", *arguments)
    assert not Member.objects.exists()
