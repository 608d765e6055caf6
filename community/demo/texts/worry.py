from . import Thread, replies

THREADS = [
    Thread(
        "Worry and panic",
        "I left a full trolley in the shop",
        "Rainy Thursday",
        2.2,
        "I was in the tins. Then my heart went, and my hands, and the lights got very white. I left the trolley and walked "
        "out, quite politely, I think.\n\nI sat in the car park for forty minutes. Now I have no food in and I feel "
        "silly. Has anybody here ever gone back to the same shop after that?",
        replies(
            (
                "Second Sock",
                7,
                "Yes. Same shop, same tins, in fact. Somebody puts the trolleys back, they do it all day, nobody was "
                "cross. You left quite politely, and that is more than I did.",
            ),
            ("Kind Crow", 12, "Forty minutes in a car park is you looking after yourself with what you had."),
            (
                "Small Anchor",
                25,
                "I went back at eight in the evening with a list of three things. Only three. I was out in ten minutes "
                "and I felt like I had robbed a bank.",
            ),
            (
                "Rainy Thursday",
                20,
                "Three things at eight in the evening. Bread, milk, and something nice. I could do that.",
            ),
            ("Small Anchor", 9, "The something nice is the important one."),
        ),
        mode="ideas",
    ),
    Thread(
        "Worry and panic",
        "Checking the cooker",
        "Odd Glove",
        20,
        "I take a photo of the cooker before I leave. I have over two thousand photos of a cooker. It is off in all of "
        "them.\n\nI can laugh about it today. Yesterday I went back from the bus stop twice and was late for my own "
        "birthday lunch.",
        replies(
            ("Long Corridor", 19, "Mine is the front door. I have a photo album no one will ever ask to see."),
            (
                "Late Kettle",
                33,
                "Late for your birthday lunch, and still there for it. I hope there was cake. I used to say out loud, “it "
                "is off, it is Tuesday, I had toast.” The toast made it a real memory and not the same one as yesterday.",
            ),
            ("Odd Glove", 41, "There was cake. And “I had toast” is clever. I’m going to say what I had."),
            (
                "Low Tide",
                95,
                "If it starts to eat whole mornings, it has a name and there is good help for it. The page on finding a "
                "therapist in Resources has a line on what to ask. No hurry.",
            ),
        ),
    ),
    Thread(
        "Worry and panic",
        "Phone calls",
        "Bright Penny",
        30,
        "Hello, I am new. I can do most things but I can’t phone anyone. I need to ring the dentist. I have needed to ring "
        "the dentist since the spring.\n\nHow do you do it?",
        replies(
            (
                "Old Radio",
                15,
                "Welcome, Bright Penny. I write the first line on paper. “Hello, I’d like to make an appointment.” Then I only have to read.",
            ),
            ("Second Sock", 28, "I stand up. I don’t know why it helps. I also wear shoes."),
            (
                "Kind Crow",
                55,
                "Ours lets you do it on the web at two in the morning in your pyjamas. Worth a look before you wear the shoes.",
            ),
        ),
        mode="ideas",
    ),
    Thread(
        "Worry and panic",
        "What does it feel like when it goes?",
        "Night Ferry",
        140,
        "Everybody talks about how it starts. I would like to hear how it ends. Mine goes out like a tide: first I can hear "
        "the fridge again, then my feet are cold, and then I am hungry.",
        replies(
            ("Tin Whistle", 45, "I yawn. Big ones, four or five. Then I know it has let go."),
            ("Garden Gate", 61, "Colours come back. I notice what a person is wearing."),
            ("Slow Bus", 130, "I start being annoyed about something small. I’ve never been so glad to be annoyed."),
            (
                "North Window",
                600,
                "I read these when it is bad. Knowing it has an end, in other people’s words, is a good rail to hold.",
            ),
        ),
    ),
]
