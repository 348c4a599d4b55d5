"""Walking down one sheet, row by row, knowing the headings in force and the kind of the row above."""

import re
from collections.abc import Mapping
from dataclasses import replace

from imports.files.cells import Cell, Sheet, SheetRow
from imports.understanding.columns.columns import (
    Column,
    Columns,
    dividing_cells,
    heading_cells,
    is_number,
    name_columns,
    put_under,
)
from imports.understanding.columns.evidence import is_date
from imports.understanding.columns.headings import LIKELY, Role, role_of
from imports.understanding.columns.settling import Settling
from imports.understanding.findings import Problem
from imports.understanding.groups.aims import is_aim
from imports.understanding.groups.banners import (
    Banner,
    Level,
    counted_banner,
    joined_name,
    labelled_banner,
    outcome_beside,
    plain_banner,
    read_banner,
)
from imports.understanding.laying.foot import (
    LABELLED_NOTE,
    NOTE,
    NOTE_WORDS,
    explains_words,
    is_example,
)
from imports.understanding.laying.laid import Kind, LaidRow, columns_merged, last_merged_row
from imports.understanding.laying.totals import TOTALS, is_total
from imports.understanding.laying.unplanned import (
    NOTHING_BESIDE,
    NOTHING_PLANNED,
    UsualColumns,
    plans_nothing,
)
from plans.statuses import suggest_meaning

TITLE = "A title or text above the table."
ORPHAN = "It has no action, and there is no action above it to which it could belong."
ONLY_NUMBER = "A number and nothing else."
LEGEND = "A line of the status key."
EXAMPLE = "An example that a template gives, and no action of the plan."
WAITING = "It can be read once you have said which column holds the actions."
OTHER_TABLE = "It belongs to another table, which has no action column."
_CUT_OFF = re.compile(
    r"(?:[,;–-]|\b(?:a|an|the|and|or|of|to|for|in|on|by|with|from|that|which|our|their|its))\s*$"
)
_CONTINUED = re.compile(r"\(?\s*(?:cont(?:inued|['’]?d)?\.?|ctd\.?)\s*\)?", re.IGNORECASE)
_ENDS_OF_SENTENCE = (".", "!", "?", ":", ";", ")", "”", '"', "'", "’", "")
_LONGEST_LABEL = 40
_TOLD_BELOW = (Role.PROGRESS, Role.STATUS, Role.OWNER, Role.END, Role.SUCCESS_MEASURE, Role.RESOURCES)
_DATED = (Role.START, Role.END, Role.TIMESCALE, Role.STATUS)


class Walker:
    """Says of each row what it is; `rows`, `asked` (questions) and `told` (doubts) are what came of it."""

    def __init__(self, sheet: Sheet, roles: Mapping[str, Role] | None, first: int) -> None:
        self.sheet, self.roles, self.first = sheet, roles, first
        self.columns: Columns = {}
        self.as_headed: Columns = {}  # by the latest headings alone, also over columns with nothing in them
        self.action_column = 0
        self.number_column = 0
        self.width = 1
        self.rows: list[LaidRow] = []
        self.asked: list[Problem] = []
        self.told: list[Problem] = []
        self.settling = Settling(sheet.name)
        self.last_action: LaidRow | None = None
        self.last_text = ""
        self.has_page_breaks = False
        self.in_other_table = False
        self.merged_down: dict[int, int] = {}
        self.usual = UsualColumns(sheet.rows)

    def walk(self) -> None:
        for place, row in enumerate(self.sheet.rows):
            if not row.is_blank:
                self.rows.append(self._lay_out(place, row))
                self._note_merges(row)

    def _lay_out(self, place: int, row: SheetRow) -> LaidRow:
        if place == self.first:
            return self._headings(row, [cell for cell in row.cells if cell.text.strip()], place)
        if place < self.first:
            return self._above(row)
        above = self.rows[-1]
        cells = heading_cells(row, below_headings=above.kind == Kind.HEADINGS)
        if above.kind == Kind.HEADINGS and above.row.number == row.number - 1:
            cells = cells or dividing_cells(row, self.as_headed, self.action_column)
        if cells and not self._says_an_action(row):
            return self._headings(row, cells, place)
        if self._is_aim(row):
            return LaidRow(row, Kind.AIM, self.columns)
        if self._is_note(row):
            return LaidRow(row, Kind.IGNORED, why=NOTE)
        if explains_words(row):
            return LaidRow(row, Kind.IGNORED, why=LEGEND)
        if is_example(row):
            return LaidRow(row, Kind.IGNORED, why=EXAMPLE)
        labelled = self._labelled_line(row)
        if labelled:
            return labelled
        banner = self._banner(row) or self._heads_next_table(place, row)
        if banner:
            self.last_action, self.in_other_table = None, False
            return LaidRow(row, Kind.BANNER, self.columns, banner)
        if self.in_other_table:
            return LaidRow(row, Kind.IGNORED, why=OTHER_TABLE)
        return self._body(row)

    # Headings

    def _headings(self, row: SheetRow, cells: list[Cell], place: int) -> LaidRow:
        above = self.rows[-1] if self.rows else None
        columns = name_columns(cells, self.roles)
        second = above and above.kind == Kind.HEADINGS and above.row.number == row.number - 1
        if second and above:
            # The second of two heading rows: "Start" and "End" below a merged "Timescale".
            columns = put_under(self.as_headed, columns, self.roles)
        self.as_headed = dict(columns)
        banner = self._banner_in_headings(cells, columns)
        settled = self.settling.settle(row.number, columns, self.sheet.rows[place + 1 :])
        columns = dict(settled.columns)
        if self.action_column and not second and not _column_of(columns, Role.ACTION):
            if not self._goes_on_with(columns):
                self.in_other_table = True
                return LaidRow(row, Kind.IGNORED, why=OTHER_TABLE)
            columns = {**columns, self.action_column: self.columns[self.action_column]}
        self.in_other_table = False
        self.has_page_breaks |= above is not None and above.kind in (Kind.ACTION, Kind.CONTINUATION)
        if _layout_of(columns) != _layout_of(self.columns):
            self.asked = [p for p in self.asked if p.row != row.number - 1]
            self.asked += settled.questions
            self.told = [p for p in self.told if p.row != row.number - 1] + settled.problems
            self.columns = columns
        else:
            columns = self.columns = {**self.columns, **columns} if self.columns else columns
        self.action_column = _column_of(columns, Role.ACTION)
        self.number_column = _column_of(columns, Role.NUMBER)
        self.width = max(columns) - min(columns) + 1 if columns else 1
        if banner:
            self.last_action = None
        return LaidRow(row, Kind.HEADINGS, columns, banner)

    def _banner_in_headings(self, cells: list[Cell], columns: Columns) -> Banner | None:
        """ "Objective 2: Recruit fairly" where the heading of the action column would be."""
        if _column_of(columns, Role.ACTION):
            return None
        for cell in cells:
            banner = read_banner(cell.text, known_words_only=True)
            if banner and banner.title and columns[cell.column].score < 1000:
                named = columns[cell.column]
                columns[cell.column] = type(named)(named.index, named.heading, Role.ACTION, named.score)
                return banner
        return None

    def _goes_on_with(self, columns: Columns) -> bool:
        """Headings without the action's over the same columns as before: only that one was left out."""
        if self.action_column in columns:
            return False
        known = {pair for pair in _layout_of(columns) if pair[1] != Role.EXTRA}
        return 2 * len(known & _layout_of(self.columns)) >= max(3, len(known))

    def _says_an_action(self, row: SheetRow) -> bool:
        """Words that could be headings, but beside the action there is its number, its end or its status."""
        if not row.text(self.action_column).strip():
            return False
        if is_number(row.text(self.number_column)):
            return True
        for column in self.columns.values():
            text = row.text(column.index).strip()
            if column.role in _DATED and text and text != column.heading:
                rated = column.role == Role.STATUS and suggest_meaning(text).meaning is not None
                if rated or (column.role != Role.STATUS and is_date(text)):
                    return True
        return False

    # Groups

    def _above(self, row: SheetRow) -> LaidRow:
        texts = [cell.text for cell in row.filled]
        if self.rows and self._is_aim(row):
            return LaidRow(row, Kind.AIM)
        banner = read_banner(joined_name(texts), known_words_only=True) if len(texts) <= 2 else None
        banner = banner or _labelled(texts)
        if not banner and len(texts) == 2 and not any(laid.kind == Kind.BANNER for laid in self.rows):
            banner = outcome_beside(*texts)
        if not banner and len(texts) == 1:
            below = self._is_below_objective(texts[0])
            banner = plain_banner(texts[0]) if below else counted_banner(texts[0])
        if banner:
            return LaidRow(row, Kind.BANNER, banner=banner)
        return LaidRow(
            row, Kind.IGNORED, banner=plain_banner(texts[0]) if len(texts) == 1 else None, why=TITLE
        )

    def _is_below_objective(self, text: str) -> bool:
        """The name of a group whose number stands alone above it, or what an objective is for."""
        above = self.rows[-1].banner if self.rows and self.rows[-1].kind in (Kind.BANNER, Kind.AIM) else None
        named = above is not None and (not above.title or above.level in (Level.OBJECTIVE, None))
        return named and not NOTE_WORDS.match(text) and role_of(text).score < LIKELY

    def _is_aim(self, row: SheetRow) -> bool:
        """A labelled line below the name of a group, before its first action."""
        above = self.rows[-1]
        if above.kind not in (Kind.BANNER, Kind.AIM, Kind.HEADINGS) and above.banner is None:
            return False
        filled = row.filled
        if len(filled) == 1:
            return is_aim(filled[0].text)
        if len(filled) > 1 and all(is_aim(cell.text) for cell in filled):
            return True  # "General duty: advance equality" and beside it "Protected characteristics: age"
        # "Aim" in the first cell and its sentence, merged over the rest, in the next.
        if len(filled) != 2:
            return False
        wide = columns_merged(filled[1]) > 1 or not self.columns or filled[0].text.strip().endswith(":")
        return wide and is_aim(filled[0].text, beside=True)

    def _banner(self, row: SheetRow) -> Banner | None:
        filled = row.filled
        if len(filled) == 2 and self._is_numbered_banner(*filled):
            number, name = filled[0].text.strip().rstrip("."), filled[1].text
            return Banner(Level.OBJECTIVE, "", number, *_title_of(name))
        if len(filled) == 2 and filled[1].column <= max(self.action_column, filled[0].column + 1):
            texts = [cell.text for cell in filled]
            alone = read_banner(filled[0].text, known_words_only=True)
            if alone and not alone.title:
                return read_banner(joined_name(texts), known_words_only=True)
            return _labelled(texts)
        if len(filled) != 1:
            return None
        cell = filled[0]
        if not cell.text.strip() or (self.action_column and cell.column > self.action_column):
            return None
        looks = self._looks_like_banner(cell)
        named = read_banner(cell.text, known_words_only=not looks) or _labelled([cell.text])
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
        if cell.column == self.action_column or is_number(cell.text) or self._is_usual(cell):
            return False
        return cell.column <= max(self.action_column, 1) and cell.column not in self.merged_down

    def _heads_next_table(self, place: int, row: SheetRow) -> Banner | None:
        """A text alone in the action column, below a blank row and right above headings that come again."""
        apart = self.rows[-1].row.number < row.number - 1
        if not apart or [cell.column for cell in row.filled] != [self.action_column]:
            return None
        below = [one for one in self.sheet.rows[place + 1 : place + 3] if not one.is_blank][:1]
        return plain_banner(row.text(self.action_column)) if below and heading_cells(below[0]) else None

    def _is_usual(self, cell: Cell) -> bool:
        return self.usual.hold(cell, self.columns, self.action_column)

    # Actions and what goes on from them

    def _is_note(self, row: SheetRow) -> bool:
        """ "Note: …" or "Last updated …" alone in a row below an action."""
        filled = row.filled
        if self.last_action is None or len(filled) != 1 or filled[0].column > self.action_column:
            return False
        words = LABELLED_NOTE if filled[0].column == self.action_column else NOTE_WORDS
        return words.match(filled[0].text) is not None

    def _labelled_line(self, row: SheetRow) -> LaidRow | None:
        """ "Update: half of them have met" across the table below an action is that action's progress."""
        filled = row.filled
        if self.rows[-1].kind not in (Kind.ACTION, Kind.CONTINUATION):
            return None
        if self.last_action is None or len(filled) != 1 or filled[0].column > self.action_column:
            return None
        label, colon, text = filled[0].text.partition(":")
        guess = role_of(label) if colon and len(label) <= _LONGEST_LABEL and text.strip() else None
        if guess is None or guess.role not in _TOLD_BELOW or guess.score < LIKELY:
            return None
        cell = replace(filled[0], text=text.strip())
        column = Column(cell.column, label.strip(), guess.role, guess.score)
        return LaidRow(replace(row, cells=(cell,)), Kind.CONTINUATION, {cell.column: column})

    def _body(self, row: SheetRow) -> LaidRow:
        filled = {cell.column for cell in row.filled}
        has_number = self.number_column in filled
        if not self.action_column:
            return LaidRow(row, Kind.IGNORED, why=WAITING)
        if self._is_legend(row, filled):
            return LaidRow(row, Kind.IGNORED, why=LEGEND)
        if len(filled) == 1 and any(map(self._is_usual, row.filled)):
            return LaidRow(row, Kind.IGNORED, self.columns, why=NOTHING_BESIDE)
        laid = LaidRow(row, Kind.ACTION, self.columns)
        if len(filled) <= 4 and is_total(laid):
            return LaidRow(row, Kind.IGNORED, why=TOTALS)
        if has_number and self._is_continued_number(row):
            return LaidRow(row, Kind.CONTINUATION, self.columns)
        if not has_number and plans_nothing(row, self.columns, self.action_column):
            return LaidRow(row, Kind.IGNORED, self.columns, why=NOTHING_PLANNED)
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
        self.last_action = laid
        return laid

    def _is_legend(self, row: SheetRow, filled: set[int]) -> bool:
        """ "Blue" where a number would be, "Not started" beside it, and nothing else."""
        if len(filled) != 2 or self.number_column not in filled or max(filled) > self.action_column:
            return False
        word = row.text(self.number_column)
        return len(word.strip()) > 1 and not is_number(word) and suggest_meaning(word).meaning is not None

    def _is_continued_number(self, row: SheetRow) -> bool:
        """ "1.2 (continued)" after a page break is the rest of 1.2."""
        above, number = self.last_action, row.text(self.number_column)
        marked = _CONTINUED.search(number)
        if above is None or not marked:
            return False
        before = above.row.text(self.number_column).strip().rstrip(".")
        return number[: marked.start()].strip().rstrip(".") in ("", before)

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
        return any(column.role in _DATED and column.index in filled for column in self.columns.values())

    def _after_page_break(self) -> bool:
        return self.rows[-1].kind == Kind.HEADINGS

    def _note_merges(self, row: SheetRow) -> None:
        for cell in row.cells:
            last = last_merged_row(cell)
            if last > row.number:
                self.merged_down[cell.column] = last
            elif self.merged_down.get(cell.column, 0) <= row.number:
                self.merged_down.pop(cell.column, None)


def _column_of(columns: Columns, role: Role) -> int:
    return {column.role: column.index for column in columns.values()}.get(role, 0)


def _layout_of(columns: Columns) -> set[tuple[int, Role]]:
    return {(column.index, column.role) for column in columns.values()}


def _labelled(texts: list[str]) -> Banner | None:
    """ "Theme: Our workforce" in one cell, or in two with or without the colon."""
    if len(texts) == 2:
        return labelled_banner(*texts)
    label, colon, name = texts[0].partition(":") if len(texts) == 1 else ("", "", "")
    return labelled_banner(label, name) if colon else None


def _title_of(name: str) -> tuple[str, str]:
    banner = plain_banner(name)
    return (banner.title, banner.aim) if not banner.number else (" ".join(name.split()), "")
