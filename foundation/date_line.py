"""The geometry of a line of dates with today on it, in percent of its width, for a template to draw in SVG. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

FITS = 14.0  # percent of the width that the name of a stretch needs in a narrow column
EDGE = 12.0  # percent: a date nearer to an end of the line is written inwards


@dataclass(frozen=True)
class Stretch:
    """What goes on from one date to the next."""

    label: str
    x: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 3)

    @property
    def fits(self) -> bool:
        return self.width >= FITS


@dataclass(frozen=True)
class Mark:
    on: date
    x: float
    row: int  # dates that stand close together are written in two rows

    @property
    def anchor(self) -> str:
        return "start" if self.x < EDGE else "end" if self.x > 100 - EDGE else "middle"


@dataclass(frozen=True)
class DateLine:
    marks: tuple[Mark, ...]
    stretches: tuple[Stretch, ...]
    today: Mark | None


def date_line(dates: Sequence[date], names: Sequence[str], *, today: date) -> DateLine:
    """A line from the first date to the last; `names` are those of the stretches between them.

    Today is marked where it lies on the line.
    """
    first, length = dates[0], max((dates[-1] - dates[0]).days, 1)

    def at(day: date) -> float:
        return round(100 * (day - first).days / length, 3)

    marks = tuple(Mark(day, at(day), row=number % 2) for number, day in enumerate(dates))
    pairs = zip(names, marks, marks[1:], strict=False)
    stretches = tuple(
        Stretch(name, one.x, round(other.x - one.x, 3)) for name, one, other in pairs if other.x > one.x
    )
    return DateLine(marks, stretches, Mark(today, at(today), 0) if dates[0] <= today <= dates[-1] else None)
