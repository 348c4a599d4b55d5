"""Peer of the preview: openpyxl in its read-only mode, asked for all that our reader tells of a cell."""

from datetime import date
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import load_workbook


class ReadCell(NamedTuple):
    row: int
    column: int
    value: Any
    number_format: str
    is_date: bool
    fill: str | None


def read_cells(content: bytes) -> list[ReadCell]:
    """Every filled cell with its value, its number format, whether it is a date, and its fill."""
    book = load_workbook(BytesIO(content), read_only=True)
    cells = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                fill = cell.fill
                colour = fill.start_color.rgb if fill.fill_type == "solid" else None
                cells.append(
                    ReadCell(cell.row, cell.column, cell.value, cell.number_format, cell.is_date, colour)
                )
    book.close()
    return cells


def rows_of(cells: list[ReadCell]) -> list[dict[int, str]]:
    """The rows below the headings as texts; a date that is shown as a month is one."""
    rows: dict[int, dict[int, str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = _text(cell)
    return [rows[number] for number in sorted(rows) if number > 1]


def _text(cell: ReadCell) -> str:
    if not isinstance(cell.value, date):
        return str(cell.value)
    return f"{cell.value:%d/%m/%Y}" if "d" in cell.number_format else f"{cell.value:%B %Y}"
