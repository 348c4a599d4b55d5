"""Columns that belong together: a count beside its percentage, of the same people on the same day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from imports.figures.across import Across
from imports.figures.blocks import Block
from imports.figures.numbers import number_of
from imports.figures.units import unit_of
from imports.files.cells import Cell
from measures.vocabulary import Unit


@dataclass(slots=True)
class Counted:
    """What is known of the same people on the same day, by up to four columns."""

    main: Across
    share: Across | None = None
    count: Across | None = None
    base: Across | None = None
    plain: Across | None = None  # a column that does not say what it counts


_SLOTS = {"percent": "share", "count": "count", "base": "base", "fte": "plain", "": "plain"}


def counted_together(columns: list[Across]) -> list[Counted]:
    """A percentage is kept with its count; a second column of the same sort is a set of its own."""
    sets: list[Counted] = []
    for one in columns:
        slot = _SLOTS[one.counts]
        same = next(
            (s for s in sets if _alike(s.main, one) and getattr(s, slot) is None and _joins(s, slot)), None
        )
        if same is None:
            same = Counted(one)
            sets.append(same)
        setattr(same, slot, one)
    for each in sets:
        each.main = each.share or each.plain or each.count or each.main
    return sets


def _alike(one: Across, other: Across) -> bool:
    return (one.as_at, one.words, one.part, one.is_total) == (
        other.as_at,
        other.words,
        other.part,
        other.is_total,
    )


def _joins(one: Counted, slot: str) -> bool:
    return slot != "plain" and one.plain is None


def unit_of_column(block: Block, rows: list[int], one: Counted, said: str) -> str:
    """ "%", "count" or "FTE": by its heading, by the title,
    by the signs of its cells; empty where nothing says it."""
    if one.share or (one.count and one.base):
        return "%"
    if one.count:
        return "count"
    if one.plain and one.plain.counts == "fte":
        return "FTE"
    if said and (unit := unit_of(said)):
        return "%" if unit[0] == Unit.PERCENT else unit[1] or unit[0].value
    column = one.main.column
    numbers = [n for row in rows if (cell := block.cells.get((row, column))) and (n := number_of(cell))]
    if numbers and any(number.percent for number in numbers):
        return "%"
    # Several thousand people, or hundreds in whole numbers, are no percentages.
    if (
        numbers
        and all(n.value == n.value.to_integral_value() for n in numbers)
        and any(n.value > 100 for n in numbers)
    ):
        return "count"
    return ""


def denominators_of(
    block: Block, rows: list[int], one: Counted, is_total: Callable[[int], bool]
) -> dict[int, Cell]:
    """The total of the counts for each row, where the printed percentages are shares of it."""
    assert one.count
    assert one.share
    totals = [
        block.cells[row, one.count.column]
        for row in rows
        if is_total(row) and (row, one.count.column) in block.cells
    ]
    number = number_of(totals[-1]) if totals else None
    if number is None or number.value <= 0:
        return {}
    parts = [row for row in rows if not is_total(row)]
    checked = [fits for row in parts if (fits := _fits(block, row, one, number.value)) is not None]
    if not checked or sum(checked) * 2 < len(checked):
        return {}
    return dict.fromkeys(parts, totals[-1])


def _fits(block: Block, row: int, one: Counted, total: Decimal) -> bool | None:
    assert one.count
    assert one.share
    count, share = (block.cells.get((row, column.column)) for column in (one.count, one.share))
    counted, said = number_of(count) if count else None, number_of(share) if share else None
    if counted is None or said is None:
        return None
    ratio = counted.value / total
    return abs(ratio * 100 - said.value) <= Decimal("0.6") or abs(ratio - said.value) <= Decimal("0.006")
