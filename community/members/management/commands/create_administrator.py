"""The first administrator: an account, its role, and its second factor, in one go or not at all."""

import getpass
import sys

import qrcode
from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from community.lib import names
from community.members import passwords
from community.members.forms import PseudonymField
from community.members.models import Member
from community.members.services.administrators import make_administrator
from community.members.services.joining import login_name_for

TRIES = 5


class Terminal:
    """The person's own terminal: what is secret is shown and typed there, and never in a file, a pipe or a log."""

    def __init__(self):
        try:
            self.reader = open("/dev/tty", encoding="utf-8")  # noqa: SIM115  (open as long as the command runs)
            self.writer = open("/dev/tty", "w", encoding="utf-8")  # noqa: SIM115
        except OSError:
            raise CommandError(
                "This needs a terminal: it shows a secret for your code app and asks for a code. "
                "Run it from a shell on the server, in a container with -it; nothing was made."
            ) from None

    def tell(self, words=""):
        print(words, file=self.writer, flush=True)

    def ask(self, question):
        print(f"{question} ", end="", file=self.writer, flush=True)
        answer = self.reader.readline()
        if not answer:
            raise CommandError("The terminal was closed; nothing was made.")
        return answer.strip()

    def ask_secretly(self, question):
        return getpass.getpass(f"{question} ")

    def show_picture(self, address):
        """The address as a picture for the app's camera, in characters."""
        picture = qrcode.QRCode(border=2)
        picture.add_data(address)
        picture.print_ascii(out=self.writer, invert=True)


class Command(BaseCommand):
    help = "Makes the first administrator, with a code app as second factor. Asks in the terminal; safe to stop at any time."

    def add_arguments(self, parser):
        parser.add_argument("--login", default="", help="a word for the login name; asked for if it is not given")
        parser.add_argument("--pseudonym", default="", help="the name that others see; asked for if it is not given")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from the first line of stdin"
        )

    def handle(self, *args, **options):
        terminal = Terminal()
        password = self._piped_password() if options["password_stdin"] else ""
        login = self._checked(terminal, options["login"], "A word for your login name:", _login_word)
        pseudonym = self._checked(
            terminal, options["pseudonym"], "The name that others see:", lambda name: _pseudonym(name, login)
        )
        login_name = login_name_for(login)
        if password:
            self._checked(terminal, password, "", lambda given: passwords.check(given, Member(username=login_name)))
        else:
            password = self._new_password(terminal, login_name)
        secret = self._second_factor(terminal, login_name)
        member, spare_codes = make_administrator(login, pseudonym, password, secret, login_name)
        terminal.tell()
        terminal.tell(
            "Spare codes. Each works once, when your phone is lost. Write them down now; they are not shown again:"
        )
        for code in spare_codes:
            terminal.tell(f"  {code}")
        self.stdout.write(
            f"The administrator is made. Sign in as {member.username} at /account/login/, then open /admin/."
        )

    def _piped_password(self):
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise CommandError("No password came on stdin; nothing was made.")
        return password

    def _checked(self, terminal, given, question, check):
        """`check` of what was given, or of what the terminal answers until it is right."""
        if given:
            try:
                return check(given)
            except ValidationError as wrong:
                raise CommandError(" ".join(wrong.messages)) from None
        for _again in range(TRIES):
            try:
                return check(terminal.ask(question))
            except ValidationError as wrong:
                terminal.tell(" ".join(wrong.messages))
        raise CommandError("That was tried many times; nothing was made.")

    def _new_password(self, terminal, login_name):
        for _again in range(TRIES):
            password = terminal.ask_secretly("A password of ten letters or more:")
            try:
                passwords.check(password, Member(username=login_name))
            except ValidationError as wrong:
                terminal.tell(" ".join(wrong.messages))
                continue
            if terminal.ask_secretly("Once more:") == password:
                return password
            terminal.tell("The two are not the same.")
        raise CommandError("That was tried many times; nothing was made.")

    def _second_factor(self, terminal, login_name):
        secret = generate_totp_secret()
        address = mfa_adapter().build_totp_url(Member(username=login_name), secret)
        terminal.tell("\nOpen a code app on your phone, and let it look at this, or type the key into it:\n")
        terminal.show_picture(address)
        terminal.tell(f"  key      {secret}\n  address  {address}\n")
        for _again in range(TRIES):
            if validate_totp_code(secret, terminal.ask("The six numbers that the app shows:")):
                return secret
            terminal.tell("That is not the code. Please type the one you see now; the phone's clock must be right.")
        raise CommandError("No code was right; nothing was made.")


def _login_word(word):
    if not word:
        raise ValidationError(_("Please fill this in."))
    return account_adapter().clean_username(word.strip().lower(), shallow=True)


def _pseudonym(name, login):
    name = PseudonymField().clean(name)
    if names.key(login) in names.key(name) or names.key(name) in names.key(login):
        raise ValidationError(_("That is too much like your login name, which only you should know."))
    return name
