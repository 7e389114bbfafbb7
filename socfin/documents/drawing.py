"""A drawing as a handful of shapes, written as SVG or PNG; knows nothing of reports.

Colours are plain hex, lengths are in the drawing's own units, and y grows downwards. The typeface comes
from a package, so that a drawing looks the same on every machine.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from PIL import Image, ImageDraw, ImageFont

FAMILY = "Source Sans Pro"
REGULAR, BOLD = 400, 600
COLOURS = 128
"""Of a picture: its own few, and those of its letters' edges."""
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


@dataclass(frozen=True, slots=True)
class Box:
    """A bar from its upper left corner, in the drawing's units: filled, or outlined when fill is ""."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line between two points; its width too is in the drawing's units."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class Strokes:
    """Straight lines of one colour and width, each from x1, y1 to x2, y2: a curve, dashes, a grid."""

    lines: tuple[tuple[float, float, float, float], ...]
    stroke: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class Label:
    """A text, its size in the drawing's units; y is its baseline, and anchor says which end stands at x."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    anchor: str = "start"
    weight: int = REGULAR


Shape = Box | Rule | Strokes | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, its size in units of its own, and what it shows in words."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawing as it stands in a paper, after the table that it is of."""

    title: str
    drawing: Drawing
    caption: str = ""
    """How it is read; "" where it needs no word."""


def font_path(weight: int) -> Path:
    """The typeface's file in the installed package, regular or bold."""
    name = "SourceSansPro-Semibold.ttf" if weight >= BOLD else "SourceSansPro-Regular.ttf"
    return Path(str(files("font_source_sans_pro") / "files" / name))


def text_width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide the text is, in the units that `size` is given in."""
    return _font(100, weight).getlength(text) * size / 100


def broken(text: str, size: float, room: float, weight: int = REGULAR, *, most: int = 2) -> list[str]:
    """The text in at most so many lines that have room; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and text_width(longer, size, weight) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines[:most]
    last = " ".join([kept[-1], "…"]) if len(lines) > most else kept[-1]
    while len(last) > 1 and text_width(last, size, weight) > room:
        last = f"{last.rstrip('…')[:-1].rstrip()}…"
    return [*kept[:-1], last]


def as_svg(drawing: Drawing) -> str:
    """The drawing as SVG, its words as the title."""
    inside = "".join(_svg(shape) for shape in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width:g} {drawing.height:g}" '
        f'width="{drawing.width:g}" height="{drawing.height:g}" role="img" '
        f'font-family="{FAMILY}, sans-serif"><title>{escape(drawing.alt)}</title>{inside}</svg>'
    )


def _svg(shape: Shape) -> str:
    if isinstance(shape, Box):
        return (
            f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}" '
            f'height="{shape.height:.2f}" '
            f"fill={quoteattr(shape.fill or 'none')} stroke={quoteattr(shape.stroke or 'none')}/>"
        )
    if isinstance(shape, Rule | Strokes):
        path = "".join(f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" for x1, y1, x2, y2 in _lines(shape))
        return (
            f'<path d="{path}" fill="none" stroke={quoteattr(shape.stroke)} stroke-width="{shape.width:g}"/>'
        )
    return (
        f'<text x="{shape.x:.2f}" y="{shape.y:.2f}" font-size="{shape.size:g}" font-weight="{shape.weight}" '
        f"text-anchor={quoteattr(shape.anchor)} fill={quoteattr(shape.fill)}>{escape(shape.text)}</text>"
    )


def _lines(shape: Rule | Strokes) -> tuple[tuple[float, float, float, float], ...]:
    return shape.lines if isinstance(shape, Strokes) else ((shape.x1, shape.y1, shape.x2, shape.y2),)


def as_png(drawing: Drawing, *, scale: float = 2.5) -> bytes:
    """The drawing as PNG on white, so many pixels to a unit."""
    size = (round(drawing.width * scale), round(drawing.height * scale))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _paint(pen, shape, scale)
    out = io.BytesIO()
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    few.save(out, "PNG", compress_level=6, dpi=(96 * scale, 96 * scale))
    return out.getvalue()


def _paint(pen: ImageDraw.ImageDraw, shape: Shape, scale: float) -> None:
    if isinstance(shape, Box):
        corners = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        pen.rectangle(
            tuple(round(corner * scale) for corner in corners),
            fill=shape.fill or None,
            outline=shape.stroke or None,
            width=round(scale),
        )
    elif isinstance(shape, Rule | Strokes):
        width = max(1, round(shape.width * scale))
        for ends in _lines(shape):
            pen.line(tuple(round(end * scale) for end in ends), fill=shape.stroke, width=width)
    else:
        font = _font(shape.size * scale, shape.weight)
        place = (shape.x * scale, shape.y * scale)
        pen.text(place, shape.text, fill=shape.fill, font=font, anchor=ANCHORS[shape.anchor])


@lru_cache(maxsize=32)
def _font(size: float, weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_path(weight)), size, layout_engine=ImageFont.Layout.BASIC)
