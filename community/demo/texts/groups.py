"""Support groups, their sessions and what was said there."""

CIRCLE = {
    "title": "Tuesday circle",
    "intro": "For anyone in a low stretch, however long it is. Up to ten people, in writing, with two trained people in the "
    "room. You can say as little as you like.",
    "theme": "low-mood",
    "size_cap": 10,
    "ground_rules": "One person at a time, and no hurry.\nPassing is always a fine answer.\nWhat is said here stays here.\n"
    "No advice unless somebody asks for it.",
    "turns": "hands",
    "mode": "flagged",
    "leads": "demo-facilitator",
    "helps": "demo-volunteer",
}
AFTER = {
    "title": "After a loss",
    "intro": "For people who miss someone. It does not matter how long ago it was, or who it was. Up to eight people.",
    "theme": "grief",
    "size_cap": 8,
    "ground_rules": "We say their names if we want to.\nTears and silence are both welcome.\nNobody is told to move on.",
    "turns": "open",
    "mode": "flagged",
    "leads": "demo-facilitator",
    "helps": "demo-peer-low-tide",
}

# The session that is open whenever the demo is started.
OPEN_NOW = "An open hour: come as you are, stay as long as you like"
OPEN_SEATS = [
    "demo-member",
    "demo-member-2",
    "demo-peer-plain-sparrow",
    "demo-peer-slow-bus",
    "demo-peer-rainy-thursday",
]
OPEN_PRESENT = ["demo-facilitator", "demo-volunteer", "demo-peer-plain-sparrow", "demo-peer-slow-bus"]
# (who, minutes ago, words); without a person it is the next part of the session
OPEN_CHAT = [
    ("demo-facilitator", 21, "Hello, and welcome. I’m Imke. Steady Lamp is here with me. We’ll start slowly."),
    ("demo-peer-plain-sparrow", 20, "Hello all. Toast again. It’s becoming a habit."),
    ("demo-peer-slow-bus", 19, "Evening. I nearly did not come, so I’m counting this as the good thing of today."),
    ("demo-volunteer", 18, "It counts. Glad you’re both here."),
    ("", 17, "welcome"),
    ("demo-facilitator", 16, "The rules in short: one at a time, passing is fine, and what’s said here stays here."),
    ("", 12, "checkin"),
    ("demo-peer-plain-sparrow", 11, "I’ll start the round, then. My week was grey with a yellow bit on Wednesday. I sat outside."),
    ("demo-peer-slow-bus", 8, "Mine was long. I rang my dad, though. We talked about gutters for half an hour. It was very good."),
    ("demo-volunteer", 6, "Gutters can hold a lot."),
    ("demo-peer-slow-bus", 5, "They can when you clear them. That’s what he said, anyway."),
    ("", 4, "topic"),
    ("demo-facilitator", 3, "Thank you both. The floor is open. If you’ve just come in: hello, and take your time."),
]  # fmt: skip
OPEN_HELD = ("demo-peer-rainy-thursday", 2, "If anyone would like to go for a walk some time, I’m on 07700 900163.")

PAST_CIRCLE = "When mornings are the hardest part"
PAST_CIRCLE_SEATS = ["demo-member", "demo-peer-long-corridor", "demo-peer-small-anchor"]
PAST_CIRCLE_CHAT = [
    ("demo-facilitator", "Good evening. Tonight we thought about mornings. Who would like to begin?"),
    ("demo-peer-small-anchor", "Mine begin at noon at the moment. I’m not proud of it."),
    ("demo-member", "I do the first ten minutes with the curtains shut. Then one curtain."),
    ("demo-peer-long-corridor", "One curtain is a good unit."),
    ("demo-volunteer", "I’m going to borrow that. How was your one curtain today?"),
    ("demo-peer-long-corridor", "I pass this round, thank you."),
    ("demo-facilitator", "Of course. Thank you all for coming. The page about hard nights is in Resources."),
]  # fmt: skip
PAST_AFTER = "The first of everything"
PAST_AFTER_SEATS = ["demo-member-2", "demo-peer-warm-brick", "demo-peer-half-moon"]
PAST_AFTER_CHAT = [
    ("demo-facilitator", "Welcome. You can tell us who you are missing, or not. Both are fine."),
    ("demo-member-2", "My wife. It was her birthday on Monday. I bought the cake anyway."),
    ("demo-peer-half-moon", "What sort of cake?"),
    ("demo-member-2", "Lemon. She’d have said it was too sharp and eaten two slices."),
    ("demo-peer-warm-brick", "I like her."),
]  # fmt: skip

# (group, weeks after the next one, hour, minutes, about, seats)
COMING = [
    ("circle", 0, 19, 90, "Small plans for a grey week", ["demo-member", "demo-peer-long-corridor", "demo-peer-small-anchor"]),
    ("after", 0, 20, 90, "Things we kept", ["demo-member-2", "demo-peer-half-moon"]),
    ("circle", 1, 19, 90, "When others mean well", ["demo-peer-long-corridor"]),
    ("after", 1, 20, 90, "Photographs", []),
]  # fmt: skip
