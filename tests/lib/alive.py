"""Reads HTML as a browser would and names whatever in it could act by itself."""

from html.parser import HTMLParser

from community.lib.markup import TAGS


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.found.append(tag)
        for name, value in attributes:
            if tag != "a" or name not in ("href", "rel"):
                self.found.append(f"{tag} {name}")
            elif name == "href":
                plain = "".join(letter for letter in value or "" if letter > " ").lower()
                inside = plain.startswith("/") and not plain.startswith(("//", "/\\"))
                if not inside and not plain.startswith(("http://", "https://")):
                    self.found.append(f"href {value}")

    handle_startendtag = handle_starttag

    def handle_comment(self, data):
        self.found.append("comment")

    def handle_decl(self, decl):
        self.found.append("declaration")

    def handle_pi(self, data):
        self.found.append("instruction")


def alive(html):
    """What could act in `html`: an empty list when it is safe."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found
