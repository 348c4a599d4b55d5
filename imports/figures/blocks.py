"""The separate tables of a sheet: filled cells that touch each other, and the loose words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from imports.figures.markers import is_dash, marker_of
from imports.figures.numbers import number_of
from imports.files.cells import Cell, Sheet

type Place = tuple[int, int]  # row, column
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
LARGEST_MERGE = 2_000  # cells; a larger one is decoration


@dataclass(slots=True)
class Block:
    """Cells that touch. A merged cell stands in every place that it covers."""

    cells: dict[Place, Cell]
    title: str = ""
    title_rows: list[int] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})

    @property
    def columns(self) -> list[int]:
        return sorted({column for _, column in self.cells})

    def row(self, number: int) -> dict[int, Cell]:
        return {
            column: self.cells[number, column] for column in self.columns if (number, column) in self.cells
        }


def is_value(cell: Cell) -> bool:
    """Whether a cell holds a figure or a marker in its place."""
    return number_of(cell) is not None or marker_of(cell.text) is not None or is_dash(cell.text)


def year_of(cell: Cell) -> bool:
    """Whether a number may be a year that heads a column."""
    return bool(re.fullmatch(r"(?:19[5-9]|20[0-9])\d", cell.text.strip(), re.ASCII))


def blocks_of(sheet: Sheet) -> list[Block]:
    """All groups of cells that touch each other, also at their corners, in reading order."""
    grid = dict(_grid(sheet))
    left = set(grid)
    found = []
    for place in sorted(grid):
        if place in left:
            found.append(Block({each: grid[each] for each in _touching(place, left)}))
    return found


def _grid(sheet: Sheet) -> Iterator[tuple[Place, Cell]]:
    cells = {(row.number, cell.column): cell for row in sheet.rows for cell in row.cells if not cell.is_blank}
    yield from cells.items()
    for merge in sheet.merges:
        if found := _RANGE.fullmatch(merge):
            top, bottom = int(found[2]), int(found[4])
            first, last = _number(found[1]), _number(found[3])
            anchor = cells.get((top, first))
            if anchor and (bottom - top + 1) * (last - first + 1) <= LARGEST_MERGE:
                covered = ((r, c) for r in range(top, bottom + 1) for c in range(first, last + 1))
                yield from ((place, anchor) for place in covered if place not in cells)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _touching(start: Place, left: set[Place]) -> list[Place]:
    left.discard(start)
    waiting, found = [start], []
    while waiting:
        row, column = waiting.pop()
        found.append((row, column))
        for place in (
            (row - 1, column - 1), (row - 1, column), (row - 1, column + 1), (row, column - 1), (row,
            column + 1),
            (row + 1, column - 1), (row + 1, column), (row + 1, column + 1),
        ):  # fmt: skip
            if place in left:
                left.discard(place)
                waiting.append(place)
    return found
