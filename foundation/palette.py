"""The colours a status can have, the same on page, paper, chart and workbook.

Every colour has a bar (at least 3:1 against white), a tint that ink stands on (at least 4.5:1), and the
colour of words that stand on the bar (at least 4.5:1). frontend/scss/_tokens.scss holds the same values.
"""

from dataclasses import dataclass

INK = "#16191d"
WHITE = "#ffffff"


@dataclass(frozen=True)
class StatusColour:
    """One named colour of a status key, as hex codes."""

    bar: str
    tint: str
    on: str


STATUS_COLOURS = {
    "red": StatusColour("#c22b2b", "#fbe9e8", WHITE),
    "amber": StatusColour("#d27d00", "#fdf1dc", INK),
    "green": StatusColour("#27793b", "#e5f3e8", WHITE),
    "blue": StatusColour("#2362ad", "#e6eff9", WHITE),
    "purple": StatusColour("#6a3d9e", "#f0eaf7", WHITE),
    "teal": StatusColour("#0b7a75", "#e0f2f1", WHITE),
    "pink": StatusColour("#b52f6d", "#fae8f0", WHITE),
    "brown": StatusColour("#7d512e", "#f4ece5", WHITE),
    "grey": StatusColour("#626c76", "#eceff1", WHITE),
    "black": StatusColour("#16191d", "#e3e6e8", WHITE),
}


def status_colour(name: str) -> StatusColour:
    """The colour by its name; a name we do not know is grey, so that a tag is never without one."""
    return STATUS_COLOURS.get(name, STATUS_COLOURS["grey"])


# One shape for each meaning, for eyes and printers that see no colour: paths on a 12 by 12 ground.
SHAPES = {
    "not_started": "M1 1h10v10H1zm2 2v6h6V3z",
    "in_progress": "M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0zm0 2v8a4 4 0 0 0 0-8z",
    "needs_attention": "M6 .5 12 11.5H0z",
    "off_track": "M6 0l6 6-6 6-6-6z",
    "complete": "M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0z",
    "on_hold": "M1.5 1h3v10h-3zm6 0h3v10h-3z",
    "closed": "M2.1 0 6 3.9 9.9 0 12 2.1 8.1 6 12 9.9 9.9 12 6 8.1 2.1 12 0 9.9 3.9 6 0 2.1z",
}
CLOCK = (
    "M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0zm0 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z"
    "M5.3 3h1.4v2.7l2 1.2-.7 1.2-2.7-1.6z"
)
