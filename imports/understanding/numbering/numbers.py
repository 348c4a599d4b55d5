"""The numbers of a plan's rows: mended where a spreadsheet bent them, unique, and which row stands under
which.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from foundation.numbering import float_repairs, parent_number, sort_key
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted, seen_row
from imports.understanding.numbering.outlines import Levels, levels_of
from imports.understanding.numbering.restarts import tell_apart
from imports.understanding.reading.rows import ParsedRow, keep

_LETTER = re.compile(r"\(?([a-z]|[ivx]{1,4})[).]?")


def settle_numbers(rows: Sequence[ParsedRow], problems: list[Problem]) -> None:
    """Gives every row the number that is meant and the action under which it stands."""
    _repair(rows, problems)
    tell_apart(rows, problems)
    _find_parents(rows)
    _stand_under(rows, levels_of([row.raw for row in rows], problems))


def _repair(rows: Sequence[ParsedRow], problems: list[Problem]) -> None:
    """3.10 comes out of a spreadsheet as 3.1: told by the numbers around it, objective by objective."""
    for _, some in groupby(rows, key=lambda row: (row.sheet, row.raw.group)):
        group = list(some)
        for position, meant in float_repairs([row.number or None for row in group]).items():
            row = group[position]
            message = (
                f"the number shows as {row.number} and was taken as {meant}. Format the column as "
                "text to keep it."
            )
            letter = row.raw.letter(Role.NUMBER)
            problems.append(
                found(
                    "number_may_be_float",
                    message,
                    sheet=row.sheet,
                    row=row.row,
                    letter=letter,
                    text=row.number,
                )
            )
            row.number = meant


def _find_parents(rows: Sequence[ParsedRow]) -> None:
    """A row without number belongs to the numbered action above it; "1.1.2" and "1.1b" to 1.1 where there is
    one.
    """
    group: tuple[str, int] | None = None
    above: ParsedRow | None = None
    by_number: dict[str, ParsedRow] = {}
    for row in rows:
        if (row.sheet, row.raw.group) != group:
            group, above, by_number = (row.sheet, row.raw.group), None, {}
        lettered = _LETTER.fullmatch(row.number) if above and not _LETTER.fullmatch(above.number) else None
        if lettered and above:
            row.number = f"{above.number} ({lettered[1]})"
            row.parent = above
        elif not row.number:
            row.parent = None if _is_computed(row) else above
        else:
            row.parent = by_number.get(sort_key(parent_number(row.number)))
            by_number[sort_key(row.number)] = row
            above = row if row.raw.under is None else above


def _stand_under(rows: Sequence[ParsedRow], levels: Levels) -> None:
    """Where rows are moved in, each belongs to the nearest above it that is moved in less; and the points of a cell
    to what its first line says.
    """
    by_raw = {id(row.raw): row for row in rows}
    for _, some in groupby(rows, key=lambda row: (row.sheet, row.raw.group)):
        open_rows: list[tuple[int, ParsedRow]] = []
        for row in some:
            depth = levels.get(id(row.raw))
            if depth is not None:
                while open_rows and open_rows[-1][0] >= depth:
                    open_rows.pop()
                row.parent = open_rows[-1][1] if open_rows else None
                open_rows.append((depth, row))
            if row.raw.under is not None:
                row.parent = by_raw[id(row.raw.under)]


def _is_computed(row: ParsedRow) -> bool:
    """Its number is a formula without a result, so it has one of its own that can't be read."""
    letter = row.raw.letter(Role.NUMBER)
    cell = f"{letter}{seen_row(row.row)}"
    return any(p.code == "formula_without_value" and p.cell == cell for p in row.raw.problems)


def drop_repeats(rows: Sequence[ParsedRow], problems: list[Problem]) -> None:
    """A number names one action. The second that has it is kept without, its number beside it as written."""
    first: dict[str, ParsedRow] = {}
    for row in rows:
        if not row.number or row.refused:
            continue
        other = first.setdefault(row.number, row)
        if other is row:
            continue
        message = (
            f"number {row.number} is already that of the action in row {seen_row(other.row)} "
            f"({quoted(other.text, 50)}). "
            "This action was kept without a number; give it another in the file."
        )
        letter = row.raw.letter(Role.NUMBER)
        problems.append(
            found("duplicate_number", message, sheet=row.sheet, row=row.row, letter=letter, text=row.number)
        )
        keep(row, Role.NUMBER, row.number)
        row.number = ""
