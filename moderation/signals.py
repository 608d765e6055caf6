"""What happened to a case, told inside the same transaction, so that pages, shifts and reporters can follow."""

from django.dispatch import Signal

# Sent with `case` and `is_new` when a case was opened, or grew by another signal.
raised = Signal()
# Sent with `case` and `decision` when somebody, or the site, decided something.
decided = Signal()
# Sent with `case` and `decision` (or None) when a case was closed.
closed = Signal()
# Sent with `member` and `restriction` when somebody may not write any more, under any of their names.
restricted = Signal()
# The same for many at once, with `restrictions`: whoever listens keeps the queries constant.
many_restricted = Signal()
