"""Agreeing, wherever a document waits for it: inside the form that somebody is writing in, or by itself."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from community.lib.markup import to_html

from .. import queries
from ..models import Agreement

_TICK = re.compile(r"agree_(\d{1,18})\Z")
_CHANGED = _("These words are new since you opened this page. Please read them and tick the box once more.")


def tick_name(agreement):
    """The name of the box for one version: a tick under other words is a tick of something else."""
    return f"agree_{agreement.pk}"


def _tick_label(agreement):
    if agreement.scope == Agreement.HEALTH:
        return _("I say yes: you may keep and show what I tell of my health, as it says here")
    return (
        _("I’ve read this and I agree to it in this group")
        if agreement.is_for_group
        else _("I’ve read this and I agree")
    )


class AgreementsMixin:
    """What a form needs to ask, in place, for every document that waits: each has words and a box of its own.

    Call `ask_for` at the end of `__init__` and draw `members/_agree.html`. Do the act inside
    `services.accepting(member, form.documents)`, and give what was refused to `refuse`.
    """

    unticked = _("Please tick the box if you agree.")
    documents = ()

    def ask_for(self, member, scopes=()):
        """Ask `member` for what is due here (one query); `scopes` as in `why_not_write`. None asks nothing."""
        for agreement in self.documents:
            self.fields.pop(tick_name(agreement), None)
        self._asked = (member, scopes)
        is_asked = member is not None and member.is_authenticated
        self.documents = queries.documents_to_accept(member, scopes) if is_asked else []
        for agreement in self.documents:
            self.fields[tick_name(agreement)] = forms.BooleanField(
                label=_tick_label(agreement), error_messages={"required": self.unticked}
            )

    @property
    def asked(self):
        """(Agreement, its box, the whole text as HTML) of each document that waits."""
        return [(agreement, self[tick_name(agreement)], to_html(agreement.body)) for agreement in self.documents]

    @property
    def own_fields(self):
        """The bound fields without the boxes, for templates that draw one after another."""
        boxes = {tick_name(agreement) for agreement in self.documents}
        return [field for field in self if field.name not in boxes]

    def clean(self):
        cleaned = super().clean()
        self._say_what_changed([agreement for agreement in self.documents if tick_name(agreement) in self.errors])
        return cleaned

    def _say_what_changed(self, unticked):
        """Two tabs: whoever ticked a box under older words is told so, and not that they forgot it."""
        ticked = [int(found[1]) for name in self.data if (found := _TICK.match(name))][:20]
        if not unticked or not ticked:
            return
        scopes = set(Agreement.objects.filter(pk__in=ticked).values_list("scope", flat=True))
        for agreement in unticked:
            if agreement.scope in scopes:
                self._errors[tick_name(agreement)] = self.error_class([_CHANGED])

    def refuse(self, refusal):
        """Say why the act was not done. A version that came while the form was on its way is asked for at once."""
        if refusal.code == "agreement":
            self.ask_for(*self._asked)
        if refusal.code != "agreement" or not self.documents:
            self.add_error(None, refusal.why)
        for agreement in self.documents if refusal.code == "agreement" else ():
            self.add_error(tick_name(agreement), _CHANGED)


class AgreeForm(forms.Form):
    """The box of one document by itself; the version stands in the address it is sent to."""

    agree = forms.BooleanField(error_messages={"required": _("Please tick the box if you agree.")})

    def __init__(self, *args, agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agree"].label = _tick_label(agreement)


class AgreementsForm(AgreementsMixin, forms.Form):
    """Every document that waits, and nothing else: at the door of a room."""

    def __init__(self, *args, member, scopes=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_for(member, scopes)
