"""Which pages `manage.py screens` photographs, and how they are put on one sheet."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ANYONE = ("anonymous",)
BOTH = ("anonymous", "member")
MEMBER = ("member",)
MODERATOR = ("moderator",)
VIEWERS = ("anonymous", "member", "facilitator", "moderator")

DEVICES = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES = ("light", "dark")

FIRST_ROW = "main .row-title a"
FIRST_TOPIC = "main a[href^='/t/']"
FIRST_SESSION = "main .row-title a[href^='/sessions/']"


@dataclass(frozen=True)
class Screen:
    """A page: where it starts (a URL name or a path), the links that lead to it, and who looks at it.

    `whole` is false for a page that fills the window and scrolls inside it: stretched out, what sticks would cover words.
    """

    name: str
    start: str
    follow: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ANYONE
    status: int = 200
    whole: bool = True


SCREENS = (
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
    Screen("privacy", "privacy"),
    Screen("accessibility", "accessibility"),
    Screen("login", "account_login"),
    Screen("signup", "account_signup"),
    Screen("recover", "recover"),
    Screen("password-reset", "account_reset_password"),
    Screen("account", "account_home", viewers=MEMBER),
    Screen("recovery-sheet", "recovery_sheet", viewers=MEMBER),
    Screen("preferences", "preferences", viewers=MEMBER),
    Screen("my-data", "my_data", viewers=MEMBER),
    Screen("erase", "erase_account", viewers=MEMBER),
    Screen("keeping", "keeping"),
    Screen("notices", "notices", viewers=MEMBER),
    Screen("second-lock", "mfa_index", viewers=MEMBER),
    Screen("sign-out", "account_logout", viewers=MEMBER),
    Screen("not-found", "/nothing-is-here/", status=404),
    Screen("admin", "/admin/", viewers=MODERATOR),
    Screen("queue", "queue:index", viewers=MODERATOR),
    Screen("case", "queue:index", ("main td a",), viewers=MODERATOR),
)


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
