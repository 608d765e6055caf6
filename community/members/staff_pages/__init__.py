"""Members as staff see them in the Wagtail admin: accounts, roles, invitations, agreements."""
