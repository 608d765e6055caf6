"""The checks: each a module with NAME, CATEGORY and `find(text, author) -> iterable of Finding`."""
