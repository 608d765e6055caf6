"""The only doers about members: one verb, one transaction."""

from .admission import admit_to_community, decline, revoke_invitation, sign_member_out
from .agreements import (
    accept,
    accepting,
    ensure_document,
    publish_agreement,
    publish_document,
    retire_agreement,
    withdraw_acceptance,
)
from .credentials import forget_rested_names, grant_credential, settle, settle_expired, withdraw_credential
from .joining import free_pseudonym, join, login_name_for, make_invitation, spend_invitation
from .leaving import ask_for_erasure, erase, take_back_erasure
from .personas import alias_in, name_for_group, persona_in, rename, stop_using_group_name
from .recovery import CODES_A_SHEET, make_recovery_sheet, recover
from .relations import block, mute, unblock, unmute
from .safety import pause, resume, sign_out_everywhere

__all__ = [
    "CODES_A_SHEET", "accept", "accepting", "ensure_document", "publish_document", "retire_agreement",
    "admit_to_community", "alias_in", "ask_for_erasure", "block", "decline", "erase", "forget_rested_names", "free_pseudonym", "grant_credential",
    "join", "login_name_for", "make_invitation", "make_recovery_sheet", "mute", "name_for_group", "pause", "persona_in",
    "publish_agreement", "recover", "rename", "resume", "revoke_invitation", "settle", "settle_expired", "sign_member_out",
    "sign_out_everywhere",
    "spend_invitation", "stop_using_group_name", "take_back_erasure", "unblock", "unmute", "withdraw_acceptance", "withdraw_credential",
]  # fmt: skip
