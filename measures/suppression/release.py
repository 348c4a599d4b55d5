"""The one door by which figures about groups of people leave, to every page, chart, file and message."""

from collections.abc import Iterable, Sequence

from measures.suppression.hiding import hidden_cells
from measures.suppression.relations import Key, Sum
from measures.suppression.tables import (
    HIDDEN,
    NOTES,
    SHOWN_AS,
    TOTAL,
    Audience,
    Place,
    Released,
    ReleasedTable,
    Table,
)
from measures.vocabulary import Marker


def release(tables: Sequence[Table], audience: Audience, *, sums: Iterable[Sum] = ()) -> list[ReleasedTable]:
    """The tables as an audience may see them: small numbers hidden, and those that would give them away.

    Tables that are shown together are released together, because one may give away what another hides.
    Percentages are whole and of shown numbers; where the base is hidden there is none.
    """
    hidden = hidden_cells(tables, threshold=audience.threshold, sums=sums)
    return [_released(table, audience, hidden) for table in tables]


def _released(table: Table, audience: Audience, hidden: set[Key]) -> ReleasedTable:
    covered = {place for place in table.places if table.key(place) in hidden}
    cells = {place: _cell(table, place, covered) for place in table.places}
    marks = dict.fromkeys(cell.text for cell in cells.values() if cell.text in NOTES)
    notes = tuple(NOTES[mark].format(threshold=audience.threshold) for mark in marks)
    return ReleasedTable(table.name, audience, table.rows, table.columns, cells, notes)


def _cell(table: Table, place: Place, covered: set[Place]) -> Released:
    if place in covered:
        return Released(HIDDEN)
    marker = table.marker(place)
    if marker != Marker.NONE:
        return Released(SHOWN_AS[marker])
    count = table.count(place)
    assert count is not None
    return Released(f"{count:,}", count, _percent(table, place, count, covered))


def _percent(table: Table, place: Place, count: int, covered: set[Place]) -> int | None:
    """Of its column's total where that is told, whole, half up."""
    base = (TOTAL, place[1])
    whole = table.count(base) if base in table.counts and base not in covered else None
    return (200 * count + whole) // (2 * whole) if whole else None
