"""What each row of a workbook is: a group, headings, an action, the rest of one, or none of these.

Told by evidence that any council's table shows (headings, numbers, merged cells, fills, order), never by
knowing a particular council's layout.
"""

import re
from collections.abc import Iterator, Mapping

from imports.files.cells import Cell, Sheet, SheetRow, Workbook
from imports.understanding.banners import Banner, Level, plain_banner, read_banner
from imports.understanding.columns import (
    Columns,
    column_index,
    find_number_column,
    heading_cells,
    is_number,
    name_columns,
    questions,
)
from imports.understanding.findings import Problem, found
from imports.understanding.headings import Role
from imports.understanding.laid import Kind, LaidRow, SheetLayout, columns_merged, last_merged_row
from imports.understanding.levels import settle_banners
from plans.statuses import suggest_meaning

NO_HEADINGS = "It has no heading row with an action column."
TITLE = "A title or text above the table."
ORPHAN = "It has no action, and there is no action above it to which it could belong."
ONLY_NUMBER = "A number and nothing else."
LEGEND = "A line of the status key."
WAITING = "It can be read once you have said which column holds the actions."
_CUT_OFF = re.compile(
    r"(?:[,;–-]|\b(?:a|an|the|and|or|of|to|for|in|on|by|with|from|that|which|our|their|its))\s*$"
)
_ENDS_OF_SENTENCE = (".", "!", "?", ":", ";", ")", "”", '"', "'", "’", "")
_MOST_ROWS_BEFORE_HEADINGS = 60


def lay_out(workbook: Workbook, said: Mapping[str, Mapping[str, Role] | None]) -> list[SheetLayout]:
    """The rows of every sheet; `said` holds the roles of columns that a person settled, sheet by sheet."""
    layouts = [_lay_out_sheet(sheet, said) for sheet in workbook.sheets]
    plans = [layout for layout in layouts if layout.used and _has_actions(layout)]
    if not plans:
        return layouts
    # Beside a plan, a table without an action column is another table; no question needs to be asked.
    return [
        layout
        if not layout.used or _has_actions(layout) or layout.sheet.name in said
        else _unused(layout.sheet, NO_HEADINGS)
        for layout in layouts
    ]


def _has_actions(layout: SheetLayout) -> bool:
    return any(
        column.role == Role.ACTION
        for laid in layout.rows
        if laid.kind == Kind.HEADINGS
        for column in laid.columns.values()
    )


def _lay_out_sheet(sheet: Sheet, said: Mapping[str, Mapping[str, Role] | None]) -> SheetLayout:
    roles = said.get(sheet.name)
    if sheet.name in said and roles is None:
        return _unused(sheet, "You said that this sheet is not part of the plan.")
    if sheet.hidden and sheet.name not in said:
        layout = _unused(sheet, "The sheet is hidden.")
        if layout.rows:
            message = (
                f"Sheet “{sheet.name}” is hidden and was left out. Show it in the file if it is part "
                "of the plan."
            )
            layout.problems.append(found("hidden_sheet", message, sheet=sheet.name))
        return layout
    first = _first_heading_row(sheet, roles)
    if first is None:
        return _unused(sheet, NO_HEADINGS)
    return _Reader(sheet, roles, first).layout()


def _unused(sheet: Sheet, why: str) -> SheetLayout:
    rows = [LaidRow(row, Kind.IGNORED, why=why) for row in sheet.rows if not row.is_blank]
    return SheetLayout(sheet, rows, why_not=why)


def _first_heading_row(sheet: Sheet, roles: Mapping[str, Role] | None) -> int | None:
    """The place of the row that heads the table; where a person named the columns, the first that fits."""
    for place, row in enumerate(sheet.rows):
        if heading_cells(row):
            return place
    if not roles:
        return None
    named = {column_index(letter) for letter in roles}
    for place, row in enumerate(sheet.rows[:_MOST_ROWS_BEFORE_HEADINGS]):
        filled = {cell.column for cell in row.cells if not cell.is_blank}
        if len(filled & named) >= min(2, len(named)):
            return place
    return None


class _Reader:
    """Walks down one sheet, row by row, knowing the headings in force and the kind of the row above."""

    def __init__(self, sheet: Sheet, roles: Mapping[str, Role] | None, first: int) -> None:
        self.sheet, self.roles, self.first = sheet, roles, first
        self.columns: Columns = {}
        self.action_column = 0
        self.number_column = 0
        self.width = 1
        self.rows: list[LaidRow] = []
        self.asked: list[Problem] = []
        self.last_action: LaidRow | None = None
        self.last_text = ""
        self.has_page_breaks = False
        self.merged_down: dict[int, int] = {}

    def layout(self) -> SheetLayout:
        for place, row in enumerate(self.sheet.rows):
            if not row.is_blank:
                self.rows.append(self._lay_out(place, row))
                self._note_merges(row)
        settle_banners(self.rows)
        first = next((laid.columns for laid in self.rows if laid.kind == Kind.HEADINGS), {})
        return SheetLayout(
            self.sheet,
            self.rows,
            columns=first,
            questions=self.asked,
            problems=list(_hidden(self.sheet, self.rows)),
        )

    def _lay_out(self, place: int, row: SheetRow) -> LaidRow:
        if place == self.first:
            return self._headings(row, [cell for cell in row.cells if cell.text.strip()], place)
        if place < self.first:
            return self._above(row)
        cells = heading_cells(row, below_headings=self.rows[-1].kind == Kind.HEADINGS)
        if cells:
            return self._headings(row, cells, place)
        banner = self._banner(row)
        if banner:
            self.last_action = None
            return LaidRow(row, Kind.BANNER, self.columns, banner)
        return self._body(row)

    def _headings(self, row: SheetRow, cells: list[Cell], place: int) -> LaidRow:
        above = self.rows[-1] if self.rows else None
        self.has_page_breaks |= above is not None and above.kind in (Kind.ACTION, Kind.CONTINUATION)
        columns = name_columns(cells, self.roles)
        if above and above.kind == Kind.HEADINGS and above.row.number == row.number - 1:
            # The second of two heading rows: "Start" and "End" below a merged "Timescale".
            columns = {**above.columns, **columns}
        columns = find_number_column(columns, self.sheet.rows[place + 1 :])
        if _layout_of(columns) != _layout_of(self.columns):
            self.asked = [p for p in self.asked if p.row != row.number - 1]
            self.asked += questions(self.sheet.name, row.number, columns)
            self.columns = columns
        else:
            columns = self.columns = {**self.columns, **columns} if self.columns else columns
        of_role = {column.role: column.index for column in columns.values()}
        self.action_column = of_role.get(Role.ACTION, 0)
        self.number_column = of_role.get(Role.NUMBER, 0)
        self.width = max(columns) - min(columns) + 1 if columns else 1
        return LaidRow(row, Kind.HEADINGS, columns)

    def _above(self, row: SheetRow) -> LaidRow:
        texts = [cell.text for cell in row.cells if not cell.is_blank]
        banner = read_banner(_joined(texts), known_words_only=True) if len(texts) <= 2 else None
        if banner:
            return LaidRow(row, Kind.BANNER, banner=banner)
        return LaidRow(
            row, Kind.IGNORED, banner=plain_banner(texts[0]) if len(texts) == 1 else None, why=TITLE
        )

    def _banner(self, row: SheetRow) -> Banner | None:
        filled = [cell for cell in row.cells if not cell.is_blank]
        if len(filled) == 2 and self._is_numbered_banner(*filled):
            return Banner(Level.OBJECTIVE, "", filled[0].text.strip().rstrip("."), filled[1].text.strip())
        if len(filled) == 2 and filled[1].column <= max(self.action_column, filled[0].column + 1):
            alone = read_banner(filled[0].text, known_words_only=True)
            if alone and not alone.title:
                return read_banner(_joined([cell.text for cell in filled]), known_words_only=True)
        if len(filled) != 1:
            return None
        cell = filled[0]
        if not cell.text.strip() or (self.action_column and cell.column > self.action_column):
            return None
        looks = self._looks_like_banner(cell)
        named = read_banner(cell.text, known_words_only=not looks)
        if named and (looks or cell.column != self.action_column or named.title):
            return named
        return plain_banner(cell.text) if looks else None

    def _is_numbered_banner(self, number: Cell, name: Cell) -> bool:
        """A number, and beside it a name merged over the rest of the table."""
        wide = columns_merged(name) >= max(3, 0.5 * self.width)
        return wide and number.column < name.column and is_number(number.text)

    def _looks_like_banner(self, cell: Cell) -> bool:
        """Merged over most of the table, or filled, or alone in a column that holds no actions."""
        if columns_merged(cell) >= max(2, 0.6 * self.width):
            return True
        if cell.column == self.action_column or is_number(cell.text):
            return False
        return cell.column <= max(self.action_column, 1) and cell.column not in self.merged_down

    def _body(self, row: SheetRow) -> LaidRow:
        filled = {cell.column for cell in row.cells if not cell.is_blank}
        has_number = self.number_column in filled
        if not self.action_column:
            return LaidRow(row, Kind.IGNORED, why=WAITING)
        if self._is_legend(row, filled):
            return LaidRow(row, Kind.IGNORED, why=LEGEND)
        if self.action_column in filled:
            text = row.text(self.action_column).strip()
            if not has_number and self._goes_on(row, filled):
                self.last_text = text
                return LaidRow(row, Kind.CONTINUATION, self.columns)
            self.last_text = text
        elif has_number and len(filled) == 1:
            return LaidRow(row, Kind.IGNORED, why=ONLY_NUMBER)
        elif not has_number:
            if self.last_action is None:
                return LaidRow(row, Kind.IGNORED, why=ORPHAN)
            return LaidRow(row, Kind.CONTINUATION, self.columns)
        laid = LaidRow(row, Kind.ACTION, self.columns)
        self.last_action = laid
        return laid

    def _is_legend(self, row: SheetRow, filled: set[int]) -> bool:
        """ "Blue" where a number would be, "Not started" beside it, and nothing else."""
        if len(filled) != 2 or self.number_column not in filled or max(filled) > self.action_column:
            return False
        word = row.text(self.number_column)
        return len(word.strip()) > 1 and not is_number(word) and suggest_meaning(word).meaning is not None

    def _goes_on(self, row: SheetRow, filled: set[int]) -> bool:
        """The rest of the action above: its sentence had not ended, and the row has no dates or status.

        Believed where the text above is cut off in the middle; after a page break (headings in between); and,
        for a row with nothing else that begins in lower case, in a table that has page breaks.
        """
        above = self.last_action
        if above is None or self._is_dated(filled):
            return False
        text, before = row.text(self.action_column).strip(), self.last_text
        if _CUT_OFF.search(before):
            return text[:1].islower() or len(filled) == 1
        if len(filled) > 1:
            return text[:1].islower() and self._after_page_break()
        unfinished = before[-1:] not in _ENDS_OF_SENTENCE
        return unfinished and (self._after_page_break() or (text[:1].islower() and self.has_page_breaks))

    def _is_dated(self, filled: set[int]) -> bool:
        dated = (Role.START, Role.END, Role.TIMESCALE, Role.STATUS)
        return any(column.role in dated and column.index in filled for column in self.columns.values())

    def _after_page_break(self) -> bool:
        return self.rows[-1].kind == Kind.HEADINGS

    def _note_merges(self, row: SheetRow) -> None:
        for cell in row.cells:
            last = last_merged_row(cell)
            if last > row.number:
                self.merged_down[cell.column] = last
            elif self.merged_down.get(cell.column, 0) <= row.number:
                self.merged_down.pop(cell.column, None)


def _layout_of(columns: Columns) -> set[tuple[int, Role]]:
    return {(column.index, column.role) for column in columns.values()}


def _joined(texts: list[str]) -> str:
    """A code in one cell and its name in the next read as one banner."""
    return f"{texts[0].strip().rstrip(':')}: {texts[1].strip()}" if len(texts) == 2 else texts[0]


def _hidden(sheet: Sheet, rows: list[LaidRow]) -> Iterator[Problem]:
    for laid in rows:
        if laid.row.hidden and laid.kind != Kind.IGNORED:
            message = (
                "this row is hidden in the file, and was read all the same. Leave it out if it "
                "should not count."
            )
            yield found("hidden_row", message, sheet=sheet.name, row=laid.row.number)
    for letter in sheet.hidden_columns:
        message = f"Column {letter} of sheet “{sheet.name}” is hidden in the file, and was read all the same."
        yield found("hidden_column", message, sheet=sheet.name, letter=letter)
