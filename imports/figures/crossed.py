"""One cross table: its titles, headings, labels and notes told apart, and a draft for each of its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from imports.figures.across import Across, across
from imports.figures.answers import Answers
from imports.figures.blocks import Block, is_value, year_of
from imports.figures.counted import Counted, counted_together, denominators_of, unit_of_column
from imports.figures.days import NO_DAY, dated_words, when_said, without_day
from imports.figures.groups_known import characteristic_of_groups
from imports.figures.headings import ACROSS, Role, role_of
from imports.figures.numbers import number_of
from imports.figures.parsed import Column, Draft, SheetRead
from imports.figures.people import characteristic_slug, is_total, named_in
from imports.figures.standing import Known
from imports.figures.table_words import TableWords
from imports.figures.tidy import unreadable
from imports.figures.titles import Title, is_note, read_title
from imports.files.cells import Cell, column_letter
from imports.understanding.findings import quoted
from measures.vocabulary import MeasureKind, Part

MOST_HEADING_ROWS = 3
NO_FIGURES = ("change", "target", "ignore")


class Crossed:
    """Reads one table into the drafts of its sheet."""

    def __init__(
        self,
        read: SheetRead,
        block: Block,
        above: list[str],
        shared: list[str],
        answers: Answers,
        known: Known,
        today: date,
    ) -> None:
        self.sheet, self.read, self.block = read.sheet.name, read, block
        self.today, self.rows_are_days = today, False
        roles = answers.sheets.get(read.sheet.name) or {}
        self.said = {letter: role for letter, role in roles.items() if role in ACROSS}
        self.groups_across: list[str] = []
        self.rows = block.rows
        self.titles = [*above, *self._take_titles()]
        self._take_notes()
        self.headings = self._take_headings()
        self.labels = self._label_columns()
        self.place = (
            f"{column_letter(block.columns[0])}{self.headings[0] if self.headings else block.rows[0]}"
        )
        self.title = self._joined_title()
        row = self.headings[0] if self.headings else block.rows[0]
        self.words = TableWords(read, self.place, row, self.title, shared, answers, known, today)

    # --- the parts of a table ---------------------------------------------------------------------------

    def _tell(self, row: int, columns: list[int] | None = None) -> None:
        self.read.told += [(row, c) for c in (columns or self.block.columns) if (row, c) in self.block.cells]

    def _alone(self, row: int) -> Cell | None:
        cells = {id(cell): cell for cell in self.block.row(row).values()}
        only = next(iter(cells.values())) if len(cells) == 1 else None
        return only if only and only.kind == "text" and not is_value(only) else None

    def _take_titles(self) -> list[str]:
        titles = []
        while len(self.rows) > 2 and (only := self._alone(self.rows[0])):
            titles.append(only.text)
            self._tell(self.rows[0])
            self.read.ignored.append((self.rows[0], "The title of a table."))
            self.rows = self.rows[1:]
        return titles

    def _take_notes(self) -> None:
        while len(self.rows) > 2 and (only := self._alone(self.rows[-1])) and is_note(only.text):
            self._tell(self.rows[-1])
            self.read.ignored.append((self.rows[-1], "A note below a table."))
            self.rows = self.rows[:-1]

    def _take_headings(self) -> list[int]:
        headings: list[int] = []
        first_column = self.block.columns[0]
        for number in self.rows[:MOST_HEADING_ROWS]:
            cells = self.block.row(number)
            label = cells.get(first_column)
            beside = [cell for column, cell in cells.items() if column != first_column]
            values = [cell for cell in beside if is_value(cell)]
            only_years = all(year_of(cell) for cell in values)
            if not beside or (values and not only_years):
                break
            above = self.block.cells.get((headings[-1], first_column)) if headings else None
            if headings and values and label is not None and label is not above and above is not None:
                break  # a row with a name of its own and numbers that look like years is a row of figures
            headings.append(number)
        headings = headings if len(headings) < len(self.rows) else headings[:1]
        for number in headings:
            self._tell(number)
        self.read.heading_rows += headings
        self.rows = [number for number in self.rows if number not in headings]
        return headings

    def _label_columns(self) -> list[int]:
        """The first column names rows; the next ones do as long as they hold words and no figures."""
        labels = self.block.columns[:1]
        for column in self.block.columns[1:3]:
            cells = [self.block.cells[row, column] for row in self.rows if (row, column) in self.block.cells]
            if not cells or any(is_value(cell) for cell in cells):
                break
            labels.append(column)
        return labels if len(labels) < len(self.block.columns) else labels[:1]

    def _joined_title(self) -> Title:
        """The nearest title says most; what it does not say, those above it do."""
        title = Title()
        for text in reversed(self.titles):
            further = read_title(text)
            title = Title(
                title.text or further.text,
                title.measure or ("" if title.population else further.measure),
                title.population or further.population,
                title.characteristic or further.characteristic,
                title.day or further.day,
                title.unit or further.unit,
            )
        return title

    # --- what its columns and rows are ------------------------------------------------------------------

    def read_table(self) -> None:
        columns = [column for column in self.block.columns if column not in self.labels]
        if not self.headings:
            self._reject_all(columns)
            return
        told = [self._across(column) for column in columns]
        labels = [label for row in self.rows if (label := self._label(row)[0]) and not is_total(label)]
        self.rows_are_days = bool(labels) and all(
            dated_words(label) and not without_day(label) for label in labels
        )
        self.groups_across = [one.words for one in told if one.words and not one.is_total]
        transposed = self._is_transposed()
        self._tell_columns(told)
        figures = [one for one in told if one.counts not in (*NO_FIGURES, "note")]
        notes = [one for one in told if one.counts == "note"]
        for one in told:
            if one.counts in NO_FIGURES:
                self.read.told += [
                    (row, one.column) for row in self.rows if (row, one.column) in self.block.cells
                ]
        together = counted_together(figures)
        units = {
            id(set_): unit_of_column(self.block, self.rows, set_, self.title.unit or self.words.said("unit"))
            for set_ in together
        }
        section = ""
        label_heading = self._label_heading()
        valued = {row for row in self.rows if any((row, one.column) in self.block.cells for one in figures)}
        first_label = ""
        for row in self.rows:
            self._tell(row, self.labels)
            label, before = self._label(row)
            first_label = before or first_label
            if row not in valued and self._is_section(row, label, valued):
                section = label
                self.read.ignored.append((row, "The name of the groups below it."))
                continue
            note = "; ".join(
                self.block.cells[row, one.column].text
                for one in notes
                if (row, one.column) in self.block.cells
            )
            self.read.told += [(row, one.column) for one in notes if (row, one.column) in self.block.cells]
            for set_ in together:
                if row in valued or set_ is together[0]:
                    self._draft(
                        row,
                        label,
                        section or first_label or label_heading,
                        set_,
                        units[id(set_)],
                        note,
                        transposed,
                    )

    def _across(self, column: int) -> Across:
        said = self.said.get(column_letter(column))
        one = across(column, self._heading_cells(column), self.today, said)
        if said:
            return one
        cells = [self.block.cells[row, column] for row in self.rows if (row, column) in self.block.cells]
        if cells and sum(is_value(cell) for cell in cells) * 2 < len(cells):
            one.counts = "note"
        return one

    def _heading_cells(self, column: int) -> list[Cell]:
        """The headings over a column; a heading row that names several columns by its first cell counts for all
        up to the next name, unless it is the last heading row.
        """
        found = []
        for place, row in enumerate(self.headings):
            cell = self.block.cells.get((row, column))
            if cell is None and place < len(self.headings) - 1:
                left = [
                    c
                    for c in self.block.columns
                    if c < column and c not in self.labels and (row, c) in self.block.cells
                ]
                cell = self.block.cells[row, left[-1]] if left else None
            if cell is not None:
                found.append(cell)
        return found

    def _label_heading(self) -> str:
        for row in reversed(self.headings):
            cell = self.block.cells.get((row, self.labels[-1]))
            if cell and role_of(cell.text) not in (
                Role.CATEGORY,
                Role.CHARACTERISTIC,
                Role.POPULATION,
                Role.TOTAL,
            ):
                words = dated_words(cell.text)
                return "" if words or role_of(cell.text) == Role.AS_AT else " ".join(cell.text.split())
        return ""

    def _label(self, row: int) -> tuple[str, str]:
        texts = [
            " ".join(cell.text.split()) if (cell := self.block.cells.get((row, column))) else ""
            for column in self.labels
        ]
        return texts[-1], texts[0] if len(texts) > 1 else ""

    def _is_section(self, row: int, label: str, valued: set[int]) -> bool:
        """A name without figures above rows with figures,
        as far as it names a characteristic or others do."""
        if not any(below in valued for below in self.rows if below > row):
            return False
        names = [self._label(each)[0] for each in self.rows if each not in valued]
        known = [name for name in names if characteristic_slug(name) or named_in(name)]
        return bool(label) and (
            label in known or bool(known) or not (self.title.characteristic or self._label_heading())
        )

    def _is_transposed(self) -> bool:
        """Groups stand across where the headings are categories and the rows are days or names of people."""
        if len(self.groups_across) < 2 or characteristic_of_groups(self.groups_across) is None:
            return False
        return characteristic_of_groups(self._label(row)[0] for row in self.rows) is None

    def _tell_columns(self, told: list[Across]) -> None:
        role = {
            "change": "ignore",
            "target": "ignore",
            "ignore": "ignore",
            "note": "note",
            "base": "denominator",
            "count": "numerator",
        }
        for column in self.labels:
            cells = [self.block.cells[r, column] for r in self.headings if (r, column) in self.block.cells]
            self.read.columns.append(
                Column(column_letter(column), " ".join(c.text for c in cells), "category")
            )
        for one in told:
            reason = (
                "It is worked out from the other columns, so it is not kept."
                if one.counts == "change"
                else ""
            )
            if one.counts == "ignore":
                reason = "You said that it is left out."
            if one.counts == "target":
                reason = "A target beside a cross table is not read: bring it in with the template."
                self.read.drafts.append(self._wrong(one))
            self.read.columns.append(
                Column(
                    column_letter(one.column),
                    one.heading,
                    "total" if one.is_total else role.get(one.counts, "value"),
                    reason,
                    one.understood,
                )
            )

    def _wrong(self, one: Across) -> Draft:
        draft = Draft(self.sheet, self.headings[-1], column_letter(one.column), measure=self.title.text)
        draft.wrong = (
            "target_in_cross_table",
            f"{quoted(one.heading)}: a target beside a cross table is "
            f"not read. Bring it in with the template, and leave this column out here.",
        )
        return draft

    # --- drafts -----------------------------------------------------------------------------------------

    def _draft(
        self, row: int, label: str, named: str, set_: Counted, unit: str, note: str, transposed: bool
    ) -> None:
        get = self.block.cells.get
        draft = Draft(self.sheet, row, column_letter(set_.main.column), note=note)
        draft.value = (
            get((row, set_.share.column))
            if set_.share
            else get((row, set_.plain.column))
            if set_.plain
            else None
        )
        draft.numerator = get((row, set_.count.column)) if set_.count else None
        draft.denominator = get((row, set_.base.column)) if set_.base else None
        if set_.count and not set_.share and not set_.base:
            draft.value, draft.numerator = draft.numerator, None
        if set_.count and set_.share and not set_.base:
            draft.denominator = denominators_of(
                self.block, self.rows, set_, lambda r: is_total(self._label(r)[0])
            ).get(row)
        if set_.main.is_total and not transposed and not any((draft.value, draft.numerator)):
            return
        draft.unit, draft.part = unit, set_.main.part
        draft.kind = MeasureKind.SURVEY if draft.part != Part.WHOLE else MeasureKind.FIGURE
        day_of_row = when_said(label, self.today) if self.rows_are_days or transposed else NO_DAY
        if transposed:
            group, people = set_.main.words, "" if day_of_row.on else label
        else:
            group, people = "" if self.rows_are_days else label, set_.main.words
        draft.category = group
        self.words.name(draft, people, unit)
        draft.as_at = self.words.day(set_.main.as_at, day_of_row)
        groups = self.groups_across if transposed else [self._label(each)[0] for each in self.rows]
        named = "" if transposed else named
        of_groups = bool(group) or set_.main.is_total
        characteristic = self.words.characteristic(named, groups, group) if of_groups else ""
        total = set_.main.is_total if transposed else is_total(label)
        draft.characteristic = characteristic
        draft.is_total = total and not self._is_average(draft)
        if total and not draft.is_total:
            draft.characteristic, draft.category = "", ""
        elif set_.main.is_total and not transposed:
            draft.is_total = True
        if not unit:
            self.words.ask("unit", "Whether these are counts or percentages")
        draft.waits = bool(self.words.asked)
        labels = [get((row, column)) for column in self.labels]
        draft.wrong = unreadable(row, [cell for cell in labels if cell])
        self.read.drafts.append(draft)

    def _is_average(self, draft: Draft) -> bool:
        """A "total" of percentages that is not about 100 is the figure of everybody, and no sum."""
        number = (
            number_of(draft.value) if draft.value and draft.unit == "%" and draft.numerator is None else None
        )
        if number is None:
            return False
        value = number.value if number.value > 2 or number.percent else number.value * 100
        return not 98 <= value <= 102

    def _reject_all(self, columns: list[int]) -> None:
        """Figures below no heading: each row is named, for nobody can say what it holds."""
        for row in self.rows:
            cells = [self.block.cells[row, c] for c in self.block.columns if (row, c) in self.block.cells]
            draft = Draft(self.sheet, row, cells[-1].letter, measure=self.title.text, category=cells[0].text)
            draft.wrong = (
                "no_heading",
                "The figure stands below no heading, so nobody can say what it "
                "counts. Write a heading above it.",
            )
            self._tell(row)
            self.read.drafts.append(replace(draft))
