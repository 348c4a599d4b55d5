"""Our own workbook come back: every row says itself which action it is, so nothing has to be guessed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from accounts.owner_names import owner_key
from imports.exported.columns import ABOUT, BY_HEADING, CHECK, COLUMNS, KEY, POINTS_ELSEWHERE, REFERENCE
from imports.exported.marks import untouched
from imports.files.cells import Sheet, SheetRow, Workbook
from imports.standing import StrategyFacts
from imports.understanding.answers import Answers
from imports.understanding.checks import Plan, check
from imports.understanding.columns.columns import Column, Columns
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.gathering import Group, RawRow
from imports.understanding.groups.banners import Level
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout
from imports.understanding.numbering.numbers import drop_repeats
from imports.understanding.plan import (
    Understanding,
    leave_out,
    mark,
    rows_ignored,
    settings_of,
    words_of_status,
)
from imports.understanding.reading.rows import ParsedRow, read_row

EXPLAINED = "EDI Tracker wrote this sheet to explain the plan."
NOT_OURS = "It is not part of the workbook that EDI Tracker wrote."
NO_ROW = "It has no action, and nothing else that could be one."
_TEXT_FIELDS = ("number", "parent", "theme_code", "theme", "objective_number", "objective", "text", "owners",
                "owner_text", "start", "end", "status", "progress", "success_measure", "priority",
                "characteristics", "resources")  # fmt: skip


def plan_sheet(workbook: Workbook) -> Sheet | None:
    """The sheet that we wrote, by the two columns that only we write."""
    for sheet in workbook.sheets:
        texts = {cell.text.strip() for cell in sheet.rows[0].cells} if sheet.rows else set()
        if {REFERENCE, CHECK, "Action"} <= texts:
            return sheet
    return None


def keeps_our_columns(sheet: Sheet, said: Mapping[str, Role] | None) -> bool:
    """Whether somebody who said what the columns hold said what we know of our own."""
    if said is None:
        return False
    ours = {
        cell.letter: BY_HEADING.get(" ".join(cell.text.split()).casefold()) for cell in sheet.rows[0].cells
    }
    roles = {letter: known.role if known else Role.EXTRA for letter, known in ours.items()}
    return all(role == roles.get(letter, Role.EXTRA) for letter, role in said.items())


def understand_exported(
    workbook: Workbook,
    sheet: Sheet,
    answers: Answers,
    *,
    strategy_facts: StrategyFacts,
    as_at: date | None = None,
) -> Understanding:
    """What an officer has made of our workbook."""
    reader = _Reader(workbook, sheet, strategy_facts)
    problems: list[Problem] = []
    settings = settings_of(answers, strategy_facts, {})
    rows = [reader.settle(read_row(raw, settings, problems)) for raw in reader.raw_rows()]
    reader.find_parents(rows)
    rows, left_out = leave_out(rows, answers)
    problems += reader.problems
    problems = [problem for problem in problems if (problem.sheet, problem.row) not in answers.leave_out]
    drop_repeats(rows, problems)
    layouts = reader.layouts()
    problems += [problem for layout in layouts for problem in layout.problems]
    problems += check(Plan(rows, reader.objectives, reader.themes, as_at))
    understood = Understanding(
        workbook=workbook,
        layouts=layouts,
        themes=reader.themes,
        objectives=reader.objectives,
        rows=rows,
        problems=problems,
        questions=[problem for problem in problems if problem.code == "unknown_status"],
        status_words=list(words_of_status(rows, settings)),
        owner_texts=[],
        ignored=rows_ignored(layouts, left_out),
    )
    mark(understood)
    return understood


@dataclass(slots=True)
class _Reader:
    workbook: Workbook
    sheet: Sheet
    facts: StrategyFacts
    columns: Columns = field(default_factory=dict)
    fields: dict[int, str] = field(default_factory=dict)
    told: dict[int, dict[str, str]] = field(default_factory=dict)
    themes: list[Group] = field(default_factory=list)
    objectives: list[Group] = field(default_factory=list)
    known_themes: dict[tuple[str, str], Group] = field(default_factory=dict)
    known_objectives: dict[tuple[str, str, int], Group] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    above: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = dict(_named_columns(self.workbook))
        for cell in self.sheet.rows[0].cells:
            heading = " ".join(cell.text.split())
            if not heading:
                continue
            ours = BY_HEADING.get(heading.casefold())
            role = ours.role if ours else Role.EXTRA
            name = heading if ours else names.get(heading, heading)
            self.columns[cell.column] = Column(cell.column, name, role, 100)
            self.fields[cell.column] = ours.field if ours else f"extra:{name}"

    def raw_rows(self) -> Iterator[RawRow]:
        for row in self.sheet.rows[1:]:
            told = self._told(row)
            if not told:
                continue
            self.told[row.number] = told
            raw = RawRow(self.sheet.name, row.number, self.columns)
            self._texts(row, raw, told)
            self._groups(raw, told)
            self.above = told
            yield raw

    def _told(self, row: SheetRow) -> dict[str, str]:
        """The texts of a row by field; none where nothing but what we wrote about it is left."""
        told: dict[str, str] = {}
        for cell in row.cells:
            name = self.fields.get(cell.column, f"extra:Column {cell.letter}")
            if cell.text.strip():
                told[name] = f"{told[name]}\n{cell.text.strip()}" if name in told else cell.text.strip()
        return told if told.keys() - {"ref", "check", "standing"} else {}

    def _texts(self, row: SheetRow, raw: RawRow, told: Mapping[str, str]) -> None:
        for cell in row.cells:
            column = self.columns.get(cell.column)
            role = column.role if column else Role.EXTRA
            if role not in (Role.IGNORE, Role.EXTRA, Role.THEME, Role.OBJECTIVE) and cell.text.strip():
                raw.texts[role], raw.cells[role] = cell.text.strip(), cell
                raw.letters[role] = cell.letter
        raw.extra |= {
            name.removeprefix("extra:"): text for name, text in told.items() if name.startswith("extra:")
        }

    def _groups(self, raw: RawRow, told: Mapping[str, str]) -> None:
        """The theme and the objective that the row names; a new row that names none stands with the one above."""
        names = ("theme_code", "theme", "objective_number", "objective", "parent")
        if not told.get("ref") and not any(told.get(name) for name in names) and self.above:
            told = {name: self.above.get(name, "") for name in names}
            self.told[raw.row].update({name: text for name, text in told.items() if text})
            if any(told.values()):
                message = "this new row names no objective, and was taken to stand with the row above it."
                raw.problems.append(found("placed_by_row_above", message, sheet=raw.sheet, row=raw.row))
        code, theme = told.get("theme_code", ""), told.get("theme", "")
        number, objective = told.get("objective_number", ""), told.get("objective", "")
        if code or theme:
            raw.theme = self.known_themes.get((code, theme)) or self._theme(code, theme, raw.row)
        if number or objective:
            key = (number, objective, id(raw.theme))
            raw.objective = self.known_objectives.get(key) or self._objective(key, raw)

    def _theme(self, code: str, title: str, row: int) -> Group:
        group = Group(Level.THEME, code, title or f"Theme {code}", "", self.sheet.name, row)
        self.known_themes[code, title] = group
        self.themes.append(group)
        return group

    def _objective(self, key: tuple[str, str, int], raw: RawRow) -> Group:
        number, title, _ = key
        name = title or f"Objective {number}"
        group = Group(Level.OBJECTIVE, number, name, "", self.sheet.name, raw.row, raw.theme)
        self.known_objectives[key] = group
        self.objectives.append(group)
        return group

    # --- what our own columns say of a row ------------------------------------------------------------

    def settle(self, row: ParsedRow) -> ParsedRow:
        """Number, owners and end as they stand in their columns, and which action of the plan it is."""
        told = self.told[row.row]
        row.number = told.get("number", row.number) if len(told.get("number", "")) <= 40 else row.number
        row.revised_end = None
        row.cross_reference = told.get("standing") == POINTS_ELSEWHERE or (
            row.cross_reference and not told.get("ref")
        )
        lines = [" ".join(line.split()) for line in told.get("owners", "").splitlines() if owner_key(line)]
        owners = [self.facts.owners.get(owner_key(line), line) for line in lines]
        row.owners = tuple(dict.fromkeys(name for name in owners if len(name) <= 200))
        if not row.owner_text and row.owners and not told.get("ref"):
            row.owner_text = "\n".join(row.owners)
        self._which(row, told)
        return row

    def _which(self, row: ParsedRow, told: Mapping[str, str]) -> None:
        ref = told.get("ref", "")
        if not ref:
            return
        now = {name: told.get(name, "") for name in _TEXT_FIELDS}
        now |= {name: told.get(name, "") for name in self.fields.values() if name.startswith("extra:")}
        same = untouched(told.get("check", ""), self.facts.slug, ref, now)
        if same is None or ref in self.seen:
            why = (
                "is in a row above already, so this row was taken as another action"
                if ref in self.seen
                else "is not one that EDI Tracker wrote for this strategy, so the row was compared by its number "
                "and words"
            )
            message = f"the reference {quoted(ref)} {why}."
            self.problems.append(
                found("reference_not_known", message, sheet=row.sheet, row=row.row, text=ref)
            )
            return
        self.seen.add(ref)
        row.ref = ref
        row.as_exported = _fields_of(same)

    def find_parents(self, rows: list[ParsedRow]) -> None:
        """The action above a sub-action, by the reference or the number that its row names."""
        by_ref = {row.ref: row for row in reversed(rows) if row.ref}
        by_number = {row.number: row for row in reversed(rows) if row.number}
        for row in rows:
            name = self.told[row.row].get("parent", "")
            above = (by_ref.get(name) or by_number.get(name)) if name else None
            if above is not None and above is not row and not _is_under(above, row):
                row.parent = above
            elif name and "parent" not in row.as_exported:
                message = (
                    f"there is no action {quoted(name)} in this sheet of which this one could be a part."
                )
                self.problems.append(
                    found("unknown_parent", message, sheet=row.sheet, row=row.row, text=name)
                )
                row.extra.setdefault("Part of", name)

    # --- the sheets -----------------------------------------------------------------------------------

    def layouts(self) -> list[SheetLayout]:
        return [
            self._plan_layout() if sheet is self.sheet else _other(sheet) for sheet in self.workbook.sheets
        ]

    def _plan_layout(self) -> SheetLayout:
        rows = [LaidRow(self.sheet.rows[0], Kind.HEADINGS, self.columns)]
        for row in self.sheet.rows[1:]:
            if row.number in self.told:
                rows.append(LaidRow(row, Kind.ACTION, self.columns))
            elif not row.is_blank:
                rows.append(LaidRow(row, Kind.IGNORED, self.columns, why=NO_ROW))
        return SheetLayout(self.sheet, rows, columns=self.columns)


def _named_columns(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """What the plan calls a column whose name could not be its heading."""
    for sheet in workbook.sheets:
        if sheet.name == COLUMNS:
            for row in sheet.rows[1:]:
                if row.text(1) and row.text(2):
                    yield " ".join(row.text(1).split()), row.text(2)


def _fields_of(same: frozenset[str]) -> frozenset[str]:
    """The fields by the names under which they are compared."""
    pairs = {"theme": {"theme_code", "theme"}, "objective": {"objective_number", "objective"}}
    whole = {name for name, parts in pairs.items() if parts <= same}
    return frozenset(same - {"theme", "objective", "theme_code", "objective_number"} | whole)


def _is_under(row: ParsedRow, other: ParsedRow) -> bool:
    """Whether a row stands under another already: two can't each be part of the other."""
    above: ParsedRow | None = row
    while above is not None:
        if above is other:
            return True
        above = above.parent
    return False


def _other(sheet: Sheet) -> SheetLayout:
    ours = sheet.name in (ABOUT, KEY, COLUMNS)
    why = EXPLAINED if ours else NOT_OURS
    rows = [LaidRow(row, Kind.IGNORED, why=why) for row in sheet.rows if not row.is_blank]
    layout = SheetLayout(sheet, rows, why_not=why)
    if rows and not ours:
        message = (
            f"Sheet “{sheet.name}” is not one that EDI Tracker wrote, and was left out. Bring it in as a file of "
            "its own if it holds actions."
        )
        layout.problems.append(found("sheet_left_out", message, sheet=sheet.name))
    return layout


__all__ = ["plan_sheet", "understand_exported"]
