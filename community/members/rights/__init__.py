"""The rights of members: what is held about them and how long, the readable copy, the work of the worker."""
