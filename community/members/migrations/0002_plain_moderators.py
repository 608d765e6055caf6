from django.db import migrations


def take_back(apps, schema_editor):
    """Wagtail gives its own “Moderators” pages, pictures and documents; ours decide about people's words, no more."""
    Group = apps.get_model("auth", "Group")
    moderators = Group.objects.filter(name="Moderators").first()
    if moderators is None:
        return
    for model in ("GroupPagePermission", "GroupCollectionPermission"):
        apps.get_model("wagtailcore", model).objects.filter(group=moderators).delete()
    moderators.permissions.remove(
        *moderators.permissions.filter(content_type__app_label__in=["wagtailimages", "wagtaildocs", "wagtailcore"])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
        ("wagtailsearch", "0010_add_text_fields"),
        ("wagtailembeds", "0009_embed_cache_until"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]
    operations = [migrations.RunPython(take_back, migrations.RunPython.noop)]
