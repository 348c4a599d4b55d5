"""What a reader can work out: the sums that tie cells together, and which hidden cells they give away.

A table with totals is a set of equations. Hidden cells are its unknowns; a reader knows everything else, and
knows that noughts are shown, so a hidden cell is hardly ever 0.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from measures.suppression.circles import on_no_circle, roads_of
from measures.suppression.rising import can_rise
from measures.suppression.tables import TOTAL, Place, Table

type Key = Hashable
LEAST = 1  # what a reader may take a hidden cell to hold at least


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that make it."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.total, *self.parts)


def sums_of(table: Table) -> Iterator[Sum]:
    """Every total of a table with its parts, where all of them are told."""
    lines: list[tuple[Place, list[Place]]] = []
    for row in table.rows:
        lines.append(((row, TOTAL), [(row, column) for column in table.columns]))
    for column in table.columns:
        lines.append(((TOTAL, column), [(row, column) for row in table.rows]))
    lines.append(((TOTAL, TOTAL), [(TOTAL, column) for column in table.columns]))
    lines.append(((TOTAL, TOTAL), [(row, TOTAL) for row in table.rows]))
    for total, parts in lines:
        if total not in table.counts or not all(part in table.counts for part in parts):
            continue
        yield Sum(table.key(total), tuple(table.key(part) for part in parts))


def worked_out(sums: Sequence[Sum], hidden: set[Key], values: Mapping[Key, int | None]) -> list[Key]:
    """The hidden cells that a reader can work out exactly, in the order in which their sums come."""
    found = []
    for some in _connected(sums, hidden):
        found += _worked_out(some, hidden, values)
    return found


def _connected(sums: Sequence[Sum], hidden: set[Key]) -> Iterator[list[Sum]]:
    """Sums in groups that share hidden cells: each group is a small question of its own."""
    leader: dict[Key, Key] = {}

    def find(key: Key) -> Key:
        while leader.setdefault(key, key) != key:
            leader[key] = key = leader[leader[key]]
        return key

    touched = [(one, [key for key in one.keys if key in hidden]) for one in sums]
    for _, keys in touched:
        for key in keys[1:]:
            leader[find(key)] = find(keys[0])
    groups: dict[Key, list[Sum]] = defaultdict(list)
    for one, keys in touched:
        if keys:
            groups[find(keys[0])].append(one)
    yield from groups.values()


def _worked_out(sums: Sequence[Sum], hidden: set[Key], values: Mapping[Key, int | None]) -> list[Key]:
    """A cell is given away when no change of the hidden cells, however small, leaves all sums as they are and
    changes it. Cells that hold the least they can may only rise.
    """
    unknowns = list(dict.fromkeys(key for one in sums for key in one.keys if key in hidden))
    column = {key: place for place, key in enumerate(unknowns)}
    rows = [{column[key]: -1 if key == one.total else 1 for key in one.keys if key in column} for one in sums]
    low = {column[key] for key in unknowns if (count := values.get(key)) is not None and count <= LEAST}
    roads = roads_of(rows, len(unknowns), low)
    fixed = on_no_circle(roads) if roads else exact(rows, low, len(unknowns))
    return [unknowns[place] for place in sorted(fixed)]


def exact(rows: Sequence[Mapping[int, int]], low: set[int], unknowns: int) -> set[int]:
    """The same for sums that share cells in other ways than the rows and columns of a table do."""
    fixed = _fixed(_reduced(rows))
    stuck = low - fixed - can_rise(rows, sorted(low - fixed), unknowns)
    return _fixed(_reduced([*rows, *({place: 1} for place in stuck)])) if stuck else fixed


type Row = Mapping[int, int | Fraction]


def _reduced(rows: Iterable[Row]) -> dict[int, dict[int, int | Fraction]]:
    """The equations solved as far as they go: by the unknown that each one gives in terms of others."""
    solved: dict[int, dict[int, int | Fraction]] = {}
    for given in rows:
        row = dict(given)
        for pivot in [place for place in row if place in solved]:
            _subtract(row, solved[pivot], row[pivot])
        if not row:
            continue
        pivot = min(row)
        scale = row[pivot]
        # Sums of tables keep to 1 and −1, so this stays with whole numbers.
        row = {p: f * scale if scale in (1, -1) else Fraction(f) / scale for p, f in row.items()}
        for other in solved.values():
            if pivot in other:
                _subtract(other, row, other[pivot])
        solved[pivot] = row
    return solved


def _subtract(row: dict[int, int | Fraction], other: Row, factor: int | Fraction) -> None:
    for place, amount in other.items():
        left = row.get(place, 0) - factor * amount
        if left:
            row[place] = left
        else:
            row.pop(place, None)


def _fixed(solved: Mapping[int, Mapping[int, int | Fraction]]) -> set[int]:
    return {pivot for pivot, row in solved.items() if len(row) == 1}
