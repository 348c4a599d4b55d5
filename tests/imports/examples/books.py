"""Workbooks and documents typed the way that people type them: merged, coloured, struck through, hidden."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import docx
import openpyxl
from docx.document import Document
from docx.table import Table
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

RED, AMBER, GREEN, BLUE, GREY = "FFFF0000", "FFFFC000", "FF00B050", "FF0070C0", "FFBFBFBF"
NAVY, PALE = "FF1F3864", "FFD9E2F3"


@dataclass(frozen=True)
class Look:
    """A cell with more than a value: a fill, a line through it, a number format, bold letters."""

    value: Any = None
    fill: str | None = None
    struck: bool = False
    format: str | None = None
    bold: bool = False


class Book:
    """A workbook being typed, sheet by sheet and row by row."""

    def __init__(self) -> None:
        self.workbook = openpyxl.Workbook()
        self.sheets = 0

    def sheet(self, name: str, *, hidden: bool = False) -> "Typist":
        if self.sheets == 0:
            sheet = self.workbook.active
            assert isinstance(sheet, Worksheet)
            sheet.title = name
        else:
            sheet = self.workbook.create_sheet(name)
        self.sheets += 1
        if hidden:
            sheet.sheet_state = "hidden"
        return Typist(sheet)

    def bytes(self) -> bytes:
        file = io.BytesIO()
        self.workbook.save(file)
        return file.getvalue()


class Typist:
    """Types one sheet from the top down."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.at = 0

    def row(self, *values: Any, fill: str | None = None, bold: bool = False, hidden: bool = False) -> int:
        self.at += 1
        for column, value in enumerate(values, start=1):
            self.put(self.at, column, value, fill, bold)
        if hidden:
            self.sheet.row_dimensions[self.at].hidden = True
        return self.at

    def put(self, row: int, column: int, value: Any, fill: str | None = None, bold: bool = False) -> None:
        look = value if isinstance(value, Look) else Look(value)
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)
        if look.value is not None:
            cell.value = look.value
        if look.fill or fill:
            cell.fill = PatternFill("solid", fgColor=look.fill or fill)
        if look.struck or look.bold or bold:
            cell.font = Font(strike=look.struck, bold=look.bold or bold)
        if look.format:
            cell.number_format = look.format
        if isinstance(look.value, str) and "\n" in look.value:
            cell.alignment = Alignment(wrap_text=True)

    def rows(self, *rows: Sequence[Any]) -> None:
        for values in rows:
            self.row(*values)

    def wide(self, text: str, columns: int, fill: str | None = None) -> int:
        """A text merged over the table."""
        row = self.row(text, fill=fill, bold=True)
        self.merge(f"A{row}:{get_column_letter(columns)}{row}")
        return row

    def gap(self, rows: int = 1) -> None:
        self.at += rows

    def merge(self, *ranges: str) -> None:
        for each in ranges:
            self.sheet.merge_cells(each)

    def hide_column(self, letter: str) -> None:
        self.sheet.column_dimensions[letter].hidden = True


def typed(document: Document, rows: Iterable[Sequence[str]], *, style: str = "Table Grid") -> Table:
    """A table of a document; a cell of None is merged with the one on its left."""
    rows = [list(row) for row in rows]
    table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows), style=style)
    for row, texts in enumerate(rows):
        start = 0
        for column, text in enumerate(texts):
            if text is None:
                table.cell(row, start).merge(table.cell(row, column))
            else:
                start = column
        for column, text in enumerate(texts):
            if text is not None:
                _type(table.cell(row, column), text)
    return table


def _type(cell: Any, text: str) -> None:
    first, *more = text.split("\n")
    cell.paragraphs[0].text = first
    for line in more:
        cell.add_paragraph(line)


def new_document() -> Document:
    return docx.Document()


def document_bytes(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
