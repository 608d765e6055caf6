from . import Thread, replies

THREADS = [
    Thread(
        "Low days",
        "I did one load of washing",
        "Paper Boat",
        0.4,
        "That is the whole post. One load. It sat by the machine for nine days and I walked round it like a sleeping dog.\n\n"
        "Today I put it in while the kettle boiled, because the kettle only takes three minutes and I thought, I can stand "
        "anything for three minutes. Then it was spinning and I sat on the floor and watched it go round.\n\n"
        "I don’t know why I’m telling anyone. I think I wanted it written down somewhere that it happened.",
        replies(
            ("Plain Sparrow", 9, "It is written down now. One load, on a day like this. I saw it."),
            (
                "North Window",
                14,
                "The sleeping dog. Yes. Mine is a pile of post on the stairs. I step over the third stair without "
                "looking, and last week I found I do it in other people’s houses too.",
            ),
            (
                "Steady Lamp",
                31,
                "Thank you for putting it here, Paper Boat. Nine days and then a kettle. I like that you picked "
                "something that ends by itself.",
            ),
            ("Third Stair", 12, "I feel a bit seen by that stair, North Window."),
            ("Paper Boat", 40, "I laughed at that, out loud, on my own. First time this week. Thank you."),
        ),
        mode="listen",
    ),
    Thread(
        "Low days",
        "How do you answer “how are you”",
        "Soft Pencil",
        5,
        "People at work ask it in the lift. I say fine, because it is eleven floors and not fifty. But each time I say it "
        "I go a bit further away from myself.\n\nDoes anybody have a sentence that is true and still fits in a lift?",
        replies(
            ("Slow Bus", 22, "“Upright.” I have used it for two years. Nobody has ever asked a second question."),
            ("Blue Mug", 35, "I say “a bit slow today, how are you?” It is true, and it hands the turn back."),
            (
                "Late Kettle",
                18,
                "I told one person the real thing, once, at the printer. She said “oh, me too, since spring”. We have "
                "lunch on Wednesdays now and mostly talk about her allotment.",
            ),
            (
                "Soft Pencil",
                90,
                "I’m going to try “a bit slow today”. Eleven floors is exactly long enough for that one.",
            ),
            ("Soft Pencil", 1300, "Report: I tried it. He said “Mondays, eh” and I felt all right. It was a Thursday."),
        ),
        mode="ideas",
    ),
    Thread(
        "Low days",
        "The shower is a mountain",
        "Unlit Porch",
        27,
        "I know it is only water. I know I feel better after. It still takes me most of a day to get from the bed to the "
        "other side of that door, and by then it is evening and I think, well, tomorrow.\n\n"
        "Any small tricks that worked for you, I’d like to hear them. No pep talks please, I have a sister for those.",
        replies(
            ("Garden Gate", 17, "A chair in it. I sit. Nobody knows. It turned a mountain into a bench."),
            (
                "Tin Whistle",
                26,
                "I stopped calling it a shower. I go to “warm my feet”. The rest of me usually follows.",
            ),
            ("Warm Brick", 44, "Flannel and a basin counts. My nurse said so, and she was very firm about it."),
            ("Unlit Porch", 300, "Warm my feet. I did that just now. Dry hair, warm feet, clean-ish. I’ll take it."),
            ("Garden Gate", 30, "Warm feet is a whole thing. Well done, in a quiet voice, no pep."),
        ),
        mode="ideas",
    ),
    Thread(
        "Low days",
        "Six weeks on new tablets and nothing yet",
        "Wet Pavement",
        75,
        "My doctor said it can take a while. I said fine. I’m not after advice about medicine, I know you can’t give it.\n\n"
        "I only wonder how other people waited. What you did with the weeks when you could not tell if anything was "
        "happening.",
        replies(
            (
                "Half Moon",
                65,
                "I kept a tiny diary: one word each evening. I could not feel any change from inside, but in week eight "
                "I read back and the words had got longer.",
            ),
            ("Corner Shop", 120, "I waited badly. I’m saying that so you know waiting badly also works."),
            (
                "Imke Strand",
                200,
                "Waiting is hard work that nobody sees. If it helps: you can ring the surgery before the next "
                "appointment and say “I can’t tell if this is working”. That is a normal call, and they get it often.",
            ),
            ("Wet Pavement", 400, "I rang. They were kind. I have a time on Friday. One word for today: less-alone."),
        ),
        mode="listen",
        warning="medical",
    ),
]
