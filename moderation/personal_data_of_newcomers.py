"""How what is noted to notice raids, and people who come back after a ban, is exported and erased."""

from django.utils.translation import gettext_lazy as _

from community.members.registries import register_kept, register_personal_data
from community.members.rights.keeping import days

from .models import NetworkMark, NewWriter
from .services import networks, raids

register_personal_data(
    "moderation.NewWriter",
    lambda member: [{"at": w.at.isoformat()} for w in NewWriter.objects.filter(member=member)],
    lambda member: NewWriter.objects.filter(member=member).delete(),
    title=_("When you last wrote as somebody new here"),
)
register_personal_data(
    "moderation.NetworkMark",
    lambda member: [{"mark": n.mark, "at": n.at.isoformat()} for n in NetworkMark.objects.filter(member=member)],
    lambda member: NetworkMark.objects.filter(member=member).delete(),
    title=_("Scrambled marks of the networks you came from (we cannot read them)"),
    words={"mark": _("Scrambled mark")},
)
register_kept(
    "new_writers",
    _("When somebody new here last wrote, so that many at once are noticed"),
    lambda: days(raids.KEPT.days),
    models=("moderation.NewWriter",),
    order=48,
)
register_kept(
    "networks",
    _("A scrambled mark of the network you signed in or posted from, so that banned people who return are noticed"),
    lambda: days(networks.KEPT.days),
    models=("moderation.NetworkMark",),
    order=49,
)
