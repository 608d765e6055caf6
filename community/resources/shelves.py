"""Resources put on shelves by theme."""


def by_theme(pages):
    """Group `pages` (with `themes` prefetched) as [(theme, pages), …] by the theme's name.

    A page with several themes stands on several shelves; pages without one come last, under None.
    """
    shelves, loose = {}, []
    for page in pages:
        themes = list(page.themes.all())
        for theme in themes:
            shelves.setdefault(theme.pk, (theme, []))[1].append(page)
        if not themes:
            loose.append(page)
    ordered = sorted(shelves.values(), key=lambda shelf: shelf[0].name)
    return ordered + ([(None, loose)] if loose else [])
