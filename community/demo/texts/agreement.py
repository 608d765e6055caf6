"""The demo's own words of what its people agree to; the consent to health data is that of a new site."""

SUMMARY = """Be kind. You need not agree with anybody, and you may always leave a topic.
Stay private: no real names, numbers, addresses or pictures, your own or others’.
We are peers. Nobody here takes the place of a doctor, and nobody here is a machine.
If somebody may be in danger, we show helplines and a person looks. It is never held against anyone.
No detail about ways to get hurt. No adverts.
Moderators can read what is posted here. It is not end-to-end encrypted."""

BODY = """This is what we promise one another here.

We listen first. When somebody asks only to be heard, we do not give advice.

We write under names that are not ours. We do not try to find out who somebody is, and we tell nobody outside what we \
read here.

We say when something may be hard to read, so that others can choose.

If you speak of wanting to die, you are welcome here. We may show you helplines, and a person from the team may write to \
you. We do this because we would like you to be all right, and never as a punishment.

When we take something down we tell you what and why, and you can ask somebody else to look again.

You can take back this agreement at any time. Then you can go on reading, and what you wrote stays or goes as you wish.

This is a demonstration. Everyone you meet in it is invented, and so are its helplines."""

WORDS = {
    "summary": SUMMARY,
    "what_it_is": "People who know it from the inside, listening to each other\nSmall live groups, led by people we have trained",
    "what_it_is_not": "Not a crisis service. In danger, use the helplines\nNot treatment, and no diagnosis",
    "body": BODY,
}
