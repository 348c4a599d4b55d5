"""“Excel of what you see”: the register as it's filtered and sorted on the page, one row an action."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from objectives.register import ActionLine
from plans.models import Strategy

TABLE_STYLE = "TableStyleLight1"
ROW_CHARACTERS_A_LINE = 1.15  # width of a column holds so many characters a line, on average
POINTS_A_LINE = 15
HIGHEST_ROW = 400
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    heading: str
    width: int
    value: Callable[[ActionLine], str | date | None]


COLUMNS = (
    Column("Number", 10, lambda line: line.label),
    Column("Theme", 22, lambda line: f"{line.theme_code} {line.theme_title}".strip()),
    Column("Objective", 30, lambda line: f"{line.objective_number} {line.objective_title}".strip()),
    Column("Sub-action of", 12, lambda line: line.parent_label or ""),
    Column("Action", 50, lambda line: line.text),
    Column("Owners", 28, lambda line: line.owner_words),
    Column("Start", 16, lambda line: line.start.text),
    Column("End", 18, lambda line: line.end.text),
    Column("Last day of the end", 14, lambda line: line.end.latest),
    Column("End as first planned", 18, lambda line: line.original_end.text),
    Column("Status", 16, lambda line: line.status.label if line.status else ""),
    Column("Beside the status", 26, lambda line: "; ".join(line.assessment.words)),
    Column("Closed", 22, lambda line: line.closure_label),
    Column("Closed on", 14, lambda line: line.closed_on),
    Column("Last update", 14, lambda line: line.updated_on),
    Column("No change since", 14, lambda line: line.unchanged_since),
    Column("What the last update says", 60, lambda line: line.narrative),
    Column("Why", 40, lambda line: line.reason),
    Column("Success measure", 40, lambda line: line.success_measure),
)


def columns_for(lines: Sequence[ActionLine]) -> list[Column]:
    """Our columns, then the plan's own that we have no name for, so that no text of it is left out."""
    headings = dict.fromkeys(heading for line in lines for heading in line.extra)
    taken = {column.heading.casefold() for column in COLUMNS}
    return [*COLUMNS, *(_own_column(heading, taken) for heading in headings)]


def _own_column(heading: str, taken: set[str]) -> Column:
    """A table needs a heading of its own for each column, and one that is short enough."""
    name = (heading.strip() or "Other column")[:200]
    while name.casefold() in taken:
        name = f"{name} (plan)"
    taken.add(name.casefold())
    return Column(name, 24, lambda line: line.extra.get(heading, ""))


def register_workbook(
    strategy: Strategy, lines: Sequence[ActionLine], *, day: date, filters: Sequence[str], everything: int
) -> bytes:
    """A workbook of two sheets: what it shows, and the register itself. No text in it can be a formula."""
    from openpyxl import Workbook  # kept out of start-up: it takes longer to load than all our own modules

    book = Workbook()
    book.properties.title = f"{strategy.title}: register on {_day(day)}"
    book.properties.creator = strategy.organisation or strategy.title
    book.properties.language = "en-GB"
    book.remove(book.worksheets[0])
    about = book.create_sheet("About")
    _write_about(about, strategy, day, filters, shown=len(lines), everything=everything)
    _write_register(book.create_sheet("Register"), lines)
    book.active = 1
    about.sheet_view.tabSelected = False
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _write_about(
    sheet: Any, strategy: Strategy, day: date, filters: Sequence[str], *, shown: int, everything: int
) -> None:
    from openpyxl.styles import Alignment, Font

    rows: list[tuple[str, str | date]] = [
        ("Strategy", strategy.title),
        ("Organisation", strategy.organisation),
        ("As it stood on", day),
        ("Rows", f"{shown:,} of {everything:,} actions"),
        ("Filtered by", "; ".join(filters) or "Nothing: every action of the plan is here"),
        *(
            (f"Status: {term.label}", term.definition or term.get_meaning_display())
            for term in strategy.status_terms.all()
        ),
    ]
    for number, (name, value) in enumerate(rows, start=1):
        _put(sheet.cell(number, 1), name).font = Font(bold=True)
        _put(sheet.cell(number, 2), value).alignment = Alignment(
            wrap_text=True, vertical="top", horizontal="left"
        )
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90


def _write_register(sheet: Any, lines: Sequence[ActionLine]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    columns = columns_for(lines)
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for place, column in enumerate(columns, start=1):
        cell = _put(sheet.cell(1, place), column.heading)
        cell.font, cell.alignment = bold, wrapped
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for row, line in enumerate(lines, start=2):
        tallest = 1.0
        for place, column in enumerate(columns, start=1):
            value = column.value(line)
            _put(sheet.cell(row, place), value).alignment = wrapped
            tallest = max(tallest, _lines_high(value, column.width))
        # Without a height of its own a row is cut off where it's printed from LibreOffice.
        sheet.row_dimensions[row].height = min(HIGHEST_ROW, POINTS_A_LINE * tallest)
    sheet.freeze_panes = "B2"
    area = f"A1:{get_column_letter(len(columns))}{len(lines) + 1}"
    if lines:
        table = Table(displayName="Register", ref=area)
        table.tableStyleInfo = TableStyleInfo(name=TABLE_STYLE, showRowStripes=False)
        sheet.add_table(table)
    else:
        sheet.auto_filter.ref = area
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Any, value: str | date | None) -> Any:
    """A real date, or a text that stays a text whatever it begins with."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, date):
        cell.value, cell.number_format = value, "d mmmm yyyy"
    elif value:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
        cell.data_type = "s"
        if value.startswith(STARTS_A_FORMULA):
            cell.quotePrefix = True
    return cell


def _lines_high(value: str | date | None, width: int) -> float:
    if not isinstance(value, str):
        return 1
    across = width * ROW_CHARACTERS_A_LINE
    return sum(1 + len(line) // across for line in value.split("\n"))


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
