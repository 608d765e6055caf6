"""What members chose for themselves."""

from ..models import WarningChoice


def warning_choices(member):
    """{content warning id: "show", "blur" or "hide"} of what `member` chose (one query); what is missing is blurred."""
    if not member.is_authenticated:
        return {}
    return dict(WarningChoice.objects.filter(member=member).values_list("warning_id", "choice"))
