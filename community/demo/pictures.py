"""Pictures that the demo draws itself: calm, flat shapes in the colours of the site."""

from io import BytesIO
from math import cos, sin

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

SIZE = (1200, 640)
# Drawn at this size and made smaller, so that edges are soft.
FINE = 2
NIGHT, DUSK, STRAW, PAPER, PINE = "#232a35", "#34404d", "#f0dca6", "#f3ede2", "#1e5c4e"
HILLS = ("#cfdccb", "#a9c4b0", "#6d9c86", "#1e5c4e")


def _canvas(colour):
    image = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), colour)
    return image, ImageDraw.Draw(image)


def _hill(draw, width, height, level, swing, phase, colour):
    ridge = [
        (x, height * level + swing * height * (sin(x / width * 5 + phase) + 0.4 * cos(x / width * 11 + phase)))
        for x in range(0, width + 1, 8)
    ]
    draw.polygon([(0, height), *ridge, (width, height)], fill=colour)


def _disc(draw, x, y, radius, colour):
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _hills(levels=HILLS):
    image, draw = _canvas(PAPER)
    width, height = image.size
    _disc(draw, width * 0.72, height * 0.3, height * 0.1, STRAW)
    for number, colour in enumerate(levels):
        _hill(draw, width, height, 0.42 + 0.14 * number, 0.05, number * 1.9, colour)
    return image


def _path():
    image = _hills(HILLS[:3])
    draw = ImageDraw.Draw(image)
    width, height = image.size
    left = [
        (width * (0.46 - 0.16 * t + 0.05 * sin(t * 5)), height * (0.672 + 0.328 * t))
        for t in (n / 40 for n in range(41))
    ]
    right = [
        (width * (0.475 + 0.02 * t + 0.05 * sin(t * 5)), height * (0.672 + 0.328 * t))
        for t in (n / 40 for n in range(41))
    ]
    draw.polygon([*left, *reversed(right)], fill=PAPER)
    for x, tall in ((0.66, 0.2), (0.71, 0.25)):
        draw.rectangle((width * x - 6, height * 0.6, width * x + 6, height * 0.76), fill="#4a4137")
        draw.ellipse((width * (x - 0.035), height * (0.66 - tall), width * (x + 0.035), height * 0.68), fill=PINE)
    return image


def _window():
    image, draw = _canvas(NIGHT)
    width, height = image.size
    _disc(draw, width * 0.78, height * 0.24, height * 0.07, PAPER)
    _hill(draw, width, height, 0.66, 0.03, 0.6, DUSK)
    draw.polygon(
        [(width * 0.26, height * 0.5), (width * 0.38, height * 0.3), (width * 0.5, height * 0.5)], fill="#1a1f27"
    )
    draw.rectangle((width * 0.28, height * 0.5, width * 0.48, height * 0.82), fill="#1a1f27")
    draw.rectangle((width * 0.345, height * 0.56, width * 0.415, height * 0.7), fill=STRAW)
    draw.line((width * 0.38, height * 0.56, width * 0.38, height * 0.7), fill="#1a1f27", width=8)
    draw.line((width * 0.345, height * 0.63, width * 0.415, height * 0.63), fill="#1a1f27", width=8)
    _hill(draw, width, height, 0.82, 0.02, 2.4, "#161a20")
    return image


_DRAWN = {"hills": _hills, "path": _path, "window": _window}


def draw(name):
    """The picture called `name` (hills, path or window) as a PNG file."""
    file = BytesIO()
    _DRAWN[name]().resize(SIZE, Image.Resampling.LANCZOS).quantize(64).save(file, "PNG", optimize=True)
    return ImageFile(file, name=f"demo-{name}.png")
