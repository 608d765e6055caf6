"""Which pages `manage.py screens` photographs, and how they are put on one sheet."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ANYONE = ("anonymous",)
BOTH = ("anonymous", "member")
MEMBER = ("member",)
NEWCOMER = ("newcomer",)
PICTURED = ("pictured",)
BANNED = ("banned",)
MODERATOR = ("moderator",)
ADMINISTRATOR = ("administrator",)
VIEWERS = (
    "anonymous", "member", "newcomer", "pictured", "banned", "facilitator", "moderator", "administrator",
)  # fmt: skip

DEVICES = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES = ("light", "dark")

FIRST_ROW = "main .row-title a"
FIRST_TOPIC = "main a[href^='/t/']"
FIRST_SESSION = "main .row-title a[href^='/sessions/']"
FIRST_MEMBER = "main td a[href*='/users/member/']"
FIRST_DECISION = "main .rows a[href^='/decisions/']"


@dataclass(frozen=True)
class Screen:
    """A page: where it starts (a URL name or a path), the links that lead to it, and who looks at it.

    `press` are the buttons to press and boxes to tick on it first. `state` names what must be so meanwhile
    (screens_stage.py). `whole` is false for a page that fills the window and scrolls inside it: stretched out, what
    sticks would cover words.
    """

    name: str
    start: str
    follow: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ANYONE
    status: int = 200
    whole: bool = True
    press: tuple[str, ...] = ()
    state: str = ""
    media: str = "screen"


PLACES = (
    Screen("home", "/", viewers=BOTH),
    Screen("boards", "boards", viewers=BOTH),
    Screen("board", "boards", (FIRST_ROW,), viewers=BOTH),
    Screen("topic", "boards", (FIRST_ROW, FIRST_TOPIC), viewers=("anonymous", "member", "moderator")),
    Screen("new-topic", "boards", (FIRST_ROW, "main a[href$='/new/']"), viewers=MEMBER),
    Screen("report", "boards", (FIRST_ROW, FIRST_TOPIC, "main a[href^='/report/']"), viewers=MEMBER),
    Screen("sessions", "sessions", viewers=BOTH),
    Screen("session", "sessions", (FIRST_SESSION,), viewers=("anonymous", "member", "moderator")),
    Screen("room", "sessions", ("main a[href$='/room/']",), viewers=("member", "facilitator"), whole=False),
    Screen("resources", "resources"),
    Screen("resource", "resources", (FIRST_ROW,), viewers=BOTH),
    Screen("helplines", "helplines", viewers=BOTH),
    Screen("agreement", "agreement", viewers=BOTH),
    Screen("rules", "rules"),
    Screen("figures", "transparency"),
    Screen("privacy", "privacy"),
    Screen("accessibility", "accessibility"),
    Screen("keeping", "keeping"),
    Screen("notices", "notices", viewers=MEMBER),
    Screen("not-found", "/nothing-is-here/", status=404),
)
JOINING = (
    Screen("login", "account_login"),
    Screen("signup", "account_signup"),
    Screen("signup-approval", "account_signup", state="approval"),
    Screen("signup-invitation", "account_signup", state="invitation"),
    Screen("welcome", "welcome", viewers=("newcomer", "pictured")),
    Screen("passkey-offer", "welcome_passkey", viewers=PICTURED),
    Screen("agree-in-place", "boards", (FIRST_ROW, FIRST_TOPIC), viewers=NEWCOMER),
    Screen("recover", "recover"),
    Screen("password-reset", "account_reset_password"),
)
ACCOUNT = (
    Screen("account", "account_home", viewers=("member", "pictured", "banned")),
    Screen("recovery-sheet", "recovery_sheet", viewers=MEMBER),
    Screen("codes", "recovery_sheet", viewers=PICTURED, press=("main form .btn",), state="no sheet"),
    Screen(
        "codes-printed", "recovery_sheet", viewers=PICTURED, press=("main form .btn",), state="no sheet", media="print"
    ),
    Screen("confirm", "/account/reauthenticate/?next=/account/data/", viewers=MEMBER),
    Screen("second-lock", "mfa_index", viewers=("member", "pictured")),
    Screen("code-app", "mfa_activate_totp", viewers=PICTURED),
    Screen("devices", "usersessions_list", viewers=MEMBER),
    Screen("email", "account_email", viewers=MEMBER),
    Screen("password", "account_change_password", viewers=MEMBER),
    Screen("break", "take_a_break", viewers=MEMBER),
    Screen("name", "change_name", viewers=MEMBER),
    Screen("name-in-group", "sessions", (FIRST_SESSION, "main a[href*='/name/']"), viewers=PICTURED),
    Screen("consents", "consents", viewers=MEMBER),
    Screen("take-back", "consents", ("main a[href$='/withdraw/']",), viewers=MEMBER),
    Screen("preferences", "preferences", viewers=MEMBER),
    Screen("people", "people_apart", viewers=("member", "pictured")),
    Screen("keep-apart", "boards", (FIRST_ROW, FIRST_TOPIC, "main a[href$='/apart/']"), viewers=MEMBER),
    Screen("wrote", "wrote", viewers=MEMBER),
    Screen("my-data", "my_data", viewers=MEMBER),
    Screen("my-data-ready", "my_data", viewers=PICTURED, state="copy"),
    Screen("erase", "erase_account", viewers=MEMBER),
    Screen(
        "erase-asked",
        "erase_account",
        viewers=PICTURED,
        press=("main [name=sure]", "main .form .btn"),
        state="not going",
    ),
    Screen("receipt", "erasure_receipt"),
    Screen("decisions", "decisions", viewers=("member", "banned")),
    Screen("decision", "decisions", (FIRST_DECISION,), viewers=("member", "banned")),
    Screen("appeal", "decisions", (FIRST_DECISION, "main a[href$='/appeal/']"), viewers=BANNED),
    Screen("topic-shut-out", "boards", (FIRST_ROW, FIRST_TOPIC), viewers=BANNED),
    Screen("sign-out", "account_logout", viewers=MEMBER),
)
STAFF = (
    Screen("admin", "/admin/", viewers=("moderator", "administrator")),
    Screen("queue", "queue:index", viewers=MODERATOR),
    Screen("case", "queue:index", ("main td a",), viewers=MODERATOR),
    Screen("person", "wagtailusers_users:index", (FIRST_MEMBER, "main a[href*='/person/']"), viewers=ADMINISTRATOR),
    Screen("decisions-log", "queue:decisions", viewers=MODERATOR),
    Screen("members", "wagtailusers_users:index", viewers=ADMINISTRATOR),
    Screen("member", "wagtailusers_users:index", (FIRST_MEMBER,), viewers=ADMINISTRATOR),
    Screen("credentials", "credentials:index", viewers=ADMINISTRATOR),
    Screen("invitations", "invitations:index", viewers=ADMINISTRATOR),
    Screen("invite", "invitations:add", viewers=ADMINISTRATOR),
    Screen("agreements", "wagtailsnippets_members_agreementdocument:list", viewers=ADMINISTRATOR),
    Screen(
        "agreement-edited", "wagtailsnippets_members_agreementdocument:list", ("main td a[href*='/edit/']",),
        viewers=ADMINISTRATOR,
    ),
)  # fmt: skip
SCREENS = (*PLACES, *JOINING, *ACCOUNT, *STAFF)


def contact_sheet(pictures, target, columns=8, width=220, height=330):
    """Put `pictures`, paths of PNG files, on one sheet at `target`, each under its name, cut below `height`."""
    font = ImageFont.load_default(size=13)
    gap, line = 16, 22
    rows = -(-len(pictures) // columns)
    size = (columns * (width + gap) + gap, rows * (height + line + gap) + gap)
    sheet = Image.new("RGB", size, "#d9d2c6")
    draw = ImageDraw.Draw(sheet)
    for number, path in enumerate(pictures):
        row, column = divmod(number, columns)
        x, y = gap + column * (width + gap), gap + row * (height + line + gap)
        draw.text((x, y), Path(path).stem, fill="#26211c", font=font)
        with Image.open(path) as picture:
            visible = picture.crop((0, 0, picture.width, min(picture.height, picture.width * height // width)))
            sheet.paste(visible.convert("RGB").resize((width, visible.height * width // visible.width)), (x, y + line))
    sheet.save(target)


def readme_picture(directory, target, height=900):
    """Put the front page on a desktop and a topic on a phone side by side, for the README's first screen."""
    names = ("home-anonymous-desktop-light.png", "topic-member-phone-dark.png")
    with Image.open(directory / names[0]) as desktop, Image.open(directory / names[1]) as phone:
        gap = 24
        picture = Image.new("RGB", (desktop.width + phone.width + 3 * gap, height + 2 * gap), "#d9d2c6")
        picture.paste(desktop.convert("RGB").crop((0, 0, desktop.width, height)), (gap, gap))
        picture.paste(phone.convert("RGB").crop((0, 0, phone.width, height)), (desktop.width + 2 * gap, gap))
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(128).save(target, optimize=True)
