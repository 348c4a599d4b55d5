"""Which cells are hidden: the small ones, and those that would give them away."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from measures.suppression.relations import Key, Sum, sums_of, worked_out
from measures.suppression.tables import TOTAL, Table


def hidden_cells(tables: Sequence[Table], *, threshold: int, sums: Iterable[Sum] = ()) -> set[Key]:
    """The cells of these tables, taken together, that an audience may not see. `sums` ties cells of several
    tables: the whole council and its directorates.

    Counts from 1 to `threshold` − 1 are hidden, and what the file itself withholds. Then, as long as a reader
    could work one of them out, the smallest shown number of a sum that gives it away is hidden too. Which that
    is depends on what is shown, never on how small the hidden numbers are. A total of which a part is hidden is
    shown only where readers have it anyway, or what is shown makes it: else it would change with what is hidden.
    """
    if threshold < 2:
        return {table.key(place) for table in tables for place in table.places if table.is_withheld(place)}
    hiding = _Hiding.of_tables(tables, threshold, sums)
    hiding.leave_none_alone()
    while given := worked_out(hiding.sums, hiding.hidden, hiding.values):
        if not hiding.cover(given):
            break
        hiding.leave_none_alone()
    hidden = hiding.hidden | small_cells(tables, threshold)
    following = {key for table in tables for key in _following(table, hidden)} - hidden
    told = worked_out(hiding.sums, (hidden | following) - hiding.known, hiding.values)
    return hidden | following - set(told)


def _following(table: Table, hidden: Collection[Key]) -> Iterator[Key]:
    """The totals that would change with a hidden part, which readers do not have already."""
    for row, column in table.places:
        if TOTAL in (row, column) and (row, column) not in table.known:
            rows = table.rows if row == TOTAL else (row,)
            columns = table.columns if column == TOTAL else (column,)
            if any(table.key((one, other)) in hidden for one in rows for other in columns):
                yield table.key((row, column))


def counts_by_key(tables: Sequence[Table]) -> dict[Key, int | None]:
    """Every cell's number; None where a marker stands instead."""
    counts: dict[Key, int | None] = {}
    for table in tables:
        for place in table.places:
            key, count = table.key(place), table.count(place)
            counts[key] = count if counts.get(key) is None else counts[key]
    return counts


def small_cells(tables: Sequence[Table], threshold: int) -> set[Key]:
    """What has to be hidden whatever else is shown."""
    counts = counts_by_key(tables)
    small = {key for key, count in counts.items() if count is not None and 0 < count < threshold}
    withheld = {table.key(place) for table in tables for place in table.places if table.is_withheld(place)}
    secret = {table.key(place) for table in tables for place in table.secret}
    return small | secret | {key for key in withheld if counts[key] is None}


def tied(
    sums: Iterable[Sum], values: Mapping[Key, int | None], small: Collection[Key], threshold: int
) -> list[Sum]:
    """The sums that a reader can rely on: what the shown parts leave of the total is what the hidden could hold.

    A base that its groups do not make (12 disabled people of 3,590) is only a number beside them.
    """
    relied = []
    for one in sums:
        total = values.get(one.total)
        shown = [values.get(part) for part in one.parts if part not in small]
        unseen = [part for part in one.parts if part in small]
        if None in shown or (total is None and one.total not in small):
            continue
        left = (total or 0) - sum(count or 0 for count in shown)
        # What is withheld, or secret for what else follows from it, may be of any size.
        of_any_size = any((values.get(part) or threshold) >= threshold for part in unseen)
        if one.total in small or (
            left >= 0 if of_any_size else 0 <= left - len(unseen) <= len(unseen) * (threshold - 2)
        ):
            relied.append(one)
    return relied


@dataclass
class _Hiding:
    """What is hidden so far, and what a reader could set against it."""

    values: Mapping[Key, int | None]
    hidden: set[Key]
    sums: list[Sum]
    known: frozenset[Key]
    totals: frozenset[Key]
    order: dict[Key, int]
    of: dict[Key, list[Sum]] = field(default_factory=dict)

    @classmethod
    def of_tables(cls, tables: Sequence[Table], threshold: int, sums: Iterable[Sum]) -> "_Hiding":
        values = counts_by_key(tables)
        every = [*(one for table in tables for one in sums_of(table)), *sums]
        places = [(table, place) for table in tables for place in table.places]
        known = frozenset(table.key(place) for table, place in places if place in table.known)
        small = small_cells(tables, threshold) - known
        return cls(
            values=values,
            hidden=small,
            sums=tied(every, values, small, threshold),
            known=known,
            totals=frozenset(table.key(place) for table, place in places if TOTAL in place),
            order={key: n for n, key in enumerate(values)},
        )

    def __post_init__(self) -> None:
        for one in self.sums:
            for key in one.keys:
                self.of.setdefault(key, []).append(one)

    def leave_none_alone(self) -> None:
        """A sum with one hidden number gives it away at once; until none has one, each gets another."""
        waiting = list(self.sums)
        while waiting:
            one = waiting.pop()
            unseen = [key for key in one.keys if key in self.hidden]
            if len(unseen) == 1 and (choice := self._cheapest([one])) is not None:
                self.hidden.add(choice)
                waiting += self.of[choice]

    def cover(self, given: Sequence[Key]) -> bool:
        """Hides one more number near each of these that nothing new stands beside yet; False when none is left."""
        found = False
        touched: set[int] = set()
        for key in given:
            near = self.of.get(key, [])
            if touched & {id(one) for one in near}:
                continue
            choice = self._cheapest(near) or self._cheapest(self._around(near))
            if choice is not None:
                self.hidden.add(choice)
                touched |= {id(one) for one in self.of[choice]}
                found = True
        return found

    def _around(self, near: Iterable[Sum]) -> Iterator[Sum]:
        """The sums that share a hidden number with these."""
        hidden = dict.fromkeys(key for one in near for key in one.keys if key in self.hidden)
        return (one for key in hidden for one in self.of[key])

    def _cheapest(self, sums: Iterable[Sum]) -> Key | None:
        """An inner number before a total, one whose other sums hide something already, a small one before a
        large, a nought only where nothing else is left.
        """
        shown = {
            key for one in sums for key in one.keys
            if key not in self.hidden and key not in self.known and self.values.get(key) is not None
        }  # fmt: skip
        return min(shown, key=self._cost, default=None)

    def _cost(self, key: Key) -> tuple[bool, bool, int, int, int]:
        count = self.values[key] or 0
        lonely = sum(not any(other in self.hidden for other in one.keys) for one in self.of[key])
        return count == 0, key in self.totals, lonely, count, self.order[key]
