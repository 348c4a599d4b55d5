"""Peer of the workbook: openpyxl as its documentation shows it, with style objects made for each cell."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from foundation.palette import INK, status_colour
from reporting.renderers.columns import COLUMNS
from reporting.snapshot import Line, Snapshot


def styled_workbook(snapshot: Snapshot) -> bytes:
    """The list of actions: the same columns, values, dates, tints and edges as ours."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Actions"
    sheet.freeze_panes = "C2"
    for number, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        heading = sheet.cell(1, number, column.heading)
        heading.font = Font("Calibri", 11, bold=True, color=INK[1:])
        heading.alignment = Alignment(vertical="bottom", wrap_text=True)
        heading.border = Border(bottom=Side("medium", color=INK[1:]))
    for row, line in enumerate(snapshot.lines, start=2):
        _write(sheet, row, line)
    table = Table(displayName="Actions", ref=f"A1:{get_column_letter(len(COLUMNS))}{len(snapshot.lines) + 1}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _write(sheet: Any, row: int, line: Line) -> None:
    values: Sequence[str | int | date | None] = [column.value(line) for column in COLUMNS]
    for number, (column, value) in enumerate(zip(COLUMNS, values, strict=True), start=1):
        cell = sheet.cell(row, number, value)
        cell.font = Font("Calibri", 11, color=INK[1:])
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = Border(bottom=Side("hair", color="8A949E"))
        if isinstance(value, date):
            cell.number_format = "d mmm yyyy"
        if column.heading == "Status" and line.status:
            shades = status_colour(line.status.colour)
            cell.font = Font("Calibri", 11, bold=True, color=INK[1:])
            cell.fill = PatternFill("solid", start_color=shades.tint[1:])
            cell.border = Border(
                left=Side("thick", color=shades.bar[1:]), bottom=Side("hair", color="8A949E")
            )
