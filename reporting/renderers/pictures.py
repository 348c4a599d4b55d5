"""The bars of the paper as pictures with their meaning in words."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.charts import DrawnBar
from foundation.palette import INK

WIDTH = 620  # units; a bar is 42 high


def bar_picture(row: DrawnBar) -> SafeString:
    """One stacked bar: a stretch a status, its count where it fits, hatched below what is past its end."""
    said = row.sentence + (f"; {row.past_end_sentence}" if row.past_end_sentence else "")
    scale = WIDTH / 100
    stretches = format_html_join(
        "",
        '<rect x="{}" y="0" width="{}" height="42" fill="{}" stroke="#ffffff" stroke-width="2"/>',
        ((_n(segment.x * scale), _n(segment.width * scale), segment.colour.bar) for segment in row.segments),
    )
    counts = format_html_join(
        "",
        '<text x="{}" y="31" text-anchor="middle" font-size="28" font-weight="600" '
        'font-family="Source Sans 3" fill="{}">{}</text>',
        (
            (_n(segment.middle * scale), segment.colour.on, segment.part.count)
            for segment in row.segments
            if segment.fits_wide
        ),
    )
    late = format_html_join(
        "",
        '<line x1="{}" x2="{}" y1="50" y2="50" stroke="{}" stroke-width="7" stroke-dasharray="4 4"/>',
        (
            (_n(segment.x * scale), _n(segment.past_end_x2 * scale), INK)
            for segment in row.segments
            if segment.past_end_width
        ),
    )
    return format_html(
        '<svg class="bar" viewBox="0 0 {} 56" xmlns="http://www.w3.org/2000/svg"><title>{}</title>{}{}{}</svg>',
        WIDTH, said, stretches, counts, late,
    )  # fmt: skip


def _n(value: float) -> str:
    return f"{value:g}"
