"""Boards: title, one line, a few words more, theme, and the group it is closed to everyone else for."""

CIRCLE = "Tuesday circle"

BOARDS = [
    (
        "Low days",
        "When getting up is the whole job.",
        "<p>For the grey stretches, short or long. You need not be getting better to write here.</p>",
        "low-mood",
        "",
    ),
    (
        "Worry and panic",
        "What it is like, and what sometimes helps.",
        "<p>Thoughts that go round, hearts that race, doors checked twice.</p>",
        "worry",
        "",
    ),
    (
        "Nights",
        "For the hours when nobody else seems to be awake.",
        "<p>Somebody usually is. Say hello, or only read.</p>",
        "nights",
        "",
    ),
    (
        "Grief and loss",
        "For anyone missing someone, however long it has been.",
        "<p>There is no right time to be done with it. Please use a content warning when you write about a death.</p>",
        "grief",
        "",
    ),
    (
        "Living without it",
        "Drinking, gambling, using: stopping, slipping, starting again.",
        "<p>Day one is welcome here, and so is the tenth day one. Please name no amounts and no prices.</p>",
        "addiction",
        "",
    ),
    (
        "Caring for someone",
        "Partners, parents, children, friends, and you.",
        "<p>For people who look after somebody. You can love them and be tired at once.</p>",
        "caring",
        "",
    ),
    (
        "Small good things",
        "A walk, a soup, a dog on the bus.",
        "<p>Nothing here has to be big. No one has to be cheerful.</p>",
        "",
        "",
    ),
    (
        "Between Tuesdays",
        "For the people of the Tuesday circle, between its sessions.",
        "<p>Only members of the circle can read here.</p>",
        "low-mood",
        CIRCLE,
    ),
]
