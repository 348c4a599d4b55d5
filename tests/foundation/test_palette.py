"""The colours of statuses can be read and are the same in pages and in charts."""

import re
from pathlib import Path

import pytest

from foundation.palette import INK, STATUS_COLOURS, WHITE, StatusColour, status_colour

TOKENS = Path(__file__).parents[2] / "frontend" / "scss" / "_tokens.scss"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", STATUS_COLOURS)
def test_every_status_colour_can_be_read(name):
    colour = STATUS_COLOURS[name]
    assert contrast(INK, colour.tint) >= 4.5
    assert contrast(colour.on, colour.bar) >= 4.5
    assert contrast(colour.bar, WHITE) >= 3


def test_pages_and_charts_use_the_same_colours():
    lines = re.findall(
        r'"(\w+)": \(bar: (#\w+), tint: (#\w+), on: (#\w+)\)', TOKENS.read_text(encoding="utf-8")
    )
    assert {name: StatusColour(*codes) for name, *codes in lines} == STATUS_COLOURS


def test_a_colour_we_do_not_know_is_grey():
    assert status_colour("magnolia") == STATUS_COLOURS["grey"]
