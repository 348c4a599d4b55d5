"""Tables as people print them: groups down, days or populations across, several on a sheet."""

from __future__ import annotations

from datetime import date

from imports.figures.answers import Answers
from imports.figures.blocks import Block, blocks_of, is_value, year_of
from imports.figures.crossed import Crossed
from imports.figures.numbers import number_of
from imports.figures.parsed import SheetRead
from imports.figures.standing import Known
from imports.figures.titles import is_note
from imports.files.cells import Sheet

ROWS_ABOVE = 4  # a title stands no further above its table


def read_cross(sheet: Sheet, answers: Answers, known: Known, today: date) -> SheetRead | None:
    """The tables of a sheet; None where it has none with figures."""
    blocks = blocks_of(sheet)
    tables = [block for block in blocks if _holds_figures(block)]
    if not tables:
        return None
    read = SheetRead(sheet, used=True, layout="cross")
    loose = [block for block in blocks if block not in tables]
    _tell_loose(read, loose)
    shared = [cell.text for block in loose for cell in _cells(block) if not is_note(cell.text)]
    for block in tables:
        above = _above(block, loose)
        Crossed(read, block, above, [*shared, sheet.name], answers, known, today).read_table()
    read.heading_rows = sorted(set(read.heading_rows))
    return read if read.drafts or read.questions else None


def _holds_figures(block: Block) -> bool:
    """A number beside words, in a column of figures: the first column names things,
    and years head columns."""
    columns = block.columns
    if len(columns) < 2 or len(block.rows) < 2:
        return False
    for column in columns[1:]:
        cells = [block.cells[row, column] for row in block.rows[1:] if (row, column) in block.cells]
        figures = [cell for cell in cells if is_value(cell)]
        if any(number_of(cell) is not None and not year_of(cell) for cell in figures) and len(
            figures
        ) * 2 >= len(cells):
            return True
    return False


def _cells(block: Block):
    return {id(cell): cell for _, cell in sorted(block.cells.items())}.values()


def _above(block: Block, loose: list[Block]) -> list[str]:
    """The words nearest above a table, over its columns or at the left edge; the nearest last."""
    first, left, right = block.rows[0], block.columns[0], block.columns[-1]
    found = []
    for words in loose:
        over = words.columns[0] <= right and words.columns[-1] >= left
        if over and 0 < first - words.rows[-1] <= ROWS_ABOVE:
            found.append(words)
    return [cell.text for words in found for cell in _cells(words) if not is_note(cell.text)]


def _tell_loose(read: SheetRead, loose: list[Block]) -> None:
    rows = {row for block in loose for row in block.rows}
    for block in loose:
        read.told += list(block.cells)
    read.ignored += [(row, "Words beside the tables: a title or a note.") for row in sorted(rows)]
