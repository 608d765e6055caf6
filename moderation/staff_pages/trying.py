"""“What would happen to this text?” The text is neither stored nor logged."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from .. import trying
from ..evidence import marked
from ..labels import REASONS, SEVERITY
from ..models import Phrase
from ..scope import scope_of_request
from ..screening import Outcome
from .base import StaffPage

MOST_LETTERS = 20_000
OUTCOMES = {
    Outcome.PUBLISH: gettext_lazy("It is published, and nobody is told."),
    Outcome.SIGNAL: gettext_lazy("It is published, and a moderator looks at it."),
    Outcome.ASK: gettext_lazy("It waits, and the author is asked to change it first."),
    Outcome.HOLD: gettext_lazy("It waits until a moderator has read it."),
}
_CATEGORIES = {**dict(Phrase.Category.choices), "new_member": gettext_lazy("New here")}


class TryForm(forms.Form):
    AUTHORS = {"new": trying.NEW, "known": trying.KNOWN}

    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": gettext_lazy("Please paste a text first."),
            "max_length": gettext_lazy("That is too long. Please take a part of it."),
        },
    )  # fmt: skip
    author = forms.ChoiceField(
        label=gettext_lazy("Who writes it?"), initial="new", widget=forms.RadioSelect,
        choices=[
            ("new", gettext_lazy("Somebody who joined yesterday")),
            ("known", gettext_lazy("Somebody who has been here for long")),
        ],
    )  # fmt: skip


@method_decorator(sensitive_post_parameters("text"), name="dispatch")
@method_decorator(never_cache, name="dispatch")
class TryView(StaffPage):
    template_name = "moderation/lists/try.html"
    header_icon = "search"

    def get_page_title(self):
        return _("What would happen to this text?")

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not scope_of_request(request).everywhere:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.render_to_response(self.get_context_data(form=TryForm()))

    def post(self, request):
        form = TryForm(request.POST)
        if not form.is_valid():
            return self.answer(422, form=form)
        text = form.cleaned_data["text"]
        tried = trying.try_text(text, TryForm.AUTHORS[form.cleaned_data["author"]])
        return self.answer(200, form=form, **_in_words(text, tried))

    def answer(self, status, **context):
        if self.request.htmx:
            self.template_name = "moderation/lists/_tried.html"
        return self.render_to_response(self.get_context_data(**context), status=status)


def _in_words(text, tried):
    found = tried.screening.findings
    return {
        "outcome": OUTCOMES[tried.screening.outcome],
        "has_card": tried.screening.care,
        "findings": [_finding(text, finding) for finding in found],
        "spared": [_finding(text, finding) for finding in tried.spared],
        "pieces": marked(text, [finding.span for finding in found if finding.span]),
    }


def _finding(text, finding):
    return {
        "category": _CATEGORIES.get(finding.category, finding.category),
        "reason": REASONS.get(finding.reason, finding.reason),
        # As a case about it will say: somebody in danger is never “usual”.
        "pressing": SEVERITY[max(finding.severity, 2) if finding.category == "crisis" else finding.severity],
        "outcome": OUTCOMES[finding.outcome],
        "words": text[slice(*finding.span)] if finding.span else "",
        "phrase": finding.phrase,
    }
