from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Until now only the person a decision is about could ask, whom the case names. A step of its own, because
    PostgreSQL changes no table in the transaction that changed its rows."""
    Appeal, Case = apps.get_model("moderation", "Appeal"), apps.get_model("moderation", "Case")
    about = Case.objects.filter(pk=OuterRef("case_id")).values("author")
    Appeal.objects.filter(asker__isnull=True).update(asker=Subquery(about))


class Migration(migrations.Migration):
    dependencies = [("moderation", "0012_appeals_by_reporters")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
