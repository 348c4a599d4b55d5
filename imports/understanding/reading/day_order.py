"""Whether a sheet writes the day or the month first, learnt from those of its days that can be read in one way only."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from imports.files.cells import Cell
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted, seen_row
from imports.understanding.gathering import RawRow
from plans.timescales import Kind, Timescale

_FIGURES = re.compile(r"\s*([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?(?:[0-9]{4}|[0-9]{2})\s*")
_DATED = (Role.START, Role.END, Role.TIMESCALE)
_DOUBT = "ambiguous_date"
_MONTHS = 12

type Orders = Mapping[str, bool]


@dataclass(slots=True)
class _Evidence:
    """A cell that settles the order, and the cells that it settles."""

    day_first: Cell | None = None
    month_first: Cell | None = None
    settled_by: RawRow | None = None
    open_cells: int = 0


def learn_orders(rows: Sequence[RawRow], problems: list[Problem]) -> Orders:
    """By sheet, whether the day comes first; not for sheets that settle nothing or contradict themselves."""
    orders: dict[str, bool] = {}
    for sheet, some in groupby(rows, key=lambda row: row.sheet):
        evidence = _look_at(list(some))
        settled = evidence.day_first or evidence.month_first
        if not settled or not evidence.settled_by or (evidence.day_first and evidence.month_first):
            continue
        orders[sheet] = evidence.day_first is not None
        if evidence.open_cells:
            first = "day" if orders[sheet] else "month"
            others = (
                "1 other that could be read in two ways was"
                if evidence.open_cells == 1
                else (f"{evidence.open_cells} others that could be read in two ways were")
            )
            where = f"{settled.letter}{seen_row(evidence.settled_by.row)}"
            message = (
                f"{quoted(settled.text)} in cell {where} of sheet “{sheet}” can only be read with the {first} "
                f"first, so {others} read so too."
            )
            problems.append(found("day_order_learnt", message, sheet=sheet, text=settled.text))
    return orders


def _look_at(rows: Sequence[RawRow]) -> _Evidence:
    evidence = _Evidence()
    for row in rows:
        for role in _DATED:
            cell = row.cells.get(role)
            figures = _FIGURES.fullmatch(cell.text) if cell and cell.kind == "text" else None
            if not cell or not figures:
                continue
            one, other = int(figures[1]), int(figures[3])
            if one > _MONTHS >= other:
                evidence.day_first = evidence.day_first or cell
            elif other > _MONTHS >= one:
                evidence.month_first = evidence.month_first or cell
            elif one != other:
                evidence.open_cells += 1
                continue
            else:
                continue
            evidence.settled_by = evidence.settled_by or row
    return evidence


def in_order(timescale: Timescale, day_first: bool | None) -> Timescale:
    """A day that could be read in two ways, as the sheet writes its days."""
    if day_first is None or timescale.problem != _DOUBT or timescale.kind != Kind.DAY:
        return timescale
    day = timescale.earliest
    if day is None or not _FIGURES.fullmatch(timescale.text):
        return timescale
    if day_first or day.day > _MONTHS:
        return replace(timescale, problem=None)
    turned = date(day.year, day.day, day.month)
    return replace(timescale, earliest=turned, latest=turned, problem=None)
