"""Going for good."""

from django.db import transaction

from ..registries import personal_data

_LAST_TO_ERASE = ("members.Persona", "members.Member")


@transaction.atomic
def erase(member):
    """Empty everything held about `member`: threads stay readable, under "Former member". Cannot be undone."""
    ask = [entry for name, entry in personal_data.items() if name not in _LAST_TO_ERASE]
    # Other rows are found through the personas, and these through the account: so they go last.
    for entry in [*ask, *(personal_data[name] for name in _LAST_TO_ERASE)]:
        entry.erase(member)
