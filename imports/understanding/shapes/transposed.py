"""A plan turned on its side: the headings stand down a column, and each further column is an action."""

from collections.abc import Sequence

from imports.files.cells import Sheet, SheetRow
from imports.understanding.columns.headings import LIKELY, Role, role_of
from imports.understanding.shapes.labelled import Field, Record, Shape

_FIRST_COLUMNS = (1, 2, 3)
_FEWEST_ROLES, _FEWEST_ACTIONS = 3, 2


def read_transposed(sheet: Sheet) -> Shape | None:
    """The actions of such a sheet, each known by the number of its column (A is 1); None for other sheets."""
    rows = [row for row in sheet.rows if not row.is_blank]
    for column in _FIRST_COLUMNS:
        labelled = [row for row in rows if _role(row, column)]
        roles = [_role(row, column) for row in labelled]
        if len(set(roles)) < _FEWEST_ROLES or roles.count(Role.ACTION) != 1:
            continue
        table = [row for row in rows if labelled[0].number <= row.number <= _last(rows, labelled, column)]
        headed = [row for row in table if row.text(column).strip()]
        action = labelled[roles.index(Role.ACTION)]
        columns = [cell.column for cell in action.cells if cell.column > column and not cell.is_blank]
        if 2 * len(labelled) < len(headed) or len(columns) < _FEWEST_ACTIONS:
            continue
        return _turn(rows, table, column)
    return None


def _role(row: SheetRow, column: int) -> Role | None:
    guess = role_of(row.text(column)) if row.text(column).strip() else None
    return guess.role if guess and guess.role and guess.score >= LIKELY else None


def _last(rows: Sequence[SheetRow], labelled: Sequence[SheetRow], column: int) -> int:
    """The last row of the table: further labels that we do not know may follow those that we do."""
    last = labelled[-1].number
    for row in rows:
        filled = [cell.column for cell in row.cells if not cell.is_blank]
        if row.number == last + 1 and column in filled and len(filled) > 1:
            last = row.number
    return last


def _turn(rows: Sequence[SheetRow], table: Sequence[SheetRow], column: int) -> Shape:
    shape = Shape(between=[row for row in rows if row not in table])
    used = sorted(
        {cell.column for row in table for cell in row.cells if cell.column > column and not cell.is_blank}
    )
    for index in used:
        fields = []
        for row in table:
            label = row.cell(column)
            cell = row.cell(index)
            if label is None:
                label = row.cells[0]
            fields.append(
                Field(
                    row.text(column).strip().rstrip(":"),
                    (row.number, label),
                    [(row.number, cell)] if cell else [],
                )
            )
        shape.records.append(Record(index, fields))
    shape.loose = [(row.number, cell) for row in table for cell in row.cells if cell.column < column]
    return shape
