"""The workbook itself: a sheet to work in, what to do with it, and the status key. No text is ever a formula."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from math import ceil
from typing import Any

from imports.exported.columns import ABOUT, CHECK, COLUMNS, KEY, PLAN, REFERENCE, Known
from imports.exported.writing import Line, columns_of, day_words
from imports.understanding.columns.headings import Role

LINE, TALLEST, ROOM = 15, 400, 200
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_READ_AS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

type Term = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Front:
    """Whose plan it is and when it stood so; `key` holds each status with its meaning and its sentence."""

    title: str
    organisation: str
    day: date
    key: Sequence[Term]


def plan_workbook(front: Front, lines: Sequence[Line]) -> bytes:
    """The plan as an .xlsx file in which an officer may work, and which can be brought in again."""
    from openpyxl import Workbook  # kept out of start-up: it takes longer to load than all our own modules

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = f"{front.title}: plan on {day_words(front.day)}"
    book.properties.creator = front.organisation or front.title
    book.properties.language = "en-GB"
    columns = columns_of(lines)
    _write_plan(book.create_sheet(PLAN), columns, lines, front.key)
    _write_table(book.create_sheet(ABOUT), "About", ("What", "In words"), _about(front), (26, 100))
    _write_table(
        book.create_sheet(KEY),
        "StatusKey",
        ("Status", "Meaning", "In the council’s words"),
        front.key,
        (24, 24, 80),
    )
    named = [(c.heading, c.field.removeprefix("extra:")) for c in columns if c.role == Role.EXTRA]
    if renamed := [(heading, name) for heading, name in named if heading != name]:
        _write_table(
            book.create_sheet(COLUMNS), "Columns", ("Heading here", "In the plan"), renamed, (40, 60)
        )
    book.active = 0
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _about(front: Front) -> list[tuple[str, str]]:
    return [
        ("Plan", front.title),
        ("Organisation", front.organisation or "Not given"),
        ("As it stood on", day_words(front.day)),
        *_HOW_TO,
    ]


_HOW_TO = (
    (
        "How to use it",
        "Work in the sheet Plan: one row is one action. Change what has changed and leave the rest.",
    ),
    (
        "Progress",
        "Write on below the text that is there, or write the new text in its place. What you add becomes an "
        "update of the action; what was said before is kept.",
    ),
    ("Status", "Choose a word of the status key. The sheet Status key says what each one means."),
    (
        "Start and end",
        "Write dates as words: 31 March 2027, Q2 2026/27, Ongoing. A new end is a date that moved: you are "
        "asked why when the plan comes back.",
    ),
    ("Owners", "One owner on each line of the cell."),
    (
        "A new action",
        "Insert a row and leave its reference and its check empty. Part of holds the number of the action above "
        "a sub-action.",
    ),
    (
        "An action that is gone",
        "Delete its row. You are asked what became of it when the plan comes back; nothing is lost.",
    ),
    (
        f"{REFERENCE}, {CHECK}",
        "These two tell which action a row is and what you have changed. Leave them as they are.",
    ),
    (
        "How to bring it back",
        "Choose Imports, then Upload a plan, and give this file. You see every change before anything is saved.",
    ),
)


def _write_plan(sheet: Any, columns: Sequence[Known], lines: Sequence[Line], key: Sequence[Term]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    looks = _Looks(sheet)
    for place, column in enumerate(columns, start=1):
        looks.put(sheet.cell(1, place), column.heading, looks.heading)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.row_dimensions[1].height = 3 * LINE
    for row, line in enumerate(lines, start=2):
        tallest = 1
        for place, column in enumerate(columns, start=1):
            text = line.get(column.field, "")
            looks.put(sheet.cell(row, place), text, looks.quiet if column.field == "check" else looks.text)
            if text and column.field != "check":
                tallest = max(tallest, _lines_high(text, column.width))
        # Without a height of its own a row is cut off where it's printed from LibreOffice.
        sheet.row_dimensions[row].height = min(TALLEST, LINE * tallest + 3)
    for row in range(len(lines) + 2, len(lines) + 2 + ROOM):
        sheet.cell(row, 1)._style = looks.text  # a number written below the plan is text too: 3.10 stays 3.10
    if lines:
        _make_table(sheet, "Plan", len(columns), len(lines))
    sheet.freeze_panes = "B2"
    if key:
        letter = get_column_letter(next(n for n, c in enumerate(columns, start=1) if c.field == "status"))
        list_of = DataValidation("list", formula1=f"'{KEY}'!$A$2:$A${len(key) + 1}", allow_blank=True)
        list_of.promptTitle, list_of.prompt = "Status", "Choose a word of the status key."
        list_of.errorTitle, list_of.error = "Status", "This word is not in the status key of the plan."
        list_of.errorStyle = "warning"
        list_of.add(f"{letter}2:{letter}{len(lines) + 1 + ROOM}")
        sheet.add_data_validation(list_of)
    _for_paper(sheet)


def _write_table(
    sheet: Any, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> None:
    from openpyxl.utils import get_column_letter

    looks = _Looks(sheet)
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        looks.put(sheet.cell(1, place), heading, looks.heading)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(rows, start=2):
        for place, text in enumerate(row, start=1):
            looks.put(sheet.cell(number, place), text, looks.text)
        high = max((_lines_high(text, width) for text, width in zip(row, widths, strict=True)), default=1)
        sheet.row_dimensions[number].height = min(TALLEST, LINE * high + 3)
    if rows:
        _make_table(sheet, name, len(headings), len(rows))
    sheet.freeze_panes = "A2"
    _for_paper(sheet)


def _make_table(sheet: Any, name: str, columns: int, rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table = Table(displayName=f"{name}Table", ref=f"A1:{get_column_letter(columns)}{rows + 1}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _for_paper(sheet: Any) -> None:
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


class _Looks:
    """The styles of a sheet, made once: ten thousand rows share them."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Alignment, Font

        self._sheet = sheet
        top = Alignment(vertical="top", wrap_text=True)
        self.heading = self._look(
            font=Font(bold=True), alignment=Alignment(vertical="bottom", wrap_text=True)
        )
        self.text = self._look(alignment=top, number_format="@")
        self.quoted = self._look(alignment=top, number_format="@", quotePrefix=True)
        self.quiet = self._look(
            alignment=Alignment(vertical="top"), number_format="@", font=Font(color="6B7680")
        )

    def _look(self, **parts: Any) -> Any:
        from openpyxl.cell.cell import Cell

        cell: Any = Cell(self._sheet, row=1, column=1)
        for name, part in parts.items():
            setattr(cell, name, part)
        return cell._style

    def put(self, cell: Any, text: str, look: Any) -> None:
        """A text that stays a text whatever it begins with, and is read back as it was written."""
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        if text:
            shown = ILLEGAL_CHARACTERS_RE.sub("", text)
            # A row whose text no cell can hold has to be seen as a row all the same.
            shown = shown if shown.strip() else "\N{REPLACEMENT CHARACTER}"
            cell.value = _READ_AS_ESCAPE.sub("_x005F_", shown)
            cell.data_type = "s"
            if look is self.text and text.lstrip(" ").startswith(STARTS_A_FORMULA):
                look = self.quoted
        cell._style = look


def _lines_high(text: str, width: int) -> int:
    return sum(ceil(max(len(part), 1) / (width * 1.1)) for part in text.split("\n"))
