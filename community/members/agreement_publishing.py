"""What follows when staff publish a document in the admin, or a clock does, or they take it out of force."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from . import services
from .models import AgreementDocument


@receiver(published, sender=AgreementDocument)
def make_version(instance, **kwargs):
    services.publish_document(instance)


@receiver([unpublished, post_delete], sender=AgreementDocument)
def take_out_of_force(instance, **kwargs):
    services.retire_agreement(instance.scope)
