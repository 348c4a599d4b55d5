"""Shorter ways than WeasyPrint's for what our papers do thousands of times. What they show stays the same.

They take the place of four of its functions while a paper is drawn; each hands on what it isn't made for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reporting.renderers.weasy import weasyprint

draw, Font, Layout = weasyprint.draw, weasyprint.pdf.fonts.Font, weasyprint.text.line_break.Layout
TEXT_FONT = 600  # glyphs: a font of no more goes into a paper whole
SIDES = ("top", "right", "bottom", "left")
_draw_border, _subset, _reactivate = draw.draw_border, Font.subset, Layout.reactivate


@contextmanager
def shortcuts() -> Iterator[None]:
    ways: list[tuple[Any, str, Any]] = [
        (draw, "draw_border", draw_border),
        (Font, "subset", keep_whole),
        (Layout, "deactivate", lambda layout: None),
        (Layout, "reactivate", reactivate),
    ]
    theirs = [(place, name, getattr(place, name)) for place, name, _ in ways]
    for place, name, way in ways:
        setattr(place, name, way)
    try:
        yield
    finally:
        for place, name, way in theirs:
            setattr(place, name, way)


def keep_whole(font: Any, used: dict[int, str], hinting: bool) -> None:
    """Has every part of a paper hold the same file of a text font, so that the joined paper holds it once."""
    whole = font.glyph_count <= TEXT_FONT and not font.missing
    _subset(font, dict.fromkeys(range(font.glyph_count), "") if whole else used, hinting)


def reactivate(layout: Any, style: Any) -> None:
    """A line of text is laid out once, not once more when it is drawn: parts are short, so memory allows it."""
    if not hasattr(layout, "layout"):
        _reactivate(layout, style)


def draw_border(stream: Any, box: Any) -> None:
    """The hairlines of a table are plain bars, not the outlines of two rounded boxes clipped to one side."""
    widths = [getattr(box, f"border_{side}_width") for side in SIDES]
    if not any(widths):
        return
    style = box.style
    drawn = [(side, width) for side, width in zip(SIDES, widths, strict=True) if width]
    if (
        style["visibility"] != "visible"
        or style["border_image_source"][0] != "none"
        or any(style[f"border_{side}_style"] != "solid" for side, _ in drawn)
        or any(any(radius) for radius in box.rounded_border_box()[4:])
        or len(drawn) == len(SIDES)
    ):
        _draw_border(stream, box)
        return
    x, y, width, height = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    for side, thick in drawn:
        color = draw.color.get_color(style, f"border_{side}_color")
        if not color.alpha:
            continue
        bar = {
            "top": (x, y, width, thick),
            "right": (x + width - thick, y, thick, height),
            "bottom": (x, y + height - thick, width, thick),
            "left": (x, y, thick, height),
        }[side]
        with stream.artifact(), stream.stacked():
            stream.set_color(color)
            stream.rectangle(*bar)
            stream.fill()
