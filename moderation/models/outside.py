"""What people without an account tell us of."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField

from .cases import Signal


class OutsideNotice(models.Model):
    """A notice by somebody who need not be a member: the page it is about, and the receipt by which they ask.

    Of the code only a keyed hash is kept; the e-mail goes as soon as they were told.
    """

    signal = models.OneToOneField(Signal, null=True, on_delete=models.CASCADE, related_name="outside")
    code_hash = models.CharField(max_length=64, unique=True)
    address = SealedTextField(default="")
    email = SealedTextField(blank=True, default="")
    at = models.DateTimeField(default=timezone.now)
    # When there is nobody to be told any more: they were, or left no e-mail.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice from outside")
        verbose_name_plural = _("notices from outside")
