from . import Thread, replies

THREADS = [
    Thread(
        "Living without it",
        "Day one, again",
        "Corner Shop",
        3,
        "I had a hundred and twelve. Now I have one. I’m not going to tell it as a story, it was a wedding and I was tired.\n\n"
        "I nearly did not come back here because of the number. Then I thought that you are the only people who know what "
        "the number cost.",
        replies(
            ("Slow Bus", 11, "The hundred and twelve happened. Nobody takes them back. Welcome to today."),
            (
                "Long Corridor",
                23,
                "I have had, I think, nine day ones. The last one is five years long so far. I could not have told it "
                "from the others at the time.",
            ),
            ("Kind Crow", 34, "I’m glad you came back in. I’ve put the kettle on, in a manner of speaking."),
            (
                "Corner Shop",
                50,
                "“Nobody takes them back.” I’ll keep that. Going to bed early with a book about canals.",
            ),
        ),
        warning="substances",
    ),
    Thread(
        "Living without it",
        "What do you do at five o’clock",
        "Wet Pavement",
        52,
        "Five is my hour. The light goes and my hands want something. I’ve tried squash, I’ve tried running, I’ve tried "
        "sitting on my hands.\n\nWhat do yours do?",
        replies(
            ("Tin Whistle", 20, "Peel things. Potatoes, oranges. I’m a very well-fed person between five and six."),
            (
                "Garden Gate",
                33,
                "Five is when I ring my aunt. She talks until seven. I don’t think she knows she is medicine.",
            ),
            (
                "Steady Lamp",
                48,
                "Some people move the hour: supper at five, walk at six. It confuses the habit. It need not be for ever.",
            ),
            ("Wet Pavement", 75, "Peeled four oranges. Kitchen smells nice. It’s twenty past six."),
        ),
        mode="ideas",
        warning="substances",
    ),
    Thread(
        "Living without it",
        "I told my brother about the money",
        "Unlit Porch",
        160,
        "All of it, with the paper in front of us. He went quiet. Then he fetched a pen and we made a list, and he asked if "
        "I wanted soup.\n\nI was ready for shouting. I was not ready for soup.",
        replies(
            ("North Window", 40, "Soup is harder. I cried at a sandwich once."),
            ("Second Sock", 66, "You put the paper on the table yourself. That is the brave part, soup or no soup."),
        ),
        warning="gambling",
    ),
    Thread(
        "Caring for someone",
        "I hid in the bathroom for ten minutes",
        "Garden Gate",
        1.3,
        "Mum asked where her mother was, eleven times before lunch. I answered nicely ten times.\n\nThen I ran the tap so "
        "it would sound as if I was doing something, and I sat on the edge of the bath. That’s all. I came out and made "
        "the tea.",
        replies(
            ("Warm Brick", 8, "Ten times nicely is a lot of nicely. I know that bath edge well."),
            ("Blue Mug", 21, "My dad and I have a tap like that. I think half this street is running taps."),
            (
                "Imke Strand",
                36,
                "You found a way to step out for ten minutes and she was safe. That is what we teach people to do, and "
                "you made it up with a tap. Is there anyone who could give you an hour?",
            ),
            ("Garden Gate", 25, "My cousin, maybe. I’ve never asked. I’ll look at the words for it first."),
        ),
        mode="listen",
    ),
    Thread(
        "Caring for someone",
        "Who looks after you?",
        "Half Moon",
        66,
        "The nurse asked me, at the door, with her coat on. I said “oh, I’m fine” and then I couldn’t shut the door "
        "properly because my eyes had gone.\n\nI’m asking you what she asked me. No need to say fine.",
        replies(
            ("Old Radio", 30, "A neighbour who leaves a paper on the step. We’ve never spoken about it."),
            ("Plain Sparrow", 44, "You lot, some nights."),
            ("Night Ferry", 90, "Nobody yet. Writing that is a bit like opening a window. Cold, and also air."),
            ("Half Moon", 35, "Night Ferry, I’d leave a paper on your step."),
        ),
    ),
    Thread(
        "Caring for someone",
        "Forms, forms, forms",
        "Warm Brick",
        210,
        "Thirty-eight pages. The same question four ways. By page twenty I had described the worst day of his life so well "
        "that I had to go and check that he was asleep.\n\nHow do you get through the paper without it getting through you?",
        replies(
            ("Kind Crow", 55, "Two pages a day, with the radio on, and never after supper."),
            (
                "Late Kettle",
                70,
                "Someone at the advice centre filled it in while I talked. I did not know you could ask that. You can.",
            ),
            ("Warm Brick", 500, "I rang them. Thursday at ten, with a person called Bea and a pen. Thank you."),
        ),
        mode="ideas",
    ),
    Thread(
        "Small good things",
        "A stranger’s umbrella",
        "Blue Mug",
        0.9,
        "It rained sideways. A woman at the crossing held hers over both of us, said nothing at all, and at the other side "
        "said “right then” and went.\n\nRight then.",
        replies(
            ("Rainy Thursday", 12, "Right then. I’d have followed her anywhere."),
            (
                "Tin Whistle",
                16,
                "Mine from this week: the bus driver waited while I looked for my glove. The whole bus waited. Somebody found it.",
            ),
            ("Odd Glove", 10, "Speaking for gloves everywhere, thank you."),
        ),
    ),
    Thread(
        "Small good things",
        "Things that are soft, a list",
        "Kind Crow",
        15,
        "I’ll begin. The inside of a dog’s ear. The bread when you tear it. My grandmother’s “mm?” when she is listening "
        "and knitting.",
        replies(
            ("Soft Pencil", 14, "The sound of a library after four."),
            ("Half Moon", 25, "Flannel sheets in the first cold week."),
            ("Paper Boat", 48, "Somebody else’s radio, through a wall, low."),
            (
                "Slow Bus",
                33,
                "Snow, before anyone has walked in it. And the person who waits for you to walk in it first.",
            ),
            ("Bright Penny", 60, "This list."),
        ),
    ),
    Thread(
        "Small good things",
        "I slept until it was light",
        "Night Ferry",
        39,
        "No more to it than that. I opened my eyes and there were edges on things.",
        replies(
            ("North Window", 10, "Edges on things. Lovely."),
            ("Plain Sparrow", 22, "We missed you in the night topic, and I’m glad we did."),
        ),
    ),
    Thread(
        "Between Tuesdays",
        "What I did not say on Tuesday",
        "Long Corridor",
        30,
        "In the last round I passed. I wanted to say that I had been to the doctor, like I said I would. I went. I had the "
        "words on a card and I read the card out.",
        replies(
            ("Steady Lamp", 25, "Thank you for bringing it here. Passing was fine, and so is this. You read the card."),
            (
                "Paper Boat",
                40,
                "The card! I’m so pleased. I’d like to hear on Tuesday, if you feel like it, and if not that is all right.",
            ),
            ("Small Anchor", 75, "I’m making a card."),
        ),
    ),
    Thread(
        "Between Tuesdays",
        "Reading for next time",
        "Imke Strand",
        78,
        "Two pages in Resources go with what we talked about: “Getting through a hard night” and “What to say at the "
        "doctor’s”. There is no homework. Read one, both or none.",
        replies(("Long Corridor", 190, "Read one. The other is open in a tab, where I can feel it waiting, kindly.")),
    ),
]
