"""Which columns a person sees in a Word table.

Word cuts every row of a table along one fine grid. A border that was dragged in a few rows leaves two lines
in that grid, a hair apart, where a person sees one column. So lines of the grid count as one where no row
uses both, and where they are nearer than a third of the narrowest cell beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]  # the lines of the grid where a cell starts and ends

UNKNOWN_WIDTH = 2_000  # twentieths of a point, for a grid that does not say; wide enough to keep lines apart
NEAR = 1 / 3


@dataclass(slots=True)
class _Line:
    """A line that a person sees, made of one or more lines of the grid."""

    last: int
    rows: set[int]
    room: int


class Columns:
    """The columns, counted from 1, for a table of these rows and widths of the grid."""

    def __init__(self, rows: Iterable[Sequence[Span]], widths: Sequence[int]) -> None:
        place = Places(widths)
        used, room = _lines(rows, place)
        self._column: dict[int, int] = {}
        self._starts = sorted(used)
        lines: list[_Line] = []
        for edge in self._starts:
            near = lines[-1] if lines else None
            narrowest = min(near.room, room[edge]) if near else 0
            if (
                near
                and near.rows.isdisjoint(used[edge])
                and place.between(near.last, edge) < narrowest * NEAR
            ):
                near.last, near.room = edge, narrowest
                near.rows |= used[edge]
            else:
                lines.append(_Line(edge, set(used[edge]), room[edge]))
            self._column[edge] = len(lines)
        self._count = len(lines)

    def of(self, span: Span) -> tuple[int, int]:
        """The first and last column of a cell."""
        start, end = span
        first = self._column[start]
        after = bisect_left(self._starts, end)
        last = self._column[self._starts[after]] - 1 if after < len(self._starts) else self._count
        return first, max(first, last)


class Places:
    """How far the lines of the grid stand from the left."""

    def __init__(self, widths: Sequence[int]) -> None:
        known = widths if any(widths) else ()
        self._at = [0]
        for width in known:
            self._at.append(self._at[-1] + width)

    def __call__(self, line: int) -> int:
        beyond = line - (len(self._at) - 1)
        return self._at[line] if beyond <= 0 else self._at[-1] + beyond * UNKNOWN_WIDTH

    def between(self, first: int, second: int) -> int:
        return self(second) - self(first)


def _lines(rows: Iterable[Sequence[Span]], place: Places) -> tuple[dict[int, set[int]], dict[int, int]]:
    """For each line where a cell starts: the rows that use it, and the narrowest cell beside it."""
    used: dict[int, set[int]] = {}
    room: dict[int, int] = {}
    for row, spans in enumerate(rows):
        before = None
        for start, end in spans:
            width = place.between(start, end)
            beside = width if before is None else min(width, before)
            used.setdefault(start, set()).add(row)
            room[start] = min(room.get(start, beside), beside)
            before = width
    return used, room
