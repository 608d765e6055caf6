"""Who lives in the demo: accounts to sign in with, and peers who only write. All of them are invented."""

from dataclasses import dataclass

from community.members.models import Role

PASSWORD = "quiet-lamps-42"  # noqa: S105  (the demo prints it)

ACCOUNTS = [
    {
        "role": "member",
        "username": "demo-member",
        "password": PASSWORD,
        "pseudonym": "Paper Boat",
        "what": "Write on a board, sit in the room that is open now, read a decision under Notices",
    },
    {
        "role": "member",
        "username": "demo-member-2",
        "password": PASSWORD,
        "pseudonym": "Late Kettle",
        "what": "A second browser: chat with the first member, or see your own held reply on Caring for someone",
    },
    {
        "role": "newcomer",
        "username": "demo-newcomer",
        "password": PASSWORD,
        "pseudonym": "Fresh Moss",
        "what": "Joined today: meets the agreement before the first post, and links wait for a person",
    },
    {
        "role": "volunteer",
        "username": "demo-volunteer",
        "password": PASSWORD,
        "pseudonym": "Steady Lamp",
        "what": "A trained volunteer who helps to lead the Tuesday circle",
    },
    {
        "role": "facilitator",
        "username": "demo-facilitator",
        "password": PASSWORD,
        "pseudonym": "Imke Strand",
        "what": "A verified professional: lead the open room, its phases, turns and pace",
    },
    {
        "role": "moderator",
        "username": "demo-moderator",
        "password": PASSWORD,
        "pseudonym": "Oona Field",
        "what": "Decide what waits in the queue, at /admin/",
    },
    {
        "role": "editor",
        "username": "demo-editor",
        "password": PASSWORD,
        "pseudonym": "Rafe Linden",
        "what": "Edit pages and helplines at /admin/; one resource is due for review",
    },
    {
        "role": "administrator",
        "username": "demo-admin",
        "password": PASSWORD,
        "pseudonym": "Marit Holm",
        "what": "Everything, at /admin/",
    },
]

_LEADS = (Role.FACILITATOR, "Led three sessions beside us; may lead alone.", 300)
_WORKS_HERE = "Works for us; met in the office."
# Role of the account: (role, what was checked, days until it runs out or None), each one a credential.
CREDENTIALS = {
    "volunteer": [(Role.VOLUNTEER, "Finished our listening course; certificate seen.", 300), _LEADS],
    "facilitator": [(Role.PROFESSIONAL, "Entry in the register of counsellors checked by phone.", 200), _LEADS],
    "moderator": [(Role.MODERATOR, _WORKS_HERE, None)],
    "editor": [(Role.EDITOR, _WORKS_HERE, None)],
    "administrator": [(Role.ADMINISTRATOR, _WORKS_HERE, None)],
}


@dataclass(frozen=True)
class Peer:
    """Somebody who writes in the demo and cannot sign in."""

    pseudonym: str
    joined_days_ago: int
    role: str = ""

    @property
    def username(self):
        return f"demo-peer-{self.pseudonym.lower().replace(' ', '-')}"


PEERS = [
    Peer("Plain Sparrow", 720),
    Peer("North Window", 610),
    Peer("Low Tide", 540, role="volunteer"),
    Peer("Second Sock", 505),
    Peer("Slow Bus", 480),
    Peer("Tin Whistle", 455),
    Peer("Garden Gate", 430),
    Peer("Old Radio", 400),
    Peer("Half Moon", 380),
    Peer("Warm Brick", 350),
    Peer("Blue Mug", 300),
    Peer("Long Corridor", 270),
    Peer("Small Anchor", 240),
    Peer("Wet Pavement", 210),
    Peer("Night Ferry", 190),
    Peer("Corner Shop", 160),
    Peer("Soft Pencil", 130),
    Peer("Unlit Porch", 100),
    Peer("Kind Crow", 80),
    Peer("Odd Glove", 60),
    Peer("Rainy Thursday", 45),
    Peer("Third Stair", 30),
    Peer("Bright Penny", 0),
]
ACCOUNT_JOINED_DAYS_AGO = {"demo-member": 150, "demo-member-2": 260, "demo-newcomer": 0}
NEVER_AGREED = {"demo-newcomer"}


def by_pseudonym(cast):
    """Members by the name the texts call them, which on a site of others may have got a number behind it."""
    names = {account["username"]: account["pseudonym"] for account in ACCOUNTS}
    names |= {peer.username: peer.pseudonym for peer in PEERS}
    return {names[username]: member for username, member in cast.items()}
