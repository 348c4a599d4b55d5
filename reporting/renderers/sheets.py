"""A worksheet written from top to bottom, in looks that are made once and shared.

A style object a cell would take five times as long. Every text of a person is a text cell, whatever it begins
with: no cell of a workbook of ours is a formula.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from foundation.palette import INK, status_colour
from reporting.renderers.cell_text import writable

DATE_FORMAT = "d mmm yyyy"
LINE = 15  # points: the height of one line of text
TALLEST = 409  # points: the most that a row can have
FONT = "Calibri"
type Value = str | int | float | date | None
type Row = tuple[Sequence[Value], Any]


class Styles:
    """The looks of a cell, each made once. A cell is given a look by sharing it, never by a copy."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        line = Border(bottom=Side("hair", color="8A949E"))
        top = Alignment(vertical="top", wrap_text=True)
        words = {"font": Font(FONT, 11, color=INK[1:]), "alignment": top, "border": line}
        over = Alignment(vertical="top")  # runs on over the empty cells at its right
        self.title = self._look(font=Font(FONT, 18, bold=True, color=INK[1:]), alignment=over)
        self.heading = self._look(
            font=Font(FONT, 11, bold=True, color=INK[1:]),
            alignment=Alignment(vertical="bottom", wrap_text=True),
            border=Border(bottom=Side("medium", color=INK[1:])),
        )
        self.strong = self._look(font=Font(FONT, 11, bold=True, color=INK[1:]), alignment=top, border=line)
        self.text = self._look(**words)
        self.lead = self._look(font=Font(FONT, 13, color=INK[1:]), alignment=over)
        self.date = self._look(**words | {"alignment": Alignment("left", "top")}, number_format=DATE_FORMAT)
        self.number = self._look(**words | {"alignment": Alignment("right", "top")}, number_format="0")
        self.figure = self._look(
            **words | {"alignment": Alignment("right", "top")}, number_format="#,##0.####"
        )
        self._tags: dict[str, Any] = {}
        self.quoted = {id(look): self._quoting(look) for look in (self.text, self.strong, self.heading)}

    def tag(self, colour: str) -> Any:
        """The word of a status on the tint of its colour, with the colour itself as the edge at its left."""
        if colour not in self._tags:
            shades = status_colour(colour)
            look = self._look(
                font=Font(FONT, 11, bold=True, color=INK[1:]),
                fill=PatternFill("solid", start_color=shades.tint[1:]),
                border=Border(left=Side("thick", color=shades.bar[1:]), bottom=Side("hair", color="8A949E")),
                alignment=Alignment(vertical="top", wrap_text=True, indent=1),
            )
            self._tags[colour] = look
            self.quoted[id(look)] = self._quoting(look)
        return self._tags[colour]

    def _look(self, **parts: Any) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        for name, part in parts.items():
            setattr(cell, name, part)
        return cell._style

    def _quoting(self, look: Any) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        cell._style = look.__copy__()
        cell.quotePrefix = True
        return cell._style


class Sheet:
    """A worksheet that is written from top to bottom."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[float]) -> None:
        self.sheet = book.create_sheet(title)
        self.styles = Styles(self.sheet)
        self.widths = widths
        self.rows = 0
        for number, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.sheet_view.showGridLines = False
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = 9  # A4
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def row(self, values: Iterable[Value], looks: Any | Sequence[Any] = None) -> None:
        """Writes one row; its height fits its longest text, which LibreOffice would cut off in print."""
        values = list(values)
        chosen = looks if isinstance(looks, list) else [looks or self.styles.text] * len(values)
        self.rows += 1
        lines = 1
        alone = chosen[0] in (self.styles.title, self.styles.lead)
        cells = []
        for value, look, width in zip(values, chosen, self.widths, strict=False):
            cells.append(self._cell(value, look))
            if isinstance(value, str) and not alone:
                lines = max(
                    lines, sum(ceil(max(len(part), 1) / (width * 1.05)) for part in value.split("\n"))
                )
        size = 1.6 if chosen[0] is self.styles.title else 1.2 if alone else 1
        self.sheet.row_dimensions[self.rows].height = min(TALLEST, round(lines * LINE * size + 3, 1))
        self.sheet.append(cells)

    def table(self, name: str, headings: Sequence[str], rows: Iterable[Row]) -> None:
        """Writes rows under headings as a named table with filters; a row is its values and their looks."""
        headings = [writable(heading) for heading in headings]
        first = self.rows + 1
        self.row(headings, self.styles.heading)
        for values, looks in rows:
            self.row(values, looks)
        if self.rows == first:
            return
        last = get_column_letter(len(headings))
        table: Any = Table(displayName=name, ref=f"A{first}:{last}{self.rows}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        table._initialise_columns()
        for column, heading in zip(table.tableColumns, headings, strict=True):
            column.name = heading  # a sheet written row by row can't be asked for its headings
        self.sheet._tables.add(table)  # as add_table does, which would warn of just that

    def _cell(self, value: Value, look: Any) -> Any:
        cell: Any = WriteOnlyCell(self.sheet)
        if isinstance(value, str) and value:
            text = writable(value)
            cell._value = text
            cell.data_type = "s"  # openpyxl would take "=1+1" for a formula
            starts = text[:1]
            cell._style = self.styles.quoted.get(id(look), look) if starts and starts in "=+-@'" else look
        elif isinstance(value, date):
            cell.value = value
            cell._style = self.styles.date
        else:
            cell.value = None if value == "" else value
            cell._style = look
        return cell
