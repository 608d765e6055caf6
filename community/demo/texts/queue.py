"""What waits for a moderator, and one case that was decided. Numbers are from ranges kept for drama."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    """A reply that checks will notice: to the topic `title`, written so many minutes ago."""

    title: str
    author: str
    minutes_ago: int
    body: str
    warning: str = ""


PHONE_NUMBER = Waiting(
    "I hid in the bathroom for ten minutes",
    "Late Kettle",
    38,
    "I ran a tap as well, for years. If you ever want to talk to somebody while it runs, ring me on 07700 900142. Any evening but "
    "Monday.",
)
LINK = Waiting(
    "How do you answer “how are you”",
    "Bright Penny",
    52,
    "There’s a page about this that made me laugh, at https://lift-talk.example.org/short-answers. I hope links are all right.",
)
CRISIS_TITLE, CRISIS_BOARD = "I’m very tired of being tired", "Nights"
CRISIS = Waiting(
    CRISIS_TITLE,
    "Wet Pavement",
    17,
    "I’m safe tonight. My sister is in the next room and she knows. I only want to say it somewhere, because I don’t want "
    "to say it to her again: I can’t keep going any more like this. I don’t mean a plan. I mean that I’m so tired of "
    "every day being the same day.\n\nI’ll stay with her until the morning. If somebody could just say hello, that would "
    "be good.",
    warning="suicide",
)
CRISIS_REPLIES = (
    ("Low Tide", 4, "Hello, Wet Pavement. I’m here, and I’ve read all of it. I’m very glad your sister is next door."),
    ("Plain Sparrow", 6, "Hello from me too. You don’t have to make it sound better than it is."),
)
REPORT_TITLE = "The shower is a mountain"
REPORTED_REPLY = (
    "Odd Glove",
    130,
    "My sister would say you only need to try harder. I know she’s wrong, but I can hear her say it.",
)
REPORTER, REPORT_WORDS = (
    "Soft Pencil",
    "I think it’s meant kindly, but “try harder” is hard to read in this topic. Could somebody look?",
)
WORRIED_TITLE, WORRIED_BY, WORRIED_WORDS = (
    "Day one, again",
    "Kind Crow",
    "They went very quiet after this. Could somebody say hello to them?",
)

DECIDED = Waiting(
    "Forms, forms, forms",
    "Paper Boat",
    3000,
    "I have a list of who answers the phone and when. Write to me at paper.boat@example.org and I’ll send it to you.",
)
DECIDED_WORDS = (
    "Thank you for offering this. We took the reply down because it has your e-mail address in it, and anybody at all can "
    "read this board. You have done nothing wrong, and nothing else changes for you. Please post the list itself: it would "
    "help a lot of people."
)
RELEASED = Waiting(
    "Phone calls",
    "Third Stair",
    1500,
    "The advice line in our town is 020 7946 0018, they’re in from ten and they let you be silent first.",
)
