"""The few pictures of a Word file, drawn as PNG: the bars of the paper, the shape of a status, the clock."""

from functools import cache
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

from foundation.charts import DrawnBar
from foundation.palette import INK, WHITE

SCALE = 2  # points of the picture a unit, so that print stays sharp
BAR_WIDTH, BAR_HEIGHT = 620, 56  # units, as in the PDF
FONT = "vendor/fonts/source-sans-3-latin-600-normal.woff2"
FINE = 12  # a shape is drawn so many times larger than its 12 by 12 units and made smaller, for smooth edges


def bar_png(row: DrawnBar) -> bytes:
    """One stacked bar: a stretch a status, its count where it fits, hatched below what is past its end."""
    image = Image.new("RGB", (BAR_WIDTH * SCALE, BAR_HEIGHT * SCALE), WHITE)
    pen = ImageDraw.Draw(image)
    unit = BAR_WIDTH * SCALE / 100
    for segment in row.segments:
        left, right = segment.x * unit, (segment.x + segment.width) * unit
        pen.rectangle((left, 0, right - SCALE, 42 * SCALE), fill=segment.colour.bar)
        if segment.fits_wide:
            pen.text(
                (segment.middle * unit, 21 * SCALE), str(segment.part.count), segment.colour.on,
                font=_font(28 * SCALE), anchor="mm",
            )  # fmt: skip
        _hatch(pen, left, left + segment.past_end_width * unit)
    return _png(image.quantize(64))


def _hatch(pen: ImageDraw.ImageDraw, left: float, right: float) -> None:
    dash = 4 * SCALE
    while left < right:
        pen.rectangle((left, 46.5 * SCALE, max(left, min(left + dash, right) - 1), 53.5 * SCALE), fill=INK)
        left += 2 * dash


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    found = finders.find(FONT)
    if not found:
        raise FileNotFoundError(f"static/{FONT} is missing. Build the front end: make setup.")
    return ImageFont.truetype(BytesIO(Path(found).read_bytes()), size)


@cache
def shape_png(meaning: str, colour: str) -> bytes:
    """The shape of a meaning, as on page and paper; "clock" is the one beside lateness."""
    size = 12 * FINE
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    _SHAPES[meaning](pen, colour)
    return _png(image.resize((48, 48), Image.Resampling.LANCZOS))


def _box(*numbers: float) -> tuple[float, ...]:
    return tuple(number * FINE for number in numbers)


def _square(pen: ImageDraw.ImageDraw, colour: str) -> None:
    pen.rectangle(_box(1, 1, 11, 11), outline=colour, width=2 * FINE)  # type: ignore[arg-type]


def _half_disc(pen: ImageDraw.ImageDraw, colour: str) -> None:
    pen.ellipse(_box(0.5, 0.5, 11.5, 11.5), outline=colour, width=2 * FINE)  # type: ignore[arg-type]
    pen.pieslice(_box(0.5, 0.5, 11.5, 11.5), 90, 270, fill=colour)  # type: ignore[arg-type]


def _triangle(pen: ImageDraw.ImageDraw, colour: str) -> None:
    pen.polygon(_box(6, 0.5, 12, 11.5, 0, 11.5), fill=colour)


def _diamond(pen: ImageDraw.ImageDraw, colour: str) -> None:
    pen.polygon(_box(6, 0, 12, 6, 6, 12, 0, 6), fill=colour)


def _disc(pen: ImageDraw.ImageDraw, colour: str) -> None:
    pen.ellipse(_box(0.5, 0.5, 11.5, 11.5), fill=colour)  # type: ignore[arg-type]


def _bars(pen: ImageDraw.ImageDraw, colour: str) -> None:
    for left in (1.5, 7.5):
        pen.rectangle(_box(left, 1, left + 3, 11), fill=colour)  # type: ignore[arg-type]


def _cross(pen: ImageDraw.ImageDraw, colour: str) -> None:
    pen.line(_box(1.5, 1.5, 10.5, 10.5), fill=colour, width=3 * FINE)
    pen.line(_box(1.5, 10.5, 10.5, 1.5), fill=colour, width=3 * FINE)


def _clock(pen: ImageDraw.ImageDraw, colour: str) -> None:
    pen.ellipse(_box(0.5, 0.5, 11.5, 11.5), outline=colour, width=int(1.4 * FINE))  # type: ignore[arg-type]
    pen.line(_box(6, 3, 6, 6.3, 8.2, 7.6), fill=colour, width=int(1.4 * FINE), joint="curve")


_SHAPES = {
    "not_started": _square,
    "in_progress": _half_disc,
    "needs_attention": _triangle,
    "off_track": _diamond,
    "complete": _disc,
    "on_hold": _bars,
    "closed": _cross,
    "clock": _clock,
}


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
