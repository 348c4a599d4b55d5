"""Do two outputs together give away what each of them hides?"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from measures.suppression.hiding import counts_by_key, small_cells, tied
from measures.suppression.relations import Key, Sum, sums_of, worked_out
from measures.suppression.tables import ReleasedTable, Table


@dataclass(frozen=True, slots=True)
class GivenAway:
    """A number that one output hides and that can be read or worked out from the others."""

    key: Hashable
    table: str
    place: tuple[str, str]
    shown_in: str


def given_away(
    outputs: Sequence[tuple[Table, ReleasedTable]],
    *,
    sums: Iterable[Sum] = (),
    threshold: int | None = None,
) -> list[GivenAway]:
    """The small numbers that a reader of all these outputs would know though one of them hides it: for a committee
    and for the public, of two dates, for A and for A and B. `sums` says which cells make which; small is what is
    under `threshold`, or else under that of the audience that may see least.
    """
    tables = [table for table, _ in outputs]
    values = counts_by_key(tables)
    seen: dict[Key, str] = {}
    covered: dict[Key, tuple[Table, tuple[str, str]]] = {}
    for table, released in outputs:
        for place, cell in released.cells.items():
            if cell.count is not None:
                seen.setdefault(table.key(place), table.name)
            elif cell.hidden:
                covered.setdefault(table.key(place), (table, place))
    limit = max(released.audience.threshold for _, released in outputs) if threshold is None else threshold
    small = small_cells(tables, limit)
    relied = tied([*(one for table in tables for one in sums_of(table)), *sums], values, small, limit)
    unknown = {key for one in relied for key in one.keys if key not in seen}
    known = set(worked_out(relied, unknown, values))
    return [
        GivenAway(key, table.name, place, seen.get(key, ""))
        for key, (table, place) in covered.items()
        if key in small and (key in seen or key in known)
    ]
