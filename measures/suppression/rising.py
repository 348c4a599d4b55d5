"""Which cells that hold the least they can may rise while every sum stays: a small linear programme."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

type Row = Mapping[int, int | Fraction]
ZERO, ONE = Fraction(0), Fraction(1)


def can_rise(equations: Sequence[Row], low: Iterable[int], unknowns: int) -> set[int]:
    """Of the unknowns in `low`, which can be positive in some change d with every equation's sum 0 and no low
    unknown falling.

    Every such change can be added to another, so one change exists in which all of them rise at once; it is
    the one that makes the sum of the rises, each counted to 1 at most, the largest. Solved exactly.
    """
    low = list(low)
    table = _Simplex(equations, low, unknowns)
    table.solve()
    return {place for place in low if table.value_of_rise(place) > 0}


class _Simplex:
    """Maximises the rises by Bland's rule, which always ends.

    Columns: for each unknown its rise; for each that is free its fall too; for each low one what is missing to a
    rise of 1. The start, where nothing changes, satisfies every equation, so no first phase is needed.
    """

    def __init__(self, equations: Sequence[Row], low: Sequence[int], unknowns: int) -> None:
        lows = set(low)
        self.up = {place: place for place in range(unknowns)}
        free = [place for place in range(unknowns) if place not in lows]
        self.down = {place: unknowns + n for n, place in enumerate(free)}
        rows: list[list[Fraction]] = []
        width = unknowns + len(free) + 2 * len(low)
        # A low unknown is `counted` (at most 1) plus the rest; only the counted part is rewarded.
        self.counted = {place: unknowns + len(free) + n for n, place in enumerate(low)}
        slack = {place: unknowns + len(free) + len(low) + n for n, place in enumerate(low)}
        for equation in equations:
            row = [ZERO] * (width + 1)
            for place, factor in equation.items():
                row[self.up[place]] += factor
                if place in self.down:
                    row[self.down[place]] -= factor
                else:
                    row[self.counted[place]] += factor
            rows.append(row)
        for place in low:
            row = [ZERO] * (width + 1)
            row[self.counted[place]] = row[slack[place]] = row[width] = ONE
            rows.append(row)
        self.rows, self.width = rows, width
        self.gain = [ZERO] * (width + 1)
        for place in low:
            self.gain[self.counted[place]] = ONE
        self.basis: list[int] = []
        self._find_basis(slack)

    def _find_basis(self, slack: dict[int, int]) -> None:
        """An equation's first usable column becomes basic at nought; one that says nothing is dropped."""
        equations = self.rows[: len(self.rows) - len(slack)]
        bounds = self.rows[len(self.rows) - len(slack) :]
        self.rows = bounds
        self.basis = list(slack.values())
        for row in equations:
            for place, basic in enumerate(self.basis):
                if row[basic]:
                    row = _minus(row, self.rows[place], row[basic])
            pivot = next((column for column in range(self.width) if row[column]), None)
            if pivot is None:
                continue
            self.rows.append(row)
            self.basis.append(pivot)
            self._pivot(len(self.rows) - 1, pivot)

    def solve(self) -> None:
        while True:
            entering = next((column for column in range(self.width) if self.gain[column] > 0), None)
            if entering is None:
                return
            leaving = None
            for place, row in enumerate(self.rows):
                if row[entering] > 0:
                    ratio = (row[self.width] / row[entering], self.basis[place], place)
                    leaving = ratio if leaving is None else min(leaving, ratio)
            if leaving is None:  # no bound: the rise itself is bounded by 1, so this can't be
                raise AssertionError("a counted rise has no bound")
            self._pivot(leaving[2], entering)
            self.basis[leaving[2]] = entering

    def _pivot(self, place: int, column: int) -> None:
        scale = self.rows[place][column]
        chosen = self.rows[place] = [entry / scale for entry in self.rows[place]]
        for other, row in enumerate(self.rows):
            if other != place and row[column]:
                self.rows[other] = _minus(row, chosen, row[column])
        if self.gain[column]:
            self.gain = _minus(self.gain, chosen, self.gain[column])

    def value_of_rise(self, place: int) -> Fraction:
        return self._value(self.counted[place]) + self._value(self.up[place])

    def _value(self, column: int) -> Fraction:
        return self.rows[self.basis.index(column)][self.width] if column in self.basis else ZERO


def _minus(row: list[Fraction], other: list[Fraction], factor: Fraction) -> list[Fraction]:
    return [entry - factor * amount if amount else entry for entry, amount in zip(row, other, strict=True)]
