"""Who may keep the helplines, made again after every migrate."""

from community.members.seeds import ADMINISTRATORS, EDITORS, grant

_VERBS = ("add", "change", "delete", "view")
_WORDS = [f"themes.{verb}_{model}" for verb in _VERBS for model in ("theme", "contentwarning")]
_HELPLINES = [f"helplines.{verb}_helpline" for verb in _VERBS]


def seed_permissions(app_config, **kwargs):
    # Permissions of our models exist once Django's own auth, which is migrated after us, has had its turn.
    if app_config.label == "auth":
        for group in (EDITORS, ADMINISTRATORS):
            grant(group, *_HELPLINES, *_WORDS)
