from . import Thread, replies

THREADS = [
    Thread(
        "Grief and loss",
        "Her voicemail",
        "Late Kettle",
        8,
        "I still pay for my wife’s phone so that I can ring it and hear her say she can’t come to the phone right now.\n\n"
        "Two years in May. I don’t ring it every day any more. Sundays mostly. I don’t leave a message. She’d have told me "
        "not to waste the money, and then she’d have done exactly the same.",
        replies(
            ("Plain Sparrow", 6, "“She can’t come to the phone right now.” Oh. Thank you for telling us about her."),
            (
                "Old Radio",
                18,
                "I have one of my brother, on a tape, reading out a shopping list. Onions, matches, stamps. I know the order by heart.",
            ),
            (
                "Low Tide",
                37,
                "Sundays sounds like a good day for it. If you ever want to keep the voice somewhere safer than the phone "
                "company, a library or a repair shop can often copy it. Only if you want.",
            ),
            ("Late Kettle", 55, "Onions, matches, stamps. Old Radio, I’ll think of that when I’m in the shop now."),
            (
                "Late Kettle",
                120,
                "And thank you, Low Tide. I had not thought that it could be lost. I’ll see to it this week.",
            ),
        ),
        mode="listen",
        warning="death",
    ),
    Thread(
        "Grief and loss",
        "First birthday without him",
        "Small Anchor",
        46,
        "It’s on Saturday. He’d be thirty-one. People ask what we’re doing, as if there is a thing one does.\n\n"
        "What did you do, the first time?",
        replies(
            (
                "Half Moon",
                24,
                "We made the dinner he liked and nobody talked until pudding. It was the right amount of talking.",
            ),
            ("Corner Shop", 52, "I went to work. I’m not sorry. It was a day with edges."),
            ("Warm Brick", 80, "I wrote him a card, and put it in the drawer with the others. There are six now."),
            ("Small Anchor", 260, "A card. I think I’ll do the card. He hated dinners."),
        ),
        mode="ideas",
        warning="death",
    ),
    Thread(
        "Grief and loss",
        "The dog, and please don’t say just a dog",
        "Third Stair",
        99,
        "Fourteen years. She slept on my feet through two jobs, one marriage and the whole of last winter. My feet are cold "
        "and I can’t explain that to anybody at work.",
        replies(
            ("Odd Glove", 13, "Fourteen years on your feet is not just anything."),
            ("Blue Mug", 29, "What was her name?"),
            ("Third Stair", 15, "Biscuit. She came with it. She did not like biscuits."),
            ("Blue Mug", 8, "Biscuit who did not like biscuits. I’m so sorry. She sounds excellent."),
        ),
        mode="listen",
        warning="death",
    ),
]
