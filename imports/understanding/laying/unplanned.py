"""What stands where a plan would and plans nothing: a dash for an action, a thing alone in its row, a table of how
things will be evaluated.
"""

import re
from collections.abc import Sequence

from imports.files.cells import Cell, SheetRow
from imports.understanding.columns.columns import Columns
from imports.understanding.columns.headings import Role
from imports.understanding.laying.laid import SheetLayout, columns_merged

NOTHING_PLANNED = "A dash where the action would be, and nobody or no date beside it."
NOTHING_BESIDE = (
    "Only one cell of this row is filled, in a column where most actions have a text of their own."
)
EVALUATES = (
    "A table of how things will be evaluated: it says of nobody what they are to do, and of nothing by when."
)
_EVALUATION = re.compile(
    r"\b(?:methods?(?:\(s\))? of evaluation|evaluation (?:methods?|plan|approach)|type of evaluation|publication plan|"
    r"standards? of evidence|type of evidence)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[-–—./]+|n ?/? ?a\.?|none|nil", re.IGNORECASE)
_CARRIED_OUT = (Role.OWNER, Role.START, Role.END, Role.TIMESCALE, Role.STATUS, Role.PROGRESS)
_FEWEST, _MOST = 3, 0.75


def only_evaluates(layout: SheetLayout) -> bool:
    """ "Activity | Outcomes | Method(s) of evaluation | Summary of publication plan", with no owner, end or status."""
    columns = layout.columns.values()
    if any(column.is_said or column.role in _CARRIED_OUT for column in columns):
        return False
    return any(_EVALUATION.search(column.heading) for column in columns)


def plans_nothing(row: SheetRow, columns: Columns, action: int) -> bool:
    """ "-" as the action of a figure for which there is none, and no word of who, when or how far."""
    if not _NOTHING.fullmatch(row.text(action).strip()):
        return False
    said = [row.text(column.index).strip() for column in columns.values() if column.role in _CARRIED_OUT]
    return all(not text or _NOTHING.fullmatch(text) for text in said)


class UsualColumns:
    """The columns in which most actions have a text of their own, so that a lone one there heads nothing."""

    def __init__(self, rows: Sequence[SheetRow]) -> None:
        self.rows = rows
        self.known: dict[tuple[int, int], bool] = {}

    def hold(self, cell: Cell, columns: Columns, action: int) -> bool:
        column = columns.get(cell.column)
        if column is None or column.role != Role.EXTRA or cell.fill or columns_merged(cell) > 1:
            return False
        if (cell.column, action) not in self.known:
            rows = [row for row in self.rows if row.text(action).strip()]
            texts = {row.text(cell.column).strip() for row in rows} - {""}
            self.known[cell.column, action] = len(rows) >= _FEWEST and len(texts) >= _MOST * len(rows)
        return self.known[cell.column, action]
