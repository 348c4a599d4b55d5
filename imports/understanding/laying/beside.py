"""Another table beside the plan on the same sheet: a key, a list of contacts."""

from dataclasses import replace

from imports.files.cells import Sheet, column_letter
from imports.understanding.columns.headings import Role, role_of
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.laying.laid import Kind, LaidRow
from imports.understanding.laying.other_tables import labels_of_another_table

_NONE = {None, Role.EXTRA}
_TIMES = {Role.START, Role.END, Role.TIMESCALE}
BESIDE = "Beside the plan, in {columns}: another table or a note."


def part_beside(sheet: Sheet, first: int) -> tuple[Sheet, list[LaidRow]]:
    """The sheet without what stands to the right of its table, behind a column that is blank all the way down.

    Only what is headed as another table, or has no headings at all: a column of the plan may stand there too.
    """
    heading = sheet.rows[first]
    headed = {cell.column: cell.text for cell in heading.cells if cell.text.strip()}
    below = sheet.rows[first:]
    used = {cell.column for row in below for cell in row.filled}
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


def told_beside(sheet: Sheet, beside: list[LaidRow]) -> list[Problem]:
    """Another table with as much in it as a plan has is told; the lines of a key need no word."""
    headings = [cell.text for cell in beside[0].filled] if len(beside) > 2 else []
    if len(headings) < 2 or labels_of_another_table(headings):
        return []
    names = quoted(" | ".join(headings), 60)
    message = (
        f"sheet “{sheet.name}” has another table beside the plan ({names}), which was left out. Move it next to the "
        "plan, without a blank column between them, if it belongs to its actions."
    )
    return [found("text_beside_table", message, sheet=sheet.name, row=beside[0].row.number)]


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
    """Headings of another table; or none at all over several columns, or over words of a status key."""
    names = [text for column, text in headed.items() if column >= start]
    if names:
        known = {role_of(text).role for column, text in headed.items() if column < start}
        new = {role_of(name).role for name in names if not labels_of_another_table([name])} - known - _NONE
        new -= _TIMES if known & _TIMES else set()
        return not new and (labels_of_another_table(names) or _is_apart(sheet, first, start))
    cells = [c for row in sheet.rows[first + 1 :] for c in row.cells if c.column >= start and not c.is_blank]
    titled = bool(cells) and labels_of_another_table([cells[0].text])
    return titled or len({cell.column for cell in cells}) > 1


def _is_apart(sheet: Sheet, first: int, start: int) -> bool:
    """It has a title of its own above its headings, beside that of the plan, and rows where the plan has none."""
    titled = any(
        cell.column == start and any(c.column < start and not c.is_blank for c in row.cells)
        for row in sheet.rows[:first]
        for cell in row.cells
        if not cell.is_blank
    )
    alone = any(
        all(cell.column >= start for cell in row.filled)
        for row in sheet.rows[first + 1 :]
        if not row.is_blank
    )
    return titled or alone


def _columns(first: int, last: int) -> str:
    if first == last:
        return f"column {column_letter(first)}"
    return f"columns {column_letter(first)} to {column_letter(last)}"
