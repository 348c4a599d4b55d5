"""The geometry of a measure over time, as plain numbers for a template to draw in SVG, on screen and on paper.

Across is a percentage of the width and down is in pixels, so that the line stretches with the page while its
words keep their size.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

HEIGHT = 250
TOP, BOTTOM = 35, 205  # where the highest and lowest rule stand; words of dates stand below
LEFT, RIGHT = 14.0, 96.0
WORDS_ABOVE, WORDS_BELOW = -12, 24  # how far from a mark its words stand
NEAR = 24  # pixels within which two lines of words would touch
RULES = 4

type Given = tuple[date, float, str]  # a day, a figure, and the figure in words


@dataclass(frozen=True)
class Mark:
    """One observation: where it stands, and where its words stand, which only first and last have."""

    on: date
    text: str
    x: float
    y: float
    words_x: float
    words_y: float
    anchor: str
    is_baseline: bool = False
    is_latest: bool = False


@dataclass(frozen=True)
class Stretch:
    """The line from one observation to the next."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Rule:
    """A level across the picture, and what it stands for."""

    y: float
    text: str

    @property
    def words_y(self) -> float:
        return self.y - 6


@dataclass(frozen=True)
class LineChart:
    """A measure's observations between the round numbers around them; the scale need not start at nought."""

    marks: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]
    rules: tuple[Rule, ...]
    target: Rule | None
    height: int = HEIGHT
    dates_y: int = 235

    @property
    def scale(self) -> str:
        """ "from 20% to 60%": said beside the picture, because a scale that doesn't start at nought misleads."""
        return f"from {self.rules[0].text} to {self.rules[-1].text}"

    @property
    def baseline(self) -> Mark:
        return next((mark for mark in self.marks if mark.is_baseline), self.marks[0])

    @property
    def latest(self) -> Mark:
        return self.marks[-1]


def line_chart(
    points: Iterable[Given],
    *,
    say: Callable[[float], str],
    target: tuple[float, str] | None = None,
    baseline: date | None = None,
) -> LineChart | None:
    """Observations in order of date with the level of their target; None without any. `say` puts a level of the
    scale into words.
    """
    ordered = sorted(points, key=lambda point: point[0])
    if not ordered:
        return None
    values = [value for _, value, _ in ordered] + ([target[0]] if target else [])
    levels = round_levels(min(values), max(values))

    def down(value: float) -> float:
        share = (levels[-1] - value) / (levels[-1] - levels[0])
        return round(TOP + share * (BOTTOM - TOP), 2)

    goal = Rule(down(target[0]), target[1]) if target else None
    marks = _marks(ordered, down, goal, baseline)
    stretches = tuple(Stretch(a.x, a.y, b.x, b.y) for a, b in pairwise(marks))
    return LineChart(marks, stretches, tuple(Rule(down(level), say(level)) for level in levels), goal)


def _marks(
    ordered: Sequence[Given], down: Callable[[float], float], goal: Rule | None, baseline: date | None
) -> tuple[Mark, ...]:
    first, last = ordered[0][0], ordered[-1][0]
    days = (last - first).days
    marks: list[Mark] = []
    for place, (on, value, text) in enumerate(ordered):
        x = round(LEFT + (RIGHT - LEFT) * (on - first).days / days, 3) if days else (LEFT + RIGHT) / 2
        y = down(value)
        is_first, is_last = place == 0, place == len(ordered) - 1
        told = is_first or is_last or on == baseline
        anchor = "end" if is_last and days else "start" if is_first and days else "middle"
        above = goal is None or not 0 <= y - goal.y < NEAR + 6
        words_y = y + (WORDS_ABOVE if above else WORDS_BELOW)
        marks.append(
            Mark(on, text if told else "", x, y, x, words_y, anchor, on == (baseline or first), is_last)
        )
    return tuple(marks)


def round_levels(low: float, high: float) -> list[float]:
    """Round numbers at equal steps around the figures: from 21.1 to 38.1 they are 20, 25, 30, 35, 40."""
    span = (high - low) or abs(high) or 1.0
    rough = span / RULES
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    start, end = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if start == end:
        start, end = start - 1, end + 1
    return [round(step * count, 10) for count in range(start, end + 1)]
