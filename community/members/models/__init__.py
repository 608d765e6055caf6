"""Who is here: the account, who is seen, what staff vouch for, what was agreed, and what each may ask for."""

from .accounts import Invitation, Member, MemberManager, RecoveryCode
from .agreements import Acceptance, Agreement, AgreementDocument
from .credentials import Credential
from .leaving import Erasure, ErasureReceipt, Export
from .personas import FormerName, Persona, Role, group_scope, role_in_force, topic_scope
from .preferences import Preferences, WarningChoice
from .relations import Block, Mute
from .site import CommunitySettings

__all__ = [
    "Acceptance", "Agreement", "AgreementDocument", "Block", "CommunitySettings", "Credential", "Erasure",
    "ErasureReceipt", "Export", "FormerName", "Invitation", "Member", "MemberManager", "Mute", "Persona", "Preferences",
    "RecoveryCode", "Role", "WarningChoice", "group_scope", "role_in_force", "topic_scope",
]  # fmt: skip
