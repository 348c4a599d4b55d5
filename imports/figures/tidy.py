"""Tables with one row for each figure: the template, tidy statistics, whatever is headed like them."""

from __future__ import annotations

from datetime import date

from imports.figures.answers import Answers
from imports.figures.days import NO_DAY, dated_words, when_of, when_said
from imports.figures.headings import Role, role_of
from imports.figures.numbers import number_of
from imports.figures.parsed import Column, Draft, Question, SheetRead
from imports.figures.people import characteristic_slug, is_total, is_whole
from imports.files.cells import Cell, Sheet, SheetRow, column_letter
from imports.understanding.findings import quoted

HEADINGS_WITHIN = 40  # rows
_FIGURES = {Role.VALUE, Role.NUMERATOR, Role.TARGET, Role.TARGET_SHARE}
_NAMED = {Role.MEASURE, Role.POPULATION, Role.CHARACTERISTIC, Role.CATEGORY, Role.AS_AT, Role.GROUP_OF}
_COUNTED_OF = {Role.DENOMINATOR, Role.CATEGORY, Role.GROUP_OF, Role.POPULATION}
_ONCE = {Role.MEASURE, Role.POPULATION, Role.CHARACTERISTIC, Role.CATEGORY, Role.AS_AT, Role.VALUE,
Role.NUMERATOR,
         Role.DENOMINATOR, Role.UNIT, Role.MARKER, Role.IS_BASELINE, Role.TARGET, Role.TARGET_BY,
         Role.TARGET_SHARE, Role.SHARE_UNIT, Role.GEOGRAPHY}  # fmt: skip


def heading_row(sheet: Sheet) -> SheetRow | None:
    """The row that heads one figure a row: it names what is measured, or the day, beside the figure."""
    for row in sheet.rows[:HEADINGS_WITHIN]:
        if is_tidy(roles_of(row)):
            return row
    return None


def is_tidy(roles: dict[int, Role]) -> bool:
    there = set(roles.values())
    if not there & _FIGURES or not there & _NAMED:
        return False
    if there & {Role.TARGET, Role.TARGET_SHARE} and there & {Role.CATEGORY, Role.MEASURE}:
        return True
    counted = Role.NUMERATOR in there and bool(there & _COUNTED_OF)  # "Number" alone may number the rows
    return (Role.VALUE in there or counted) and bool(there & {Role.MEASURE, Role.AS_AT}) and len(there) >= 3


def roles_of(row: SheetRow) -> dict[int, Role]:
    """What each heading names. A column headed by a characteristic holds its groups; a heading named twice is
    taken the first time.
    """
    roles: dict[int, Role] = {}
    for cell in row.cells:
        if cell.is_blank or cell.kind != "text":
            continue
        role = role_of(cell.text) or (Role.GROUP_OF if characteristic_slug(cell.text) else None)
        if role is None or role == Role.TOTAL or (role in _ONCE and role in roles.values()):
            continue
        roles[cell.column] = role
    return roles


def read_tidy(sheet: Sheet, headings: SheetRow, answers: Answers, today: date) -> SheetRead:
    """Each row below the headings as a draft; notes, titles and empty rows named as what they are."""
    read = SheetRead(sheet, used=True, layout="tidy", heading_rows=[headings.number])
    roles = roles_of(headings)
    for letter, role in (answers.sheets.get(sheet.name) or {}).items():
        for cell in headings.cells:
            if cell.letter == letter:
                roles[cell.column] = role
    names = {cell.column: cell.text for cell in headings.cells}
    read.columns = [_column(cell, roles) for cell in headings.cells if not cell.is_blank]
    reader = _Rows(read, roles, names, answers, today)
    for row in sheet.rows:
        if row.number < headings.number:
            read.ignored += [(row.number, "A title or note above the table.")] if not row.is_blank else []
        elif row.number > headings.number and not row.is_blank:
            reader.take(row)
    reader.ask()
    return read


def _column(cell: Cell, roles: dict[int, Role]) -> Column:
    role = roles.get(cell.column)
    reason = (
        f"The heading {quoted(cell.text)} names it."
        if role
        else f"{quoted(cell.text)} is no heading that figures need, so what stands below it is not used."
    )
    return Column(cell.letter, cell.text, str(role or Role.IGNORE), reason)


def unreadable(row: int, cells: list[Cell]) -> tuple[str, str] | None:
    """A name or a figure that a formula did not give: what it would have said can't be guessed."""
    for cell in cells:
        if cell.kind == "formula_without_value":
            where = f"{cell.letter}{row}"
            return (
                "formula_without_value",
                f"the formula in {where} has no stored result. Open the file, let it calculate, and save it again.",
            )
        if cell.kind == "error":
            return (
                "formula_error",
                f"{cell.letter}{row} shows {quoted(cell.text)}: its formula failed. Mend it, or write the words.",
            )
    return None


class _Rows:
    """Turns rows into drafts, and remembers what the sheet does not say."""

    def __init__(
        self, read: SheetRead, roles: dict[int, Role], names: dict[int, str], answers: Answers, today: date
    ) -> None:
        self.read, self.answers, self.today = read, answers, today
        self.sheet = read.sheet.name
        self.columns = {role: column for column, role in reversed(roles.items())}
        self.groups = [(c, names.get(c, "")) for c, role in roles.items() if role == Role.GROUP_OF]
        self.notes = [(c, names.get(c, "")) for c, role in roles.items() if role == Role.NOTE]
        self.sources = [c for c, role in roles.items() if role == Role.SOURCE]
        self.kinds = [c for c, role in roles.items() if role == Role.CLASSIFICATION]
        self.figures = [
            self.columns[r]
            for r in (Role.VALUE, Role.NUMERATOR, Role.TARGET, Role.TARGET_SHARE)
            if r in self.columns
        ]
        self.named = [c for c, role in roles.items() if role in _NAMED]
        self.above = " ".join(
            cell.text for row in read.sheet.rows if row.number < read.heading_rows[0] for cell in row.cells
        )
        self.used = {column for column, role in roles.items() if role not in (Role.IGNORE, Role.NOTE)}
        unit_heading = names.get(self.columns.get(Role.VALUE, 0), "")
        self.unit_of_heading = unit_heading if "%" in unit_heading or "ercent" in unit_heading else ""
        dated = dated_words(self.above) or dated_words(self.sheet)
        self.day_of_sheet = answers.of_table(self.sheet, "", "as_at") or dated

    def take(self, row: SheetRow) -> None:
        cells = {cell.column: cell for cell in row.cells if not cell.is_blank}
        figures = [cells[c] for c in self.figures if c in cells]
        marker = self.columns.get(Role.MARKER)
        names = [cells[c] for c in self.named if c in cells]
        if not figures and marker not in cells and len(cells) == 1:
            self.read.ignored.append(
                (row.number, "A note: it names no figure and nothing that one could be of.")
            )
            return
        if not figures and not names:
            self.read.ignored.append(
                (row.number, "It holds no figure and names nothing that one could be of.")
            )
            return
        self.read.drafts.append(self._draft(row.number, cells))

    def _draft(self, number: int, cells: dict[int, Cell]) -> Draft:
        columns, get = self.columns, self._text
        first = next((c for c in self.figures if c in cells), self.figures[0] if self.figures else 1)
        draft = Draft(self.sheet, number, column_letter(first))
        draft.measure = get(cells, Role.MEASURE) or self.answers.of_table(self.sheet, "", "measure")
        draft.population = (
            get(cells, Role.POPULATION)
            or get(cells, Role.GEOGRAPHY)
            or self.answers.of_table(self.sheet, "", "population")
        )
        draft.characteristic, draft.category = get(cells, Role.CHARACTERISTIC), get(cells, Role.CATEGORY)
        self._groups(draft, cells)
        day = cells.get(columns[Role.AS_AT]) if Role.AS_AT in columns else None
        draft.as_at = when_of(day, self.today)
        if draft.as_at is NO_DAY and self.day_of_sheet:
            draft.as_at = when_said(self.day_of_sheet, self.today)
        draft.value, draft.numerator, draft.denominator = (
            cells.get(columns[role]) if role in columns else None
            for role in (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR)
        )
        draft.unit = get(cells, Role.UNIT) or self.unit_of_heading
        draft.marker, draft.baseline = get(cells, Role.MARKER), get(cells, Role.IS_BASELINE)
        self._target(draft, cells)
        draft.source = "; ".join(cells[c].text for c in self.sources if c in cells)
        draft.note = "; ".join(
            cells[c].text
            if name.casefold().startswith(("note", "comment", "remark"))
            else f"{name}: {cells[c].text}"
            for c, name in self.notes
            if c in cells
        )
        draft.wrong = draft.wrong or unreadable(number, [c for c in cells.values() if c.column in self.used])
        draft.classification = "; ".join(cells[c].text for c in self.kinds if c in cells)
        return draft

    def _text(self, cells: dict[int, Cell], role: Role) -> str:
        column = self.columns.get(role)
        cell = cells.get(column) if column else None
        return " ".join(cell.text.split()) if cell else ""

    def _groups(self, draft: Draft, cells: dict[int, Cell]) -> None:
        """Of several columns of groups the one that is not "All"; two of them make a group of their own,
        which no
        category of one characteristic can hold.
        """
        told = [(name, cells[c].text) for c, name in self.groups if c in cells]
        said = [(name, text) for name, text in told if not is_whole(text, draft.population)]
        if len(said) > 1:
            both = " and ".join(f"{name} {quoted(text)}" for name, text in said)
            draft.wrong = (
                "two_characteristics",
                f"It is about {both} together, and a figure is broken down by one characteristic at a time. "
                "Leave the row out, or bring the two in one by one.",
            )
        if told and not draft.category:
            name, text = (said or told)[0]
            draft.characteristic, draft.category = draft.characteristic or name, text
        draft.is_total = (
            bool(draft.characteristic)
            and is_total(draft.category)
            and draft.category.casefold().strip()
            not in ("all", "overall", "all staff", "all employees", "all people", "all groups")
        )

    def _target(self, draft: Draft, cells: dict[int, Cell]) -> None:
        for role, name in ((Role.TARGET, "target"), (Role.TARGET_SHARE, "target_share")):
            if role in self.columns and (cell := cells.get(self.columns[role])):
                setattr(draft, name, cell)
                draft.target_column = draft.target_column or cell.letter
        draft.target_by, draft.share_unit = (
            self._text(cells, Role.TARGET_BY),
            self._text(cells, Role.SHARE_UNIT),
        )

    def ask(self) -> None:
        """What no row of the sheet can be kept without, asked once for the sheet."""
        drafts = self.read.drafts
        if drafts and not any(d.measure or d.target or d.target_share for d in drafts):
            self._ask("measure", "What is measured")
        if drafts and not any(d.population for d in drafts) and not any(d.share_unit for d in drafts):
            self._ask("population", "Whom the figures count")
        has_day = Role.AS_AT in self.columns or self.day_of_sheet
        if not has_day and any(number_of(d.value or d.numerator or _NOTHING) for d in drafts):
            self._ask("as_at", "Which day the figures speak for")

    def _ask(self, what: str, words: str) -> None:
        for draft in self.read.drafts:
            draft.waits = True
        self.read.questions.append(
            Question(
                "tables", self.sheet,
                f"Sheet {quoted(self.sheet)}: {words} is not said. Say it for the whole sheet, or add a "
f"column “{what}”.",
                choices=(what,), sheet=self.sheet, code=f"missing_{what}",
            )
        )  # fmt: skip


_NOTHING = Cell(1, "")
