"""The geometry of our two charts, as plain numbers for a template to draw in SVG, on screen and on paper.

Lengths along a bar are percentages of the full width, so that a bar stretches with the page while its
words keep their size. Small lines are in units of a fixed picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foundation.palette import StatusColour, status_colour

BAR_HEIGHT = 25
MARK_HEIGHT = 5
FITS_WIDE = 4.0  # percent of the width that a number of two digits needs on a wide screen,
FITS_NARROW = 9.0  # and on a phone or in a narrow column


@dataclass(frozen=True)
class Part:
    """How many have one status, and how many of these are past their end date."""

    label: str
    colour: str
    meaning: str
    count: int
    past_end: int = 0


@dataclass(frozen=True)
class Bar:
    """One line of a chart: what it counts, and its parts in the order of the status key."""

    label: str
    parts: tuple[Part, ...]
    reference: str = ""
    href: str = ""

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def past_end(self) -> int:
        return sum(part.past_end for part in self.parts)


@dataclass(frozen=True)
class Segment:
    """A stretch of a bar: where it starts and how wide it is, in percent of the chart's width."""

    part: Part
    x: float
    width: float
    past_end_width: float
    colour: StatusColour

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 3)

    @property
    def past_end_x2(self) -> float:
        return round(self.x + self.past_end_width, 3)

    @property
    def fits_wide(self) -> bool:
        return self.width >= FITS_WIDE * max(1, len(str(self.part.count)) / 2)

    @property
    def fits_narrow(self) -> bool:
        return self.width >= FITS_NARROW * max(1, len(str(self.part.count)) / 2)


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its segments, and the same in a sentence for those who do not see it."""

    bar: Bar
    segments: tuple[Segment, ...]

    @property
    def sentence(self) -> str:
        counts = ", ".join(f"{part.count} {part.label}" for part in self.bar.parts if part.count)
        noun = "action" if self.bar.total == 1 else "actions"
        return f"{self.bar.total} {noun}: {counts}" if counts else "No actions"

    @property
    def past_end_sentence(self) -> str:
        return f"{self.bar.past_end} of {self.bar.total} past the end date" if self.bar.past_end else ""

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(part.count for part in self.bar.parts)


@dataclass(frozen=True)
class StackedBars:
    """A whole chart: its bars in the order given, and the statuses that its key and table name."""

    rows: tuple[DrawnBar, ...]
    key: tuple[Part, ...]

    @property
    def total(self) -> int:
        return sum(part.count for part in self.key)

    @property
    def past_end(self) -> int:
        return sum(part.past_end for part in self.key)


def stacked_bars(bars: Iterable[Bar], *, same_length: bool = False) -> StackedBars:
    """Bars as long as their counts, the largest filling the width; all full with `same_length`.

    Every bar must name the same statuses in the same order, so that the table beside the chart has columns.
    """
    bars = tuple(bars)
    largest = max((bar.total for bar in bars), default=0)
    names = {tuple(part.label for part in bar.parts) for bar in bars}
    if len(names) > 1:
        raise ValueError("Every bar must name the same statuses in the same order.")
    rows = tuple(DrawnBar(bar, _segments(bar, bar.total if same_length else largest)) for bar in bars)
    return StackedBars(rows, _key(bars))


def _segments(bar: Bar, full: int) -> tuple[Segment, ...]:
    segments = []
    before = 0
    for part in bar.parts:
        if part.count:
            segments.append(
                Segment(
                    part=part,
                    x=round(100 * before / full, 3),
                    width=round(100 * part.count / full, 3),
                    past_end_width=round(100 * min(part.past_end, part.count) / full, 3),
                    colour=status_colour(part.colour),
                )
            )
        before += part.count
    return tuple(segments)


def _key(bars: Sequence[Bar]) -> tuple[Part, ...]:
    columns = zip(*(bar.parts for bar in bars), strict=True) if bars else ()
    return tuple(
        Part(
            column[0].label,
            column[0].colour,
            column[0].meaning,
            sum(part.count for part in column),
            sum(part.past_end for part in column),
        )
        for column in columns
    )


# --- a measure over time ----------------------------------------------------------------------------------

LINE_WIDTH = 240
LINE_HEIGHT = 60
LINE_MARGIN = 6


@dataclass(frozen=True)
class Point:
    """A value on a date, and where it stands in the picture."""

    on: date
    value: float
    x: float
    y: float


@dataclass(frozen=True)
class SmallLine:
    """A measure's observations as a line, with the height of its target where it has one."""

    points: tuple[Point, ...]
    target_y: float | None
    width: int = LINE_WIDTH
    height: int = LINE_HEIGHT

    @property
    def path(self) -> str:
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)

    @property
    def first(self) -> Point:
        return self.points[0]

    @property
    def last(self) -> Point:
        return self.points[-1]


def small_line(
    observations: Iterable[tuple[date, float]], *, target: float | None = None
) -> SmallLine | None:
    """Observations in order of date, between the lowest and highest of values and target; None without any.

    The scale does not start at zero: a small line shows direction, the figures beside it show size.
    """
    ordered = sorted(observations)
    if not ordered:
        return None
    values = [value for _, value in ordered] + ([target] if target is not None else [])
    low, high = min(values), max(values)
    first, last = ordered[0][0], ordered[-1][0]

    def across(on: date) -> float:
        if first == last:
            return LINE_WIDTH / 2
        share = (on - first).days / (last - first).days
        return round(LINE_MARGIN + share * (LINE_WIDTH - 2 * LINE_MARGIN), 2)

    def down(value: float) -> float:
        if low == high:
            return LINE_HEIGHT / 2
        return round(LINE_MARGIN + (high - value) / (high - low) * (LINE_HEIGHT - 2 * LINE_MARGIN), 2)

    points = tuple(Point(on, value, across(on), down(value)) for on, value in ordered)
    return SmallLine(points, None if target is None else down(target))
