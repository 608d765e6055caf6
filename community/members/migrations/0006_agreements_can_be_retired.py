from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0005_after_carrying_over"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="retired_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
