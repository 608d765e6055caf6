"""Acting on the person behind a case, and asking who they are: pages of the Wagtail admin."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Persona
from community.members.permissions import Refused

from .. import facts, permissions, queries, services, wrote
from ..forms import ReasonForm
from ..models import Decision
from ..offered import offered_about
from ..on_other_pages import nearby_of
from ..scope import scope_of_request
from .base import CasePage, StaffPage, may_undo
from .offers import Offers, left_in

WROTE_A_PAGE = 25


class _ActView(CasePage):
    """A form on a page of its own about the author of a case: asked, done, or refused in words."""

    template_name = "moderation/act.html"
    lead = submit = ""

    def act(self, data):
        """Do it and return (what to say, where to go next)."""
        raise NotImplementedError

    def why_not(self):
        return permissions.why_not_act_on(self.request.user, self.case.author, self.scope)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            case=self.case, persona=self.case.author, lead=self.lead, submit=self.submit, refusal=self.why_not(),
            cancel=reverse("queue:case", args=[self.case.pk]), **{"form": ReasonForm(), **kwargs},
        )  # fmt: skip

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data(), status=403 if self.why_not() else 200)

    def post(self, request, pk):
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            said, to = self.act(form.cleaned_data)
        except Refused as refused:
            # What was written stays in the form.
            messages.error(request, refused.refusal.text)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(request, said)
        return redirect(to)


class UnmaskView(_ActView):
    """Ask which community name stands behind an alias or a group name."""

    title = gettext_lazy("Who is this?")
    submit = gettext_lazy("Show me, and log it")
    lead = gettext_lazy(
        "They chose another name here so that nobody knows. What you write below is kept with your name. You see the "
        "name for 24 hours, and nobody else does but administrators. The person can see that a moderator asked."
    )

    def why_not(self):
        return permissions.why_not_look(self.request.user, self.case.author, Decision.Action.UNMASK, self.scope)

    def act(self, data):
        decision = services.unmask(self.case.pk, self.request.user, data["reason"])
        return _("Logged."), reverse("queue:decision", args=[decision.pk])


class LookView(_ActView):
    """Ask to read all that the author of a case wrote under this one name."""

    title = gettext_lazy("What this person wrote")
    submit = gettext_lazy("Show me, and log it")
    lead = gettext_lazy(
        "You see what they wrote under this name, and under no other, for 24 hours. What you write below is kept with "
        "your name. The person can see that a moderator looked."
    )

    def act(self, data):
        decision = services.look(self.case.pk, self.request.user, data["reason"])
        return _("Logged."), reverse("queue:decision", args=[decision.pk])


class DecisionView(StaffPage):
    """One line of the log, and, for some hours, what a look opened to whoever asked."""

    template_name = "moderation/logged.html"
    header_icon = "history"

    def get_page_title(self):
        return self.decision.get_action_display()

    def get(self, request, pk):
        found = Decision.objects.select_related(
            "case__author", "case__place", "text", "decided_by__home_persona", "reversed_by"
        )
        self.decision = decision = get_object_or_404(found, pk=pk)
        scope = scope_of_request(request)
        if not scope.covers(decision.case):
            raise Http404
        author = decision.case.author
        opened = permissions.can_read_look(request.user, decision, queries.LOOK_HOURS)
        context = {
            "decision": decision,
            "persona": author,
            "rule": queries.rule_titles().get(decision.rule, ""),
            "undo": may_undo(request.user, decision, scope),
            "reason": decision.text.reason if self._reads_reason(request.user) else "",
            "opened": opened,
        }
        if opened and decision.action == Decision.Action.UNMASK:
            name = queries.community_name(author) if author is not None else None
            context |= {"name": name, "history": queries.history_of(name, scope)}
        if opened and decision.action == Decision.Action.LOOK:
            rows = wrote.written_by([author.pk] if author is not None else [], to_author=False)
            page = Paginator(rows, WROTE_A_PAGE).get_page(request.GET.get("page"))
            context |= {"page": page, "texts": wrote.drawn(page.object_list)}
        return self.render_to_response(self.get_context_data(**context))

    def _reads_reason(self, member):
        return self.decision.decided_by_id == member.pk or permissions.can_audit(member)


class PersonView(StaffPage):
    """A person by their community name: what is in force, what was decided, and keeping them from writing.

    What was decided under another of their names is not here, so that the page joins none.
    """

    template_name = "moderation/person.html"

    def get_page_title(self):
        # The tab of a browser names nobody.
        return _("About a person")

    def dispatch(self, request, *args, **kwargs):
        self.persona = (
            Persona.objects.select_related("member__home_persona")
            .filter(key=kwargs["key"], scope=Persona.COMMUNITY, member__isnull=False)
            .first()
        )
        if self.persona is None or (request.user.is_authenticated and not scope_of_request(request).everywhere):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def offers(self, **given):
        return Offers(queries.latest_about(self.persona), **given)

    def get_context_data(self, bound=None, **kwargs):
        member, persona, scope = self.request.user, self.persona, scope_of_request(self.request)
        standing, rules = queries.standing_of(persona), queries.rule_titles()
        return super().get_context_data(
            persona=persona,
            standing=[(r, rules.get(r.decision.rule, ""), may_undo(member, r.decision, scope)) for r in standing],
            history=queries.history_of(persona, scope),
            refusal=permissions.why_not_restrict_person(member, persona, scope),
            is_new=facts.is_new(persona.member),
            nearby=nearby_of(persona) if scope.everywhere else [],
            groups=self.offers(bound=bound, chosen=self.request.GET.get("act", "")).groups(
                offered_about(member, persona, scope)
            ),
            **kwargs,
        )

    def get(self, request, key):
        return self.render_to_response(self.get_context_data())

    def post(self, request, key):
        try:
            form = self.offers().read(request.POST)
        except KeyError:
            messages.error(request, _("This cannot be done here. Please choose from what is offered."))
            left = left_in(request.POST)
            return self.render_to_response(self.get_context_data(left_words=left), status=422)
        action = form.act
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(bound=form), status=422)
        data = form.cleaned_data
        try:
            services.act_on_person(
                self.persona, action.name, request.user, data["version"], data["words"], data["rule"], data["until"]
            )
        except Refused as refused:
            messages.error(request, refused.refusal.text)
            again = self.offers(chosen=action.name).again(form)
            return self.render_to_response(self.get_context_data(bound=again), status=409)
        messages.success(request, action.done)
        return redirect("queue:person", key=key)
