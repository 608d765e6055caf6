from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("members", "0004_carry_over")]
    operations = [
        migrations.RemoveField(model_name="credential", name="evidence_plain"),
        migrations.RemoveField(model_name="persona", name="published_count"),
    ]
