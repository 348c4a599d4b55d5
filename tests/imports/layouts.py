"""The same plan laid out in any of the usual ways: with banners, with a column, or with a sheet an objective."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tests.imports.examples.books import Book, Typist, document_bytes, new_document, typed

SHAPES = ("banners", "column", "written once", "merged down", "sheets")
FORMATS = ("xlsx", "csv", "docx")
HEADINGS = {
    "number": ("No.", "Ref", "Action no.", "Reference", "#", "Item", "Action ref", "Ref.\nno", "Action ID"),
    "objective": ("Objective", "Equality objective", "Strategic objective", "Our objectives"),
    "action": (
        "Action", "Actions", "What we will do", "Action required", "Planned actions", "Task", "Action(s)",
        "Key actions 2025/26", "What are we going to do?", "Specific action", "Agreed actions",
    ),
    "owner": (
        "Owner", "Lead", "Lead officer", "Responsible", "By whom", "Responsibility", "Who?", "Lead(s)",
        "Owner / lead team", "Person(s) responsible", "Accountable\nofficer", "Responsible service",
    ),
    "start": ("Start date", "Start", "Planned start", "START", "Start date (if known)"),
    "end": (
        "End date", "By when", "Deadline", "Target date", "Due date", "Completion date", "By When?",
        "Target completion date", "To be completed by", "Due\n(month)",
    ),
    "success_measure": (
        "Success measure", "How will success be measured?", "Success criteria", "KPI", "Measures of success",
        "What will success look like?", "How will we know we have made a difference?", "Success indicator(s)",
    ),
    "status": ("Status", "RAG", "BRAG rating", "Current status", "RAG\nstatus", "Status (Dec 2025)"),
    "progress": (
        "Progress", "Progress update", "Update", "Latest position", "Progress update\n(as at Dec 2025)",
        "Progress to date", "Comments / progress", "Update Q3 2025/26",
    ),
    "extra": ("Budget code", "Directorate plan link", "Risk register", "Link to corporate plan"),
}  # fmt: skip
type Value = str | date
type Row = list[Value | None]


@dataclass(frozen=True)
class Line:
    """One action: the title of its objective, and its values by role."""

    objective: str
    values: dict[str, Value]


@dataclass(frozen=True)
class Layout:
    """How a plan is typed. `columns` are roles from left to right; `blank_rows` come after each objective;
    with `floats` the numbers are typed as numbers, so that 1.10 is stored as 1.1.
    """

    shape: str
    format: str
    columns: tuple[str, ...]
    headings: dict[str, str]
    title: str = ""
    blank_rows: bool = False
    headings_again: bool = False
    floats: bool = False
    note: str = ""


@dataclass(frozen=True)
class Block:
    """The actions of one objective, with its number as the first part of theirs."""

    number: int
    objective: str
    lines: tuple[Line, ...]

    @property
    def banner(self) -> str:
        return f"Objective {self.number}: {self.objective}"


def written(lines: list[Line], layout: Layout) -> bytes:
    """The plan as a file."""
    groups = [tuple(some) for _, some in groupby(lines, key=lambda line: line.objective)]
    blocks = [Block(number, some[0].objective, some) for number, some in enumerate(groups, start=1)]
    write = {"xlsx": _as_workbook, "csv": _as_text, "docx": _as_document}[layout.format]
    return write(blocks, layout)


def _headings(layout: Layout) -> Row:
    return [layout.headings[role] for role in layout.columns]


def _cells(block: Block, line: Line, layout: Layout) -> Row:
    first = line is block.lines[0]
    everywhere = layout.shape == "column" or first
    values = {**line.values, "objective": block.objective if everywhere else None}
    return [values.get(role) for role in layout.columns]


def _rows(blocks: list[Block], layout: Layout) -> Iterator[tuple[str, Row]]:
    """Every row with what it is, for a sheet that holds the whole plan."""
    if layout.title:
        yield "title", [layout.title]
    with_banners = layout.shape == "banners"
    if not (with_banners and layout.headings_again):
        yield "headings", _headings(layout)
    for block in blocks:
        if with_banners:
            yield "banner", [block.banner]
            if layout.headings_again:
                yield "headings", _headings(layout)
        for line in block.lines:
            yield "action", _cells(block, line, layout)
        if layout.blank_rows:
            yield "blank", []
    if layout.note:
        yield "title", [layout.note]


def _as_workbook(blocks: list[Block], layout: Layout) -> bytes:
    book = Book()
    if layout.shape == "sheets":
        for block in blocks:
            sheet = book.sheet(f"Objective {block.number}")
            if layout.title:
                sheet.row(block.banner)
            else:
                sheet.row(f"Objective {block.number}:", block.objective)
            _type(sheet, [("headings", _headings(layout))], layout)
            _type(sheet, [("action", _cells(block, line, layout)) for line in block.lines], layout)
    else:
        sheet = book.sheet("Action plan")
        _type(sheet, list(_rows(blocks, layout)), layout)
        if layout.shape == "merged down":
            _merge_down(sheet, blocks, layout)
    return book.bytes()


def _type(sheet: Typist, rows: list[tuple[str, Row]], layout: Layout) -> None:
    for what, values in rows:
        if what in ("title", "banner"):
            sheet.wide(str(values[0]), len(layout.columns))
        else:
            pairs = zip(values, layout.columns, strict=False)
            sheet.row(*(_typed_number(value, role, layout) for value, role in pairs))


def _typed_number(value: Value | None, role: str, layout: Layout) -> object:
    is_number = layout.floats and role == "number" and str(value)[:1].isdigit()
    return float(str(value)) if is_number else value


def _merge_down(sheet: Typist, blocks: list[Block], layout: Layout) -> None:
    letter = "ABCDEFGHIJ"[layout.columns.index("objective")]
    first = 2 + bool(layout.title)
    for block in blocks:
        last = first + len(block.lines) - 1
        if last > first:
            sheet.merge(f"{letter}{first}:{letter}{last}")
        first = last + 1 + layout.blank_rows


def _as_text(blocks: list[Block], layout: Layout) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    for what, values in _rows(blocks, layout):
        if what != "blank":
            filled = ["" if value is None else _day(value) for value in values]
            writer.writerow(filled + [""] * (len(layout.columns) - len(filled)))
    return file.getvalue().encode("utf-8-sig")


def _as_document(blocks: list[Block], layout: Layout) -> bytes:
    """Banners are headings of the document above a table each; everything else is one table."""
    document = new_document()
    if layout.title:
        document.add_heading(layout.title, 0)
    if layout.shape == "banners":
        for block in blocks:
            document.add_heading(block.banner, 2)
            rows = [_headings(layout), *(_cells(block, line, layout) for line in block.lines)]
            typed(document, [[_day(value or "") for value in row] for row in rows])
    else:
        rows = [values for what, values in _rows(blocks, layout) if what in ("headings", "action")]
        typed(document, [[_day(value or "") for value in row] for row in rows])
    return document_bytes(document)


def _day(value: Value) -> str:
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else value
