from django.db import migrations, models


def carry_over(apps, schema_editor):
    """Evidence is encrypted from now on, counts move to the account, and "staff" becomes the role that it stood for."""
    Member, Persona, Credential = (apps.get_model("members", name) for name in ("Member", "Persona", "Credential"))
    Member.objects.filter(login_word="").update(login_word=models.F("username"))
    for persona in Persona.objects.filter(published_count__gt=0, member__isnull=False).iterator():
        Member.objects.filter(pk=persona.member_id).update(
            published_count=models.F("published_count") + persona.published_count
        )
    for credential in Credential.objects.iterator():
        credential.evidence = credential.evidence_plain
        if credential.role == "staff":
            groups = set(credential.member.groups.values_list("name", flat=True))
            credential.role = (
                "administrator" if "Administrators" in groups or credential.member.is_superuser
                else "moderator" if "Moderators" in groups
                else "editor" if "Editors" in groups
                else "facilitator"
            )
            Persona.objects.filter(member=credential.member, role="staff").update(role=credential.role)
        credential.save(update_fields=["evidence", "role"])


class Migration(migrations.Migration):
    # Apart from the changes of the tables around it: PostgreSQL alters no table with rows still to be checked.
    dependencies = [("members", "0003_people")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
