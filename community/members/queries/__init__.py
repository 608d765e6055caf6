"""What may be known about members, agreements and roles."""

from .agreements import (
    EVERYWHERE,
    acceptances_in_force,
    acceptances_of,
    agreement_for_reading,
    agreement_to_accept,
    current_agreement,
    documents_in_force,
    documents_to_accept,
    documents_with_versions,
    published_agreements,
    versions_of,
    who_accepted,
)
from .personas import alias_of, group_persona, is_name_taken, own_persona_ids, taken_among
from .preferences import warning_choices
from .relations import (
    Sight,
    accounts_apart_from,
    blocks_of,
    is_blocked_between,
    member_who_sees,
    mutes_of,
    out_of_sight,
    pairs_out_of_sight,
    sight_of,
    why_hidden,
)
from .roles import credentials_in_force, has_role, moderated_paths
from .signing_in import MOST_LOGIN_TRIES, candidates_for_login, community_settings, invitation, unused_recovery_codes
from .writers import who_may_write

__all__ = [
    "EVERYWHERE", "MOST_LOGIN_TRIES", "Sight", "acceptances_in_force", "acceptances_of", "accounts_apart_from",
    "agreement_for_reading", "agreement_to_accept", "alias_of", "blocks_of", "candidates_for_login",
    "community_settings", "credentials_in_force", "current_agreement", "documents_in_force",
    "documents_to_accept", "documents_with_versions", "group_persona", "has_role", "invitation",
    "is_blocked_between", "is_name_taken", "member_who_sees", "pairs_out_of_sight", "moderated_paths", "mutes_of", "out_of_sight",
    "own_persona_ids", "published_agreements", "sight_of", "taken_among", "unused_recovery_codes",
    "versions_of", "warning_choices", "who_accepted", "who_may_write", "why_hidden",
]  # fmt: skip
