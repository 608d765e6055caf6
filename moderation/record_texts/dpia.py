"""Data protection impact assessment (GDPR, article 35): what people write here tells of their health, and is screened."""

from django.utils.translation import gettext_lazy as _

DPIA = [
    (
        _("What is done, and who answers for it"),
        _("Name the organisation, who decides, the data protection officer if there is one, and who runs the server. "
          "Hearth: boards, live groups, one moderation queue and pages for reading, for people who support each other."),
    ),
    (
        _("Which data, of whom"),
        _("Hearth keeps: a login name, a pseudonym and a password; an e-mail, a country and a time zone if somebody gives "
          "them; what people write, book, report and are told; names for one topic or group; roles with sealed evidence; "
          "decisions. It shows nobody which names are one person’s. What is written about body or mind is health data "
          "(article 9). Say which of this you use, about how many people, and what you add."),
    ),
    (
        _("Why, and on which ground"),
        _("Hearth asks for explicit consent to the use of health data, apart from the agreement, and lets people take it "
          "back: then they can read and not write. Say on which ground you keep accounts, logs and decisions, and why "
          "you do not need less."),
    ),
    (
        _("Programs that read what people write"),
        _("Hearth screens each text on your own server, without machine learning from members’ words: danger to life, harmful "
          "detail, abuse, private details, spam, raids. To infer a risk of suicide from words is profiling with health data. "
          "A program can hold words and ask a person to look; it never restricts an account. Words of a crisis show "
          "the writer helplines. docs/safety.md says how often it is wrong. Say why you need it, what its mistakes do "
          "to people, and who reads a case within which time."),
    ),
    (
        _("Who can see it"),
        _("Moderators read what is posted in their places; to ask who an alias is, or to read all that somebody wrote, "
          "takes a reason and is logged, and the person can see that it was asked. Staff need a second factor. Live chat, asides, "
          "notes, reports and words of decisions are encrypted in the database with your keys; posts are not, and nothing "
          "is end-to-end encrypted. Say who has the server, the backups and the keys."),
    ),
    (
        _("How long it is kept"),
        _("Your page /privacy/keeping/ is made from the settings in force: copy its lines here. Among them: chat of a "
          "session for some days after it; posts until they are taken back; decisions as long as the community runs, without "
          "their words once a person is erased; a keyed mark of the network, to see who comes back after a ban, for 14 days."),
    ),
    (
        _("Who else gets it"),
        _("Hearth calls no other company from its pages. What you add does: your mail server, addresses at which moderators "
          "are called, storage, error reports. Name each, where it is, and the contract. Write what may be given out in "
          "an emergency, and by whom (see the procedure)."),
    ),
    (
        _("What could go wrong for people"),
        _("Think of: being recognised by somebody they know; a leak of what they wrote; a held cry for help that nobody "
          "reads in time; a wrong hold or ban; a moderator who looks without need; two names that get joined; a device that "
          "others use. For each: how likely, how bad, for whom worst."),
    ),
    (
        _("What is done against it, and what is left"),
        _("Hearth does: pseudonyms, no private messages, page titles and mails that tell nothing, encryption, logs that "
          "cannot be changed, appeals to another person, erasure with a receipt, a copy of all data. Say what you do besides "
          "(rota, training, backups, who is called at night), what risk stays, and why you accept it."),
    ),
    (
        _("Whom you asked"),
        _("The view of members or of people like them, of moderators, and of the data protection officer. If a high risk "
          "stays, ask your authority before you open (article 36)."),
    ),
]  # fmt: skip
