"""A plan on a page: "Short term", "Medium term" and "Long term" across, and in each cell what is to be done by then."""

import re
from collections.abc import Iterator, Sequence

from imports.files.cells import Cell, Sheet, SheetRow
from imports.understanding.columns.headings import LIKELY, Role, role_of
from imports.understanding.findings import part_of_row
from imports.understanding.laying.laid import columns_merged
from imports.understanding.shapes.labelled import Field, Record, Shape

_TERM = re.compile(
    r"(?:(?:the )?(?:short|medium|mid|long)(?:er)?[ -]?(?:to[ -](?:medium|long)[ -]?)?term|immediate(?:ly)?)"
    r"(?: goals?| actions?| priorities| objectives?| aims?)?(?:\s*[(:–-].{0,40})?",
    re.IGNORECASE,
)
_FEWEST = 2
ACTION, BY_WHEN, GROUP = "Action", "Timescale", "Objective"


def read_horizons(sheet: Sheet) -> Shape | None:
    """Each cell below a horizon as an action by then, under the objective that its row begins with."""
    for place, row in enumerate(sheet.rows):
        heads = [cell for cell in row.filled if _TERM.fullmatch(cell.text.strip())]
        others = [cell for cell in row.filled if cell not in heads]
        if len(heads) < _FEWEST or len(others) > 1 or any(cell.column > heads[0].column for cell in others):
            continue
        shape = Shape(between=[above for above in sheet.rows[:place] if not above.is_blank])
        for below in sheet.rows[place + 1 :]:
            _read_row(shape, (row, others, heads), below)
        return shape if len(shape.records) >= _FEWEST else None
    return None


def _read_row(shape: Shape, headed: tuple[SheetRow, Sequence[Cell], Sequence[Cell]], row: SheetRow) -> None:
    if row.is_blank:
        return
    if len(row.filled) == 1 and (
        columns_merged(row.filled[0]) > 1 or row.filled[0].column < headed[2][0].column
    ):
        shape.between.append(row)
        return
    shape.records += _records(*headed, row)
    columns = {headed[2][0].column - 1, *(head.column for head in headed[2])}
    shape.loose += [(row.number, cell) for cell in row.filled if cell.column not in columns]


def _records(top: SheetRow, others: Sequence[Cell], heads: Sequence[Cell], row: SheetRow) -> Iterator[Record]:
    beside = row.cell(heads[0].column - 1)
    part = 0
    for head in heads:
        cell = row.cell(head.column)
        if cell is None or cell.is_blank:
            continue
        at = (top.number, head)
        fields = [Field(ACTION, at, [(row.number, cell)]), Field(BY_WHEN, at, [at])]
        if beside and not beside.is_blank:
            headed = (top.number, others[0]) if others else (row.number, beside)
            fields.insert(0, Field(_group(others), headed, [(row.number, beside)]))
        yield Record(part_of_row(row.number, part), fields)
        part += 1


def _group(others: Sequence[Cell]) -> str:
    """What the first column names: themes or objectives by its own heading, else objectives."""
    guess = role_of(others[0].text) if others else None
    known = guess and guess.score >= LIKELY and guess.role in (Role.THEME, Role.OBJECTIVE)
    return others[0].text if known else GROUP
