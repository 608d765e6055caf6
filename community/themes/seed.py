"""The themes and content warnings a new site starts with; staff change them as they like."""

from django.apps import apps as installed
from django.utils.translation import gettext_noop as _

THEMES = [
    ("low-mood", _("Low mood"), _("Depression, and days when getting up is the whole job.")),
    ("worry", _("Worry and panic"), _("Anxiety, panic, and thoughts that go round.")),
    ("grief", _("Grief and loss"), _("Missing someone, however long it has been.")),
    ("nights", _("Nights"), _("Sleep, and the hours when nobody else is awake.")),
    ("addiction", _("Living without it"), _("Drinking, gambling, using: stopping, and starting again.")),
    ("illness", _("Illness and pain"), _("Living in a body that makes things hard.")),
    ("caring", _("Caring for someone"), _("Looking after a partner, a parent, a child or a friend.")),
    ("relationships", _("Relationships"), _("Family, friends, partners, and being alone.")),
    ("trauma", _("After something terrible"), _("Living on after harm, war, accident or abuse.")),
    ("finding-help", _("Finding help"), _("Doctors, therapists, and what to ask them.")),
]

WARNINGS = [
    ("suicide", _("Suicide"), _("Speaks of wanting to die, of an attempt, or of losing someone to suicide.")),
    ("self-harm", _("Self-harm"), _("Speaks of hurting oneself on purpose, without saying how.")),
    ("death", _("Death and grief"), _("Speaks of someone’s death or of dying.")),
    ("abuse", _("Abuse"), _("Speaks of being hurt or controlled by someone close.")),
    ("sexual-violence", _("Sexual violence"), _("Speaks of rape, sexual assault or abuse.")),
    ("violence", _("Violence"), _("Speaks of war, attacks, accidents or injuries.")),
    ("eating", _("Eating and bodies"), _("Speaks of eating disorders, food or how a body looks. Never numbers.")),
    ("substances", _("Alcohol and drugs"), _("Speaks of drinking, using or cravings.")),
    ("gambling", _("Gambling"), _("Speaks of betting, losing money or urges to play.")),
    (
        "pregnancy",
        _("Pregnancy and loss"),
        _("Speaks of miscarriage, stillbirth, abortion or not being able to have children."),
    ),
    ("medical", _("Medical detail"), _("Speaks of hospital, treatment or symptoms in some detail.")),
    ("discrimination", _("Hate and unfairness"), _("Speaks of racism, or hate for who someone is.")),
]


def seed_words(sender, using, apps=installed, **kwargs):
    """Fill an empty table of themes or of warnings; never bring back what staff have deleted."""
    for name, field, rows in (("Theme", "description", THEMES), ("ContentWarning", "meaning", WARNINGS)):
        try:
            model = apps.get_model("themes", name)
        except LookupError:
            continue
        rows_there = model.objects.using(using)
        if not rows_there.exists():
            rows_there.bulk_create([model(slug=slug, name=title, **{field: text}) for slug, title, text in rows])
