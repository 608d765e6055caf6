"""What apps above want to hear of members at the moment it happens, inside the same transaction."""

from django.dispatch import Signal

# Sent with `member` when staff said yes to somebody who asked to join.
admitted = Signal()
# Sent with `member` when a code of their recovery sheet set a new password.
recovered = Signal()
# Sent with `member` and `export` when somebody asked for a copy of their data.
export_asked = Signal()
# Sent with `member` and `export` when a copy of their data waits for them.
export_ready = Signal()
# Sent with `member` and `erasure` when somebody asked for their account to be erased.
erasure_asked = Signal()
# Sent with `member` and `credential` when staff gave somebody a role.
role_given = Signal()
# Sent with `member`, `credential` and `by` (None when it ran out) when a role ended and nothing else gives it.
role_ended = Signal()
