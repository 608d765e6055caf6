"""Every model that points at a person says how it is exported and erased."""

import json

import pytest
from django.apps import apps

from community.members import registries
from community.members.models import Member, Persona

# model -> why it needs no export and no erasure of its own
EXCEPTIONS = {
    "members.Member_groups": "emptied with the account",
    "members.Member_user_permissions": "emptied with the account",
    "helplines.Helpline": "a staff act: who checked a helpline; the account row is emptied",
    "moderation.TransparencyReport": "a staff act: who published figures; the account row is emptied",
    "moderation.Phrase": "a staff act: who added a phrase; the account row is emptied",
    "wagtailcore.Page": "a staff act: who owns or locked a page; the account row is emptied",
    "wagtailcore.Revision": "a staff act on a page",
    "wagtailcore.PageLogEntry": "a staff act on a page, kept as a log",
    "wagtailcore.WorkflowState": "a staff act on a page",
    "wagtailcore.TaskState": "a staff act on a page",
    "wagtailimages.Image": "a staff act: who uploaded it",
    "wagtaildocs.Document": "a staff act: who uploaded it",
}


def models_about_people():
    for model in apps.get_models(include_auto_created=True):
        # A page's own table inherits these from Page, whose entry stands above.
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model in (Member, Persona):
                if field.model is model or field.model._meta.abstract:
                    yield model._meta.label


def test_every_model_that_points_at_a_person_is_registered():
    found = set(models_about_people())
    assert {"forums.Post", "groups.Seat", "members.Credential", "mfa.Authenticator"} <= found
    assert found - registries.personal_data.keys() - EXCEPTIONS.keys() == set()


def test_no_exception_is_stale():
    assert EXCEPTIONS.keys() - set(models_about_people()) == set()
    assert EXCEPTIONS.keys() & registries.personal_data.keys() == set()


def test_every_registered_name_is_a_model():
    for label in registries.personal_data:
        assert apps.get_model(label)._meta.label == label


@pytest.mark.django_db
def test_the_export_holds_the_persons_own_data_and_is_plain_json(topic, ana, ben):
    ana.email = "ana@example.org"
    ana.save()
    export = registries.export_of(ana)
    assert export["members.Member"][0]["login_name"] == ana.username
    text = json.dumps(export)
    for own in ("Quiet Heron", "ana@example.org", "My dad died in March", "The house is quiet", "We are kind here"):
        assert own in text, own
    assert "Plain Sparrow" not in text and ben.username not in text


@pytest.mark.django_db
def test_the_export_of_another_holds_none_of_it(topic, ana, ben):
    assert "My dad died in March" not in json.dumps(registries.export_of(ben))
