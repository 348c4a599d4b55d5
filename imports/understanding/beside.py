"""Another table beside the plan on the same sheet: a key, a list of contacts."""

from dataclasses import replace

from imports.files.cells import Sheet, column_letter
from imports.understanding.headings import role_of
from imports.understanding.laid import Kind, LaidRow
from imports.understanding.other_tables import labels_of_another_table

BESIDE = "Beside the plan, in {columns}: another table or a note."


def part_beside(sheet: Sheet, first: int) -> tuple[Sheet, list[LaidRow]]:
    """The sheet without what stands to the right of its table, behind a column that is blank all the way down.

    Columns there whose headings name something that the plan has no column for yet, or with headings of their
    own in the heading row and cells in most rows, stay: nothing shows that they are not part of it.
    """
    heading = sheet.rows[first]
    headed = {cell.column: cell.text for cell in heading.cells if cell.text.strip()}
    below = sheet.rows[first:]
    used = {cell.column for row in below for cell in row.cells if not cell.is_blank}
    start = _first_beside(headed, used)
    while start and not _is_other(sheet, first, start, headed):
        start = _first_beside(headed, {column for column in used if column >= start}) if start else 0
    if not start:
        return sheet, []
    beside = []
    rows = []
    for place, row in enumerate(sheet.rows):
        apart = tuple(cell for cell in row.cells if cell.column >= start) if place >= first else ()
        if any(not cell.is_blank for cell in apart):
            filled = [cell.column for cell in apart if not cell.is_blank]
            why = BESIDE.format(columns=_columns(min(filled), max(filled)))
            beside.append(LaidRow(replace(row, cells=apart), Kind.IGNORED, why=why))
            row = replace(row, cells=tuple(cell for cell in row.cells if cell.column < start))
        rows.append(row)
    return replace(sheet, rows=tuple(rows)), beside


def _first_beside(headed: dict[int, str], used: set[int]) -> int:
    """The first used column behind a blank one."""
    for column in sorted(used):
        if (
            column - 1 not in used
            and any(earlier < column for earlier in used)
            and column > min(headed, default=0)
        ):
            return column
    return 0


def _is_other(sheet: Sheet, first: int, start: int, headed: dict[int, str]) -> bool:
    names = [text for column, text in headed.items() if column >= start]
    known = {role_of(text).role for column, text in headed.items() if column < start}
    if any(
        role_of(name).role not in known | {None} and not labels_of_another_table([name]) for name in names
    ):
        return False
    below = sheet.rows[first + 1 :]
    table = sum(any(cell.column < start and not cell.is_blank for cell in row.cells) for row in below)
    filled = sum(any(cell.column >= start and not cell.is_blank for cell in row.cells) for row in below)
    return not names or labels_of_another_table(names) or 2 * filled < table


def _columns(first: int, last: int) -> str:
    if first == last:
        return f"column {column_letter(first)}"
    return f"columns {column_letter(first)} to {column_letter(last)}"
