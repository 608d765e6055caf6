"""One case in the Wagtail admin: what is known, and what can be done beside it."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.views import generic

from community.members.permissions import Refused

from .. import emergency, evidence, permissions, queries, registry, services
from ..content import State
from ..forms import NoteForm, TalkForm, WaitForm
from ..labels import REASONS, pressing, what
from ..models import Case, Decision
from ..offered import Ground, offered
from ..scope import scope_of_request
from ..services import networks
from .appeals import DONE, answer, answer_form
from .base import CasePage, may_undo
from .offers import Offers, left_in


class CaseView(CasePage):
    """One case: the text in its place, what brought it here, the author's history, and what can be done.

    An appeal shows the text that was decided about, and asks for an answer.
    """

    template_name = "moderation/case.html"

    @property
    def is_appeal(self):
        return self.case.kind == Case.Kind.APPEAL

    @cached_property
    def ground(self):
        return Ground.of(self.case)

    def read_again(self):
        super().read_again()
        self.__dict__.pop("ground", None)

    @property
    def covered(self):
        """Severe words are not even in the page until somebody asks for them."""
        return (self.case.severity >= 3 or getattr(self.ground.target, "is_heavy", False)) and not self.shows

    @property
    def shows(self):
        return "show" in self.request.GET

    @property
    def _is_danger_now(self):
        return self.case.severity >= 4 and permissions.never_waits(self.case) and self.case.state == Case.State.OPEN

    def offers(self, **given):
        asked = self.request.GET
        chosen = {"chosen": asked.get("act", ""), "wording": asked.get("wording", "")}
        return Offers(self.case.version, self.ground, self.request.user, self.covered, **{**chosen, **given})

    def get_context_data(self, bound=None, answering=None, talk_form=None, note_form=None, left=(), **kwargs):
        case, member, scope = self.case, self.request.user, self.scope
        refusal = permissions.why_not_decide(member, case, scope)
        acts = offered(member, self.ground, scope)
        if bound is not None and bound.act not in acts:
            # What cannot be done any more, but was written.
            left = left_in({name: bound[name].value() or "" for name in bound.fields})
        talk, notes = queries.said_on(case)
        return super().get_context_data(
            case=case,
            is_open=case.state == Case.State.OPEN,
            refusal=refusal,
            no_strike=permissions.why_no_strike(case),
            company=self.ground.company(member),
            numbers=emergency.numbers_for(case) if self._is_danger_now else None,
            severity=pressing(case),
            anew=self._opened_anew(),
            also_open=[(what(other), other.pk) for other in queries.also_open(case)],
            waits=permissions.is_waiting(case),
            groups=self.offers(bound=bound).groups(acts),
            left_words=left,
            leased=permissions.why_leased(member, self.ground.lease),
            lease=self.ground.lease if self.ground.lease is not None and self.ground.lease.is_live() else None,
            answer=answering or (answer_form(case) if self.is_appeal else None),
            may_audit=permissions.can_audit(member),
            is_complaint=self.is_appeal and case.appeal.signal_id is not None,
            talk=talk,
            notes=notes,
            talk_form=talk_form or TalkForm(auto_id="talk-%s"),
            note_form=note_form or NoteForm(auto_id="note-%s"),
            wait_form=WaitForm(auto_id="wait-%s"),
            may_wait=refusal is None and not permissions.never_waits(case),
            has_author=case.author is not None and case.author.member_id is not None,
            is_masked=case.author is not None and case.author.scope != case.author.COMMUNITY,
            may_look=permissions.why_not_act_on(member, case.author, scope) is None,
            **self._what_is_known(),
            **kwargs,
        )

    def _opened_anew(self):
        """(name, id) of the case in which a closed one goes on, or None."""
        anew = queries.opened_anew(self.case, self.scope) if self.case.state == Case.State.CLOSED else None
        return (what(anew), anew.pk) if anew is not None else None

    def _what_is_known(self):
        """The text in its place, its signals and what was decided; of an appeal, those of what it is against."""
        case, scope = self.case, self.scope
        asked = case.appeal if self.is_appeal else None
        about = asked.decision if asked else case
        handler, target = self.ground.handler, self.ground.target
        if asked:
            handler = registry.find(about.target_kind)
            target = handler.get(about.target_id) if handler is not None else None
        signals = list(queries.signals_on(about.target_kind, about.target_id, scope))
        lines = handler.context(target) if target is not None else []
        decisions, history = queries.decisions_around(case, about, scope)
        rules, elsewhere = queries.rule_titles(), _elsewhere(signals)
        text = next((line.text for line in lines if line.is_target), "")
        return {
            "asked": asked,
            "nearby": self._nearby(signals),
            "own_words": None if self.covered else self._own_words(asked, handler, target),
            "sees_first": asked is not None and scope.covers(asked.decision.case),
            "is_text": handler is not None,
            "target": target,
            "covered": self.covered,
            "shows": self.shows,
            "lines": lines if self.shows else [self._under_cover(line) for line in lines],
            "pieces": []
            if self.covered or target is None
            else evidence.marked(text, evidence.spans_in(handler, target, signals)),
            "signals": [
                (
                    REASONS.get(s.reason, s.reason),
                    rules.get(s.rule, s.rule),
                    s,
                    elsewhere.get((s.about_kind, s.about_id)),
                )
                for s in signals
            ],
            "decisions": [(d, rules.get(d.rule, ""), may_undo(self.request.user, d, scope)) for d in decisions],
            "history": history,
            "is_public": getattr(target, "state", "") == State.PUBLISHED,
            "url": handler.url(target) if target is not None else "",
        }

    def _own_words(self, asked, handler, target):
        """What its author wrote, where an appeal is against other words: “Change it” puts those up again."""
        if asked is None or target is None or asked.decision.action != Decision.Action.EDIT:
            return None
        return handler.words_at(target, asked.decision.revision - 1)

    def _under_cover(self, line):
        """`line` as it is read before anybody asks for heavy words."""
        if not (self.covered if line.is_target else line.is_heavy):
            return line
        return replace(line, text="", is_heavy=True)

    def _nearby(self, signals):
        """By what others of the same network are kept from writing, where a signal wonders."""
        author = self.case.author
        if author is None or author.member is None or not any(s.source == networks.SOURCE for s in signals):
            return []
        return list(networks.shut_out_nearby(author.member)[: queries.HISTORY])

    def answer(self, status=200, **given):
        return self.render_to_response(self.get_context_data(**given), status=status)

    def get(self, request, pk):
        return self.answer()

    def post(self, request, pk):
        if self.is_appeal and request.POST.get("action", "") in ("", *DONE):
            return self._answer_appeal(request)
        try:
            form = self.offers().read(request.POST)
        except KeyError:
            messages.error(request, _("This cannot be done here. Please choose from what is offered."))
            return self.answer(422, left=left_in(request.POST))
        action = form.act
        if self.offers().must_be_read(action):
            messages.error(request, _("Please read the words first."))
            return self.answer(422, left=left_in(request.POST))
        if not form.is_valid():
            return self.answer(422, bound=form)
        data = form.cleaned_data
        try:
            services.decide(
                pk,
                action.name,
                request.user,
                data["version"],
                data.get("words", ""),
                data.get("rule", ""),
                **form.given(),
            )
        except Refused as refused:
            # What the moderator wrote stays in the form; the page shows the case as it is now.
            self.read_again()
            messages.error(request, refused.refusal.text)
            return self.answer(409, bound=self.offers(chosen=action.name).again(form))
        messages.success(request, action.done)
        if action.closes and self.case.kind == Case.Kind.CRISIS and self.case.severity >= 3:
            messages.info(
                request, _("That was heavy. Take ten minutes: the next case can wait, or somebody else takes it.")
            )
            # The page of the next case would take it, and keep it from whoever else could help.
            return redirect("queue:index")
        return self.go_on() if action.closes else redirect("queue:case", pk=pk)

    def _answer_appeal(self, request):
        form = answer_form(self.case, request.POST)
        if not form.is_valid():
            return self.answer(422, answering=form)
        data = form.cleaned_data
        try:
            said, to = answer(self.case, request.user, data)
        except Refused as refused:
            self.read_again()
            messages.error(request, refused.refusal.text)
            return self.answer(409, answering=answer_form(self.case, initial={**data, "version": self.case.version}))
        messages.success(request, said)
        return to or self.go_on()

    def go_on(self):
        """To the next case, without going back to the list."""
        following = queries.after(self.request.user, self.scope, self.case.pk)
        return redirect("queue:case", pk=following) if following else redirect("queue:index")


def _elsewhere(signals):
    """{(kind, id): address} of the other things by the same person that worries which joined are about."""
    found = {}
    for kind in {s.about_kind for s in signals if s.about_id}:
        handler = registry.find(kind)
        others = handler.get_many({s.about_id for s in signals if s.about_kind == kind}) if handler is not None else {}
        found |= {(kind, pk): handler.url(other) for pk, other in others.items()}
    return found


class NextView(CaseView):
    """The way to the next case that nobody else has open."""

    http_method_names = ["get"]

    def get(self, request, pk):
        return self.go_on()


class UndoView(generic.PermissionCheckedMixin, View):
    model = Case
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, pk):
        decision = get_object_or_404(Decision.objects.select_related("case__author", "case__place"), pk=pk)
        if not scope_of_request(request).covers(decision.case):
            raise Http404
        try:
            services.reverse_decision(decision, request.user, request.POST.get("words", "")[:2000])
        except Refused as refused:
            messages.error(request, refused.refusal.text)
        else:
            messages.success(request, _("Undone. The author is told."))
        return redirect(reverse("queue:case", args=[decision.case_id]))
