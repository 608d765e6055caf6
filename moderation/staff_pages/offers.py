"""The actions of a page as forms, each with what it leaves behind and its key."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import actions, queries
from ..actions import About
from ..content import State
from ..forms import ActForm
from ..projection import STATE_AFTER

HEADINGS = {
    About.CONTENT: gettext_lazy("The text"),
    About.ACCOUNT: gettext_lazy("The author"),
    About.THREAD: gettext_lazy("The thread around it"),
}


@dataclass(frozen=True)
class Offer:
    """One action as the page draws it; `is_open` where its fields stand open."""

    name: str
    label: str
    leaves: str
    key: str
    form: ActForm
    wordings: tuple = ()
    is_open: bool = False
    # The words to change or to put up are covered, so they are shown first.
    is_covered: bool = False
    # Its choices cost a query, so they are looked up when it is opened.
    is_later: bool = False


class Offers:
    """Builds the forms of `actions`. `bound` is a form that came back and keeps its words; `chosen` names the action that
    stands open and `wording` (an id) the words it begins with; `ids` sets the fields' ids apart from those of other forms."""

    def __init__(self, version, ground=None, member=None, covered=False, bound=None, chosen="", wording="", ids=""):
        self.ids = ids
        self.version, self.ground, self.member, self.covered = version, ground, member, covered
        self.bound, self.chosen, self.wording = bound, bound.act.name if bound is not None else chosen, wording

    def groups(self, actions):
        """[(heading, [Offer…])…] of the groups that have any."""
        found = [(HEADINGS[about], [self.offer(a) for a in actions if a.about == about]) for about in About]
        return [(heading, offers) for heading, offers in found if offers]

    def offer(self, action):
        label, leaves = self._said(action)
        wordings = tuple(queries.wordings_for(action.name)) if "words" in action.asks else ()
        is_open = self.chosen == action.name
        is_later = "to" in action.asks and not is_open
        form = None if is_later else self.bound if self._is_bound(action) else self.form(action, wordings)
        return Offer(
            action.name,
            label,
            leaves,
            action.key,
            form,
            wordings,
            is_open,
            self.must_be_read(action),
            is_later,
        )

    def must_be_read(self, action):
        """Whether `action` changes or puts up words that are still covered."""
        return self.covered and ("body" in action.asks or STATE_AFTER.get(action.name) == State.PUBLISHED)

    def _is_bound(self, action):
        return self.bound is not None and self.bound.act is action

    def read(self, data):
        """The form of the action that `data` (a POST) names; raises KeyError where there is no such thing to do here."""
        action = actions.find(data.get("action", ""))
        ground = self.ground
        if action.about != About.ACCOUNT and (ground is None or not _stands_on(action, ground)):
            raise KeyError(action.name)
        return self.form(action, data=data)

    def form(self, action, wordings=(), data=None):
        ground, given = self.ground, {}
        if "body" in action.asks and not self.covered:
            given["body"] = ground.handler.body(ground.target)
        if "seconds" in action.asks:
            given["paces"] = ground.thread_handler.paces()
        if "to" in action.asks:
            given["places"] = ground.places(self.member)
        picked = next((w for w in wordings if str(w.pk) == self.wording and self.chosen == action.name), None)
        initial = {"words": picked.words, "rule": picked.rule} if picked else None
        if self.ids:
            given["auto_id"] = f"{action.name}-{self.ids}%s"
        return ActForm(action, data, version=self.version, initial=initial, **given)

    def again(self, form):
        """The form that came back, with every word, upon the newest version of things."""
        kept = {name: form.data.get(name) for name in form.fields if name in form.data and name != "version"}
        again = self.form(form.act)
        again.initial.update(kept)
        return again

    def _said(self, action):
        target = self.ground.target if self.ground is not None else None
        if action.name == "approve" and target is not None and target.state == State.PUBLISHED:
            return _("Leave it up"), _("It stays as it is. The author is told that a person read it.")
        return action.label, action.leaves


def _stands_on(action, ground):
    """Whether there is what the fields of `action` begin with."""
    if action.about == About.THREAD:
        return ground.thread_handler is not None
    return "body" not in action.asks or ground.target is not None


def left_in(data):
    """What somebody wrote for an action that cannot be done, so that it is shown and not lost."""
    return [words for name in ("body", "words") if (words := data.get(name, "").strip())]
