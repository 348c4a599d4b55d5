"""The report as a workbook: cover, notes, key, figures, changes, and the actions as one named table.

Styles are made once and shared, and rows are written as they come: half the time of a style object a cell.
Every text of a person is a text cell, whatever it begins with; no cell of this workbook is a formula.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from foundation.palette import INK, status_colour
from reporting.front_sheet import spoken
from reporting.numbers import headline, share
from reporting.renderers.columns import COLUMNS, extra_columns
from reporting.snapshot import Snapshot, Tally, Word

DATE_FORMAT = "d mmm yyyy"
LINE = 15  # points: the height of one line of text
TALLEST = 409  # points: the most that a row can have
LONGEST = 32_767  # characters: the most that a cell can hold
CUT = " … (the rest is in the web page)"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n?")
FONT = "Calibri"
type Value = str | int | date | None


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
        cell = WriteOnlyCell(self._sheet)
        for name, part in parts.items():
            setattr(cell, name, part)
        return cell._style

    def _quoting(self, look: Any) -> Any:
        cell = WriteOnlyCell(self._sheet)
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

    def _cell(self, value: Value, look: Any) -> Any:
        cell = WriteOnlyCell(self.sheet)
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


def writable(text: str) -> str:
    """The text as a cell can hold it: what XML forbids becomes a mark, what is too long ends with a note."""
    text = UNWRITABLE.sub("\ufffd", LINE_END.sub("\n", text))
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def render_xlsx(snapshot: Snapshot) -> bytes:
    """The workbook of a report, the same for the same snapshot."""
    book = Workbook(write_only=True)
    _cover(book, snapshot)
    _notes(book, snapshot)
    _summary(book, snapshot)
    _changes(book, snapshot)
    _actions(book, snapshot)
    properties = book.properties
    properties.title = f"{snapshot.title}: progress report as at {spoken(snapshot.as_at)}"
    properties.creator = snapshot.organisation
    properties.language = "en-GB"
    properties.subject = f"Report to the {snapshot.body}"
    moment = datetime(
        snapshot.prepared_on.year, snapshot.prepared_on.month, snapshot.prepared_on.day, tzinfo=UTC
    )
    properties.created = properties.modified = moment.replace(tzinfo=None)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


SHEETS = (
    ("Notes", "What the figures count, how lateness is decided, and the status key"),
    ("Summary", "How many actions stand how, for all and by theme and objective"),
    ("Changes", "What changed since the last report, and what members are asked to agree"),
    ("Actions", "Every action, one row each, with filters"),
)


def _cover(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Cover", [26, 100])
    styles = sheet.styles
    sheet.row([f"{snapshot.title}: progress report"], styles.title)
    sheet.row([headline(snapshot.figures)], styles.lead)
    facts: list[tuple[str, Value]] = [
        ("Council", snapshot.organisation),
        ("Report to", snapshot.body),
        ("Meeting date", snapshot.meeting_on),
        ("Figures as at", snapshot.as_at),
        ("Version", "Draft" if snapshot.draft else str(snapshot.version)),
        ("Replaces", snapshot.replaces),
        ("Reference", snapshot.ref),
        ("Prepared on", snapshot.prepared_on),
        ("Prepared by", snapshot.issued_by),
    ]
    for name, value in facts:
        if value is not None:
            sheet.row([name, value], [styles.strong, styles.text])
    for block in snapshot.blocks:
        if block.key not in ("to", "meeting_on"):
            sheet.row([block.heading, block.text], [styles.strong, styles.text])
    sheet.row(["Sheet", "What it holds"], styles.heading)
    for name, about in SHEETS:
        sheet.row([name, about], [styles.strong, styles.text])


def _notes(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Notes", [26, 100, 20])
    styles = sheet.styles
    sheet.row(["Notes"], styles.title)
    for number, note in enumerate(snapshot.notes, start=1):
        sheet.row([f"Note {number}", note], [styles.strong, styles.text])
    sheet.row(
        ["Record", f"The last entry of the progress record was {snapshot.log_head}."],
        [styles.strong, styles.text],
    )
    sheet.row(["Status", "What it means", "Counted as"], styles.heading)
    for word in snapshot.key:
        looks = [styles.tag(word.colour), styles.text, styles.text]
        sheet.row([word.label, word.definition or "Not defined", _meaning(word)], looks)


def _summary(book: Workbook, snapshot: Snapshot) -> None:
    figures = snapshot.figures
    words = list(figures.words)
    sheet = Sheet(book, "Summary", [60, *[14] * (len(words) + 5)])
    styles = sheet.styles
    sheet.row(["Where the plan stands"], styles.title)
    sheet.row([headline(figures)], styles.lead)
    sheet.row(["Status", "Actions", f"Share of {figures.all.total}", "Past end date"], styles.heading)
    counted = zip(words, figures.all.counts, figures.all.past_end_counts, strict=True)
    for word, count, late in counted:
        looks = [styles.tag(word.colour), styles.number, styles.number, styles.number]
        sheet.row([word.label, count, share(count, figures.all.total), late], looks)
    whole = "100%" if figures.all.total else "0%"
    sheet.row(
        ["All actions", figures.all.total, whole, figures.all.past_end], [styles.strong, *[styles.number] * 3]
    )
    for closed in figures.closures:
        sheet.row([f"Closed: {closed.label}", closed.count], [styles.strong, styles.number])
    for noun, tallies in (("Theme", figures.themes), ("Objective", figures.objectives)):
        heads = [word.label for word in words]
        heads += ["All", "Past end", "Due soon", "Review due", "No recent update"]
        sheet.row([noun, *heads], styles.heading)
        for tally in (*tallies, figures.all):
            sheet.row(_tally(tally), [styles.strong, *[styles.number] * (len(words) + 5)])


def _tally(tally: Tally) -> list[Value]:
    name = f"{tally.reference} {tally.title}".strip()
    return [name, *tally.counts, tally.total, tally.past_end, tally.due_soon, tally.review_due, tally.stale]


def _changes(book: Workbook, snapshot: Snapshot) -> None:
    sheet = Sheet(book, "Changes", [24, 14, 70, 24, 24, 50])
    styles = sheet.styles
    changes = snapshot.changes
    sheet.row(["What has changed"], styles.title)
    if changes is None:
        sheet.row(["This is the first report to this body."], styles.lead)
    else:
        sheet.row(
            [f"Since the report as at {spoken(changes.since.as_at)} ({changes.since.ref})"], styles.lead
        )
    rows: list[tuple[Value, ...]] = []
    if changes:
        rows += [("Status", c.name, c.text, _label(c.before), _label(c.after), "–") for c in changes.statuses]
        rows += [("End date", c.name, c.text, c.before, c.after, c.reason or "–") for c in changes.dates]
        rows += [("Closed", c.name, c.text, "Open", c.detail, c.reason or "–") for c in changes.closed]
        rows += [
            ("Opened again", c.name, c.text, c.detail, "Open", c.reason or "–") for c in changes.reopened
        ]
        rows += [("New", c.name, c.text, "–", c.detail, "–") for c in changes.new]
        rows += [("No longer there", c.name, c.text, "–", "–", "–") for c in changes.gone]
        rows += [("Reworded", c.name, c.text, c.before, c.after, "–") for c in changes.reworded]
    rows += [
        ("Decision asked", asked.name, asked.text, "–", asked.sentence, asked.reason or "–")
        for asked in snapshot.decisions
    ]
    if rows:
        sheet.row(["What", "Number", "Action", "From", "To", "Why"], styles.heading)
    for row in rows:
        sheet.row(row)


def _actions(book: Workbook, snapshot: Snapshot) -> None:
    extras = extra_columns(snapshot)
    widths = [column.width for column in COLUMNS] + [30] * len(extras)
    sheet = Sheet(book, "Actions", widths)
    styles = sheet.styles
    sheet.sheet.freeze_panes = "C2"
    sheet.sheet.print_title_rows = "1:1"
    headings = [*(column.heading for column in COLUMNS), *extras.values()]
    sheet.row(headings, styles.heading)
    plain = [styles.text] * len(headings)
    status_at = next(n for n, column in enumerate(COLUMNS) if column.heading == "Status")
    for line in snapshot.lines:
        looks = plain
        if line.status:
            looks = plain.copy()
            looks[status_at] = styles.tag(line.status.colour)
        sheet.row(
            [*(column.value(line) for column in COLUMNS), *(line.extra.get(n, "") for n in extras)], looks
        )
    if snapshot.lines:
        table = Table(
            displayName="Actions", ref=f"A1:{get_column_letter(len(headings))}{len(snapshot.lines) + 1}"
        )
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        table._initialise_columns()
        for column, heading in zip(table.tableColumns, headings, strict=True):
            column.name = heading  # a sheet written row by row can't be asked for its headings
        sheet.sheet._tables.add(table)  # as add_table does, which would warn of just that


def _label(word: Word | None) -> str:
    return word.label if word else "No status"


def _meaning(word: Word) -> str:
    return word.meaning.replace("_", " ").capitalize()
