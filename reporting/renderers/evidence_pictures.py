"""The evidence as pictures of a fixed shape, the same in a browser and on paper, with their meaning in words."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.charts import SmallLine
from foundation.palette import INK
from foundation.shares import Whole

OWN, SOFT = "#2362ad", "#4b545d"
WIDTH = 300  # units of a bar
CHARACTER = 9  # units that a character on it takes


def line_picture(line: SmallLine | None, said: str) -> SafeString:
    """The small line of a measure: an open circle where it began, a full one where it stands, its target broken."""
    if line is None:
        return SafeString("")
    target = (
        format_html(
            '<line x1="0" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="1.5" stroke-dasharray="5 4"/>',
            line.width, _n(line.target_y), _n(line.target_y), SOFT,
        )
        if line.target_y is not None
        else ""
    )  # fmt: skip
    path = (
        format_html('<polyline points="{}" fill="none" stroke="{}" stroke-width="2"/>', line.path, INK)
        if len(line.points) > 1
        else ""
    )
    first, last = line.first, line.last
    return format_html(
        '<svg class="rep-line" viewBox="0 0 {} {}" role="img" xmlns="http://www.w3.org/2000/svg"><title>{}</title>{}{}'
        '<circle cx="{}" cy="{}" r="3.5" fill="#ffffff" stroke="{}" stroke-width="2"/>'
        '<circle cx="{}" cy="{}" r="4.5" fill="{}"/></svg>',
        line.width, line.height, said, target, path, _n(first.x), _n(first.y), INK, _n(last.x), _n(last.y), INK,
    )  # fmt: skip


def share_picture(width: float | None, beside: float | None, said: str) -> SafeString:
    """A group's bar, and outlined below it that of the people it is compared with; both in percent of the width."""
    if width is None and beside is None:
        return SafeString("")
    own = (
        format_html('<rect x="0" y="0" width="{}" height="20" fill="{}"/>', _n(width * WIDTH / 100), OWN)
        if width is not None
        else ""
    )
    other = (
        format_html(
            '<rect x="1" y="24" width="{}" height="9" fill="#ffffff" stroke="{}" stroke-width="2"/>',
            _n(max(beside * WIDTH / 100 - 2, 1)), SOFT,
        )
        if beside is not None
        else ""
    )  # fmt: skip
    return format_html(
        '<svg class="rep-share" viewBox="0 0 {} 36" role="img" xmlns="http://www.w3.org/2000/svg"><title>{}</title>'
        '{}{}<line x1="0" x2="0" y1="0" y2="36" stroke="{}" stroke-width="2"/></svg>',
        WIDTH, said, own, other, INK,
    )  # fmt: skip


def whole_picture(whole: Whole | None) -> SafeString:
    """Three answers as one full bar, each with its figure where that fits."""
    if whole is None:
        return SafeString("")
    return format_html(
        '<svg class="rep-whole" viewBox="0 0 {} 24" role="img" xmlns="http://www.w3.org/2000/svg"><title>{}</title>'
        "{}{}</svg>",
        WIDTH, whole.sentence, _stretches(whole), _figures(whole),
    )  # fmt: skip


def _stretches(whole: Whole) -> SafeString:
    scale = WIDTH / 100
    return format_html_join(
        "",
        '<rect x="{}" y="0" width="{}" height="24" fill="{}" stroke="#ffffff" stroke-width="1.5"/>',
        ((_n(p.x * scale), _n(p.width * scale), p.colour.bar) for p in whole.pieces if p.width),
    )


def _figures(whole: Whole) -> SafeString:
    scale = WIDTH / 100
    return format_html_join(
        "",
        '<text x="{}" y="17" text-anchor="middle" font-size="15" font-weight="600" font-family="Source Sans 3" '
        'fill="{}">{}</text>',
        (
            (_n(p.middle * scale), p.colour.on, p.piece.text)
            for p in whole.pieces
            if p.width * scale > CHARACTER * len(p.piece.text)
        ),
    )


def listed_keys(keys: Iterable[tuple[str, str]]) -> SafeString:
    """The marks of a key, each with its words; the mark itself says nothing to who doesn't see it."""
    return format_html_join(
        " ", '<span class="rep-key-item"><span class="rep-mark rep-mark--{}"></span> {}</span>', keys
    )


def _n(value: float | None) -> str:
    return f"{value:g}"
