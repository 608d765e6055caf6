"""What people agree to on a new site; staff change it in the admin under Agreements."""

from django.utils.translation import gettext_lazy as _

AGREEMENT = {
    "summary": _(
        "Be kind. You need not agree with anybody, and you may always leave.\n"
        "Stay private: no real names, numbers, addresses or pictures, your own or other people’s.\n"
        "What you read here stays here.\n"
        "Say that it hurts, not how. Leave out ways to get hurt.\n"
        "If somebody may be in danger, we show helplines and a person looks. Nobody is in trouble for it.\n"
        "Moderators can read what is written here. It is not end-to-end encrypted."
    ),
    "what_it_is": _(
        "A place where people who know it from the inside listen to each other\nFree, and open at any hour"
    ),
    "what_it_is_not": _(
        "Not a crisis service. In danger, use the helplines\nNot treatment, and nobody here takes the place of a doctor\n"
        "Not a machine. Everyone you meet here is a person"
    ),
    "body": _(
        "This is what we promise one another.\n\n"
        "**We listen first.** When somebody asks only to be heard, we give no advice. We speak of what we lived "
        "ourselves. We do not tell others what they have or what to take.\n\n"
        "**We stay private.** We write under names that are not ours. We do not try to find out who somebody is. We copy "
        "nothing and tell nobody outside what we read.\n\n"
        "**We warn each other.** When something may be hard to read, we say so, and others choose.\n\n"
        "**You may speak of wanting to die.** You are welcome here. We may show you helplines, and a person from the team "
        "may write to you. We do this because we want you to be all right, and never as a punishment.\n\n"
        "**People decide.** Some checks run by machine and can hold what you wrote. Then a person reads it. When we take "
        "something down, we tell you what and why. You can ask somebody else to look again.\n\n"
        "**Words have a label.** Beside each name you see who it is: a peer, a trained volunteer, a verified professional, "
        "or staff. A peer is no professional.\n\n"
        "**You may stop.** You can take this back on your own page at any time. Then you can read on, but not write. What "
        "you wrote stays until you take it back or erase your account."
    ),
}

# Explicit consent in the sense of Art. 9(2)(a) of the GDPR: what, why, who, how long, and the way back (Art. 7(3), 13).
HEALTH_CONSENT = {
    "summary": _(
        "What you write here may tell how you are: your body, your mind, your life. The law calls this health data.\n"
        "We keep it so that others here can read it and answer you. We use it for nothing else.\n"
        "Others here see it under your made-up name. Moderators can read it too.\n"
        "We do not sell it, and we show it to no advertiser.\n"
        "You can say no. Then you can read what is open here, but not write.\n"
        "You can take your yes back at any time."
    ),
    "body": _(
        "**What we keep.** What you write on the boards and in live sessions, which groups and sessions you choose, and what "
        "you tell the team. Any of it may show something about your health.\n\n"
        "**Why.** So that people can read it, answer you and keep each other safe. For nothing else.\n\n"
        "**Who can read it.** People who may see the board or the session where you wrote it. Some boards are open to "
        "everybody, even without an account. Moderators and facilitators, for their work. Those who run the "
        "computers, who may not look without a reason. Words in live sessions and notes of the team are locked with a key "
        "while they are kept.\n\n"
        "**How long.** Posts stay until you take them back or erase your account. Words in live sessions are deleted some "
        "days after the session: the room says how many.\n\n"
        "**How to take it back.** On your own page, under “What you agreed to”. Nobody asks why. From then on you cannot "
        "write, and you leave the sessions you are in. You can read on, and the helplines are always there.\n\n"
        "**What happens to what you wrote before.** What we did until then was right by your yes, and it stays so. Your "
        "posts stay until you take them back, one by one, or erase your account. Erasing takes everything at once.\n\n"
        "**What else you may ask.** You can get a copy of all we hold about you, and have it put right. You can complain to "
        "the office for data protection in your country. The page “Privacy” says how to reach us."
    ),
}
