"""Tables of figures: what was counted, by year or by group. They are evidence and hold no action."""

import re

from imports.files.cells import Cell
from imports.understanding.columns.columns import PLAIN, Column
from imports.understanding.columns.headings import Role
from imports.understanding.laying.laid import Kind, SheetLayout

FIGURES = "A table of figures: nobody is named to do anything, and by no date."
_FIGURE = re.compile(
    r"[<>~£+−-]?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:%|pp?|:\s*[0-9.]+)?|\*+|[-–—]|n/?a|\[[a-z]\]", re.IGNORECASE
)
_TOLD_OF_ACTIONS = (
    Role.OWNER, Role.START, Role.END, Role.TIMESCALE, Role.STATUS, Role.PROGRESS, Role.RESOURCES,
)  # fmt: skip
_FEWEST = 2


def holds_figures(layout: SheetLayout) -> bool:
    """Whether the columns beside the texts hold figures, two of them or one for a year, and none holds an owner, a
    date or a status. A table whose heading plainly says "action" is a plan all the same.
    """
    if any(column.is_said for column in layout.columns.values()):
        return False
    action = next((column for column in layout.columns.values() if column.role == Role.ACTION), None)
    if action is None or action.score >= PLAIN:
        return False
    below = {index: _filled(layout, index) for index in layout.columns}
    if any(below[column.index] for column in layout.columns.values() if column.role in _TOLD_OF_ACTIONS):
        return False
    figures = [column for column in layout.columns.values() if _are_figures(column, below[column.index])]
    return len(figures) >= _FEWEST or any(column.period for column in figures)


def _filled(layout: SheetLayout, index: int) -> list[Cell]:
    rows = [laid.row for laid in layout.rows if laid.kind == Kind.ACTION]
    return [cell for row in rows if (cell := row.cell(index)) and not cell.is_blank]


def _are_figures(column: Column, cells: list[Cell]) -> bool:
    """Nearly every cell is a number, a share or a sign for one that is not told; at least two are."""
    if column.role not in (Role.EXTRA, Role.SUCCESS_MEASURE) or len(cells) < _FEWEST:
        return False
    numbers = [cell for cell in cells if cell.kind == "number" or _FIGURE.fullmatch(cell.text.strip())]
    return len(numbers) >= 0.9 * len(cells)
