from django.apps import apps

from community.themes.models import ContentWarning, Theme
from community.themes.seed import seed_words


def seed_again():
    seed_words(sender=apps.get_app_config("themes"), using="default")


def test_a_new_site_has_themes_and_warnings(db):
    assert Theme.objects.filter(slug="grief").exists()
    assert ContentWarning.objects.filter(slug="suicide").exists()
    assert not ContentWarning.objects.filter(meaning="").exists()


def test_seeding_again_changes_nothing(db):
    before = list(Theme.objects.values()), list(ContentWarning.objects.values())
    seed_again()
    assert before == (list(Theme.objects.values()), list(ContentWarning.objects.values()))


def test_what_staff_deleted_or_renamed_stays_so(db):
    Theme.objects.filter(slug="grief").delete()
    ContentWarning.objects.filter(slug="death").update(name="Loss")
    seed_again()
    assert not Theme.objects.filter(slug="grief").exists()
    assert ContentWarning.objects.get(slug="death").name == "Loss"
