"""Resource pages: general, careful, and clear about what they cannot do."""

COUNSELLOR = ("Imke Strand, counsellor", "professional")
VOLUNTEER = ("Low Tide, night volunteer", "volunteer")

NOT_SAFE = {
    "tone": "kind",
    "heading": "If you think you might not stay safe",
    "text": "<p>Please ring 999, or 112, or go where there are people. You don’t have to be sure, and you don’t have to "
    "explain it well.</p>",
}


def steps(*pairs):
    return ("steps", {"steps": [{"title": title, "text": f"<p>{text}</p>"} for title, text in pairs]})


def helplines(heading, need="", limit=3):
    return ("helplines", {"heading": heading, "need": need, "limit": limit})


# Each: title, summary, body, sources, themes, reviewer, days since review, days to the next one, picture.
RESOURCES = [
    {
        "title": "Getting through a hard night",
        "summary": "Six small things for the hours when everyone else is asleep. Do them in any order, and stop when you like.",
        "themes": ["nights", "low-mood"],
        "reviewer": COUNSELLOR,
        "reviewed": 40,
        "next": 325,
        "picture": "window",
        "body": [
            steps(
                (
                    "Make one thing warm",
                    "Your hands round a mug, a bottle at your feet, a jumper from the radiator. Your body hears “warm” sooner than it hears words.",
                ),
                ("Put on one low light", "Lamp, not ceiling. The room goes back to being a room."),
                (
                    "Name the hour",
                    "Say it: “It’s twenty to three, and this is a hard hour.” Hours have ends. You have reached the end of every one so far.",
                ),
                (
                    "Give your eyes something slow",
                    "A fish film, a picture book, the ironing. Not the news, and not old messages.",
                ),
                (
                    "Let thoughts wait on paper",
                    "One line each. Then turn the paper over. They’ll keep till morning, and most shrink.",
                ),
                (
                    "Tell one person you’re up",
                    "A friend who doesn’t mind, the Nights board, or a number on this page. “I’m awake” is enough to say.",
                ),
            ),
            ("picture", "window"),
            ("heading", "If it does not ease"),
            (
                "text",
                "<p>Some nights want a person and not a page. That isn’t failing at the page. Ring one of the numbers below; they are used to three in the morning.</p>",
            ),
            ("notice", NOT_SAFE),
            helplines("People who are up", "", 3),
        ],
        "sources": [
            "Our night volunteers, “What we say at two”, revised this year.",
            "Lamplit Press, “Sleep and low mood: a plain guide”, chapter 4.",
        ],
    },
    {
        "title": "How to find a therapist",
        "summary": "What the titles mean, what it may cost, and five things to ask before you begin.",
        "themes": ["finding-help"],
        "reviewer": COUNSELLOR,
        "reviewed": 95,
        "next": 270,
        "picture": "",
        "body": [
            ("heading", "Who is who"),
            (
                "text",
                "<p><b>A counsellor</b> or <b>psychotherapist</b> talks with you, often once a week. <b>A psychologist</b> has "
                "studied how minds work and also treats people. <b>A psychiatrist</b> is a doctor and can prescribe medicine. "
                "In some countries anyone may use some of these titles, so look for the register they belong to and check "
                "that they are on it.</p>",
            ),
            ("heading", "Ways in"),
            (
                "text",
                "<ul><li>Your own doctor can send you on. In some places you can also put your own name down.</li>"
                "<li>Charities, colleges and workplaces often have free sessions.</li>"
                "<li>Training clinics cost less; the people there are supervised closely.</li>"
                "<li>If you pay yourself, ask about lower fees. Many keep a few places for this and don’t advertise them.</li></ul>",
            ),
            ("heading", "Five things to ask"),
            steps(
                (
                    "Are you on a register, and which one?",
                    "They will be glad you asked. You can check it while you’re on the phone.",
                ),
                ("Have you worked with what I bring?", "You may say it in one word, or say “I can’t name it yet”."),
                ("What would we do in an hour?", "Listen for an answer you understand."),
                ("What does it cost, and what if I have to cancel?", "Ask for it in writing."),
                ("What happens if I’m in a bad way between sessions?", "Everyone good has an answer to this."),
            ),
            ("heading", "When it does not fit"),
            (
                "text",
                "<p>You can stop, and you can try somebody else. It is not rude. What helps most, people say, is feeling understood, and you can tell that in two or three meetings.</p>",
            ),
        ],
        "sources": ["Harbour Street Clinic, “Questions people wish they had asked”, leaflet."],
    },
    {
        "title": "When a friend is struggling",
        "summary": "What to say, what not to promise, and who to tell.",
        "themes": ["relationships", "finding-help"],
        "reviewer": COUNSELLOR,
        "reviewed": 62,
        "next": 303,
        "picture": "path",
        "body": [
            ("heading", "Say what you have seen"),
            (
                "text",
                "<p>“You’ve been quiet lately, and I’ve missed you. How are you, really?” Then wait. Count to ten if you have to. You need no clever answer. “That sounds heavy” is one.</p>",
            ),
            (
                "quote",
                {
                    "words": "She didn’t fix anything. She sat on the kitchen floor next to me, because that’s where I was.",
                    "who": "Half Moon, a peer here",
                    "permission": "Shared with their permission.",
                },
            ),
            ("heading", "You may ask about suicide"),
            (
                "text",
                "<p>Asking does not put the thought there. Use the plain word, kindly: “Do you sometimes think of suicide?” If the "
                "answer is yes, stay calm and stay near. Thank them for telling you. Ask who else could be with them, and help "
                "them to reach a doctor or a helpline today.</p>",
            ),
            ("notice", NOT_SAFE),
            ("picture", "path"),
            ("heading", "What not to promise"),
            (
                "text",
                "<p>Don’t promise to keep it secret. Say: “I won’t tell people who don’t need to know. If I’m afraid for your life, I’ll get help, and I’ll tell you first.”</p>",
            ),
            ("heading", "And you"),
            (
                "text",
                "<p>You’re a friend and not a ward. Sleep, eat, tell somebody how it is for you. Helplines are for worried friends as well.</p>",
            ),
            helplines("Numbers for both of you", "", 3),
        ],
        "sources": ["Two Chairs, “Sitting with a friend”, second printing.", "Our volunteers’ course, lesson 6."],
    },
    {
        "title": "What to say at the doctor’s",
        "summary": "Words to take with you when your head is full, and how to use ten minutes well.",
        "themes": ["finding-help", "low-mood"],
        "reviewer": VOLUNTEER,
        "reviewed": 120,
        "next": 245,
        "picture": "",
        "body": [
            ("heading", "A card to take with you"),
            (
                "text",
                "<p>Copy what fits, and hand it over or read it out.</p><ul><li>I have felt low, or worried, or numb, for about … weeks.</li>"
                "<li>The worst time of day is …</li><li>I sleep … and I eat …</li><li>I can’t do … any more.</li>"
                "<li>I have thought that I’d rather not be here: yes, no, sometimes.</li><li>I would like us to talk about what could help.</li></ul>",
            ),
            (
                "notice",
                {
                    "tone": "neutral",
                    "heading": "Say the hardest line first",
                    "text": "<p>Most of us say it with a hand on the door. If it comes first, there are ten minutes left for it.</p>",
                },
            ),
            ("heading", "You may"),
            (
                "text",
                "<ul><li>bring somebody with you,</li><li>ask for a longer time when you book,</li><li>ask what else there is besides medicine, and besides waiting,</li><li>ask “what do I do if it gets worse before then?”,</li><li>come back and say that it isn’t working.</li></ul>",
            ),
            ("heading", "Afterwards"),
            (
                "text",
                "<p>Write down three words of what was said before you leave the building. Then do one easy thing. It took something to go.</p>",
            ),
        ],
        "sources": ["Low Tide and others, “The card”, made on our Tuesday evenings."],
    },
    {
        "title": "Looking after someone, and yourself",
        "summary": "For people who care for somebody at home. How to ask for an hour, and what to do with it.",
        "themes": ["caring"],
        "reviewer": COUNSELLOR,
        "reviewed": 388,
        "next": -23,
        "picture": "hills",
        "body": [
            ("heading", "It counts"),
            (
                "text",
                "<p>If somebody could not manage without you, you are a carer, even if you’d never use the word. You can ask your council or your doctor what you are due.</p>",
            ),
            ("picture", "hills"),
            ("heading", "How to ask for an hour"),
            steps(
                (
                    "Pick one person and one task",
                    "“Could you sit with her on Thursday from two to three?” is easier to answer than “I need help”.",
                ),
                ("Say what it is for", "Sleep is a reason. So is nothing."),
                ("Leave a note", "Where the tea is, what calms, whom to ring. Then you need not be rung."),
                ("Say yes again", "When somebody says “any time”, name a day."),
            ),
            ("heading", "When you are short with them"),
            (
                "text",
                "<p>Everyone is, some day. Step into the next room, put both hands under the cold tap, count five breaths. Then go back and begin again. If you are afraid that you might hurt them, or that they might hurt you, ring somebody now. You won’t be the first to ring about this.</p>",
            ),
            helplines("For carers", "carers", 2),
        ],
        "sources": ["Carers’ Corner, “An hour is an hour”, newsletter."],
    },
    {
        "title": "Small things for a low day",
        "summary": "Eight things that take less than ten minutes. One is plenty.",
        "themes": ["low-mood"],
        "reviewer": VOLUNTEER,
        "reviewed": 18,
        "next": 347,
        "picture": "",
        "body": [
            ("text", "<p>You need not want to. Choose the one that you mind least.</p>"),
            (
                "text",
                "<ul><li>Open a window and look at the furthest thing you can see.</li><li>Drink a glass of water, standing up.</li>"
                "<li>Put on the other socks.</li><li>Go to the end of the road and back. Or to the gate.</li>"
                "<li>Wash one cup.</li><li>Send somebody a picture of anything. No words needed.</li>"
                "<li>Put on a song you knew at twelve.</li><li>Sit where the sun is, or would be.</li></ul>",
            ),
            ("heading", "Why so small"),
            (
                "text",
                "<p>When we are low, wanting comes after doing, and not before. A small thing done is a real thing done. If small is too big for weeks on end, please tell a doctor. That is what they are for.</p>",
            ),
        ],
        "sources": ["Collected from the Low days board, with thanks, over two winters."],
    },
    {
        "title": "What happens in a group session",
        "summary": "Who will be there, what the hour looks like, and what you can do if it is too much.",
        "themes": ["finding-help"],
        "reviewer": COUNSELLOR,
        "reviewed": 10,
        "next": 355,
        "picture": "",
        "body": [
            (
                "text",
                "<p>A session is a small group in writing, at a fixed time, with two trained people in the room. You use the name you have chosen here, and nobody sees another.</p>",
            ),
            ("heading", "The six parts"),
            steps(
                ("Gather", "People come in. Nothing has begun, so you can’t be late."),
                ("Welcome", "The rules, in five lines."),
                ("Check-in", "A turn for each person. You can pass, and nobody asks why."),
                ("Topic", "The longest part. Read as much as you write, or only read."),
                ("Check-out", "One line each on how you go."),
                ("Resources", "Where to turn between sessions."),
            ),
            ("heading", "If it is too much"),
            (
                "text",
                "<p>Step out, look at the window, come back. Your seat stays yours. You can also ask a facilitator for a word aside. The “Exit this page” button is at the top, as always.</p>",
            ),
        ],
        "sources": ["Imke Strand and Steady Lamp, notes from four years of Tuesdays."],
    },
]

PICTURES = {
    "window": (
        "A lit window at night",
        "A dark blue evening with one lit window and a round moon, drawn in flat shapes.",
    ),
    "path": ("Two on a path", "A pale path over soft green hills, with two trees standing close together."),
    "hills": ("Hills in the morning", "Four layers of hills, darker in front and lighter behind, and a low sun."),
}
QUOTE = (
    "I left a light on here at two in the morning. When I came back, nine people were sitting in it.",
    "North Window, a peer here",
    "Shared with their permission.",
)
