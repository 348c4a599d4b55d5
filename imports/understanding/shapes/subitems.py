"""The export of a board whose items have sub-items: each group with headings of its own, and below an item a second
little table, one column further right, of its parts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from imports.files.cells import Cell, Sheet, SheetRow
from imports.understanding.shapes.labelled import Field, Record, Shape

_NAME, _SUBITEMS = "name", "subitems"
_KNOWN_AS = (
    (re.compile(r"name", re.IGNORECASE), "Action"),
    (re.compile(r"person|people|owners?", re.IGNORECASE), "Owner"),
    (re.compile(r"timeline\s*-\s*start", re.IGNORECASE), "Start"),
    (re.compile(r"(?:timeline\s*-\s*end|date|due date)", re.IGNORECASE), "End"),
)
THEME = "Theme"


@dataclass(slots=True)
class _Board:
    """The headings in force while walking down: of the items, and of the parts of the item above."""

    shape: Shape = field(default_factory=Shape)
    group: tuple[int, Cell] | None = None
    items: tuple[int, tuple[Cell, ...]] | None = None
    parts: tuple[int, tuple[Cell, ...]] | None = None


def read_subitems(sheet: Sheet) -> Shape | None:
    """The items of such a board and their parts, or None for a sheet in which no item has any."""
    rows = [row for row in sheet.rows if not row.is_blank]
    if not any(_heads_parts(row) for row in rows) or not any(_heads_items(row) for row in rows):
        return None
    board = _Board()
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        _read(board, row, below)
    return board.shape if board.shape.records else None


def _read(board: _Board, row: SheetRow, below: SheetRow | None) -> None:
    if _heads_items(row):
        board.items, board.parts = (row.number, row.filled), None
        board.shape.headings.append(row)
    elif _heads_parts(row) and board.items:
        board.parts = (row.number, row.filled[1:])
        board.shape.headings.append(row)
    elif len(row.filled) == 1 and below is not None and _heads_items(below):
        board.group, board.items = (row.number, row.filled[0]), None
        board.shape.headings.append(row)
    elif board.items and row.cell(1) is not None and row.filled[0].column == 1:
        board.parts = None
        board.shape.records.append(Record(row.number, list(_fields(board, board.items, row, 0))))
    elif board.parts and row.filled[0].column > 1:
        board.shape.records.append(Record(row.number, list(_fields(board, board.parts, row, 1))))
    else:
        board.shape.between.append(row)


def _fields(
    board: _Board, headed: tuple[int, tuple[Cell, ...]], row: SheetRow, depth: int
) -> Iterator[Field]:
    number, heads = headed
    if board.group:
        yield Field(THEME, board.group, [board.group])
    known = {head.column for head in heads}
    for head in heads:
        cell = row.cell(head.column)
        label = next(
            (name for words, name in _KNOWN_AS if words.fullmatch(head.text.strip())), head.text.strip()
        )
        if cell is not None and not cell.is_blank:
            deep = replace(cell, indent=depth) if label == "Action" and depth else cell
            yield Field(label, (number, head), [(row.number, deep)])
    board.shape.loose += [(row.number, cell) for cell in row.filled if cell.column not in known]


def _heads_items(row: SheetRow) -> bool:
    return len(row.filled) > 1 and row.filled[0].column == 1 and row.text(1).strip().casefold() == _NAME


def _heads_parts(row: SheetRow) -> bool:
    texts = [cell.text.strip().casefold() for cell in row.filled[:2]]
    return texts == [_SUBITEMS, _NAME]
