"""The words that made a signal, marked in the text that moderators read."""


def marked(text, spans):
    """`text` cut into (piece, is_marked) at the `spans` (start, end), which may overlap or reach past the end."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def spans_in(handler, obj, signals):
    """Where in the text of `obj` its `signals` point; those that saw other words point nowhere."""
    found = [s for s in signals if s.span_start is not None and s.revision == obj.revision]
    return [handler.span_in_text(obj, s.span_start, s.span_end) for s in found]
