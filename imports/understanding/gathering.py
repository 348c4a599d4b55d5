"""From laid-out rows to one raw record an action: cells by role, merged values carried down, split rows
joined.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from imports.files.cells import Cell
from imports.understanding.columns.columns import Column, Columns
from imports.understanding.columns.headings import Role
from imports.understanding.columns.series import earlier_periods, is_marked, told_below
from imports.understanding.findings import Problem, found, quoted, seen_row
from imports.understanding.groups.groups import Group, Groups
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout, last_merged_row
from imports.understanding.laying.walking import NOTHING_PLANNED
from plans.statuses import colour_for_fill

_UNFINISHED = re.compile(r"(?:[,;&/–-]|\b(?:and|of|for|the|with|to))\s*$", re.IGNORECASE)
_LAST_WORDS = 40  # characters; the whole of a text that goes on row after row is long
_DATED = {Role.START, Role.END, Role.TIMESCALE, Role.STATUS}


__all__ = ["Gathered", "Group", "RawRow", "gather"]


@dataclass(slots=True)
class RawRow:
    """The cells of one action by role, as text; `cells` keeps those that are more than text.

    `under` is the row of which this one is a point.
    """

    sheet: str
    row: int
    columns: Columns
    texts: dict[Role, str] = field(default_factory=dict)
    cells: dict[Role, Cell] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    letters: dict[Role, str] = field(default_factory=dict)
    theme: Group | None = None
    objective: Group | None = None
    group: int = 0
    problems: list[Problem] = field(default_factory=list)
    number_in_text: str = ""
    revised_end: Cell | None = None
    under: "RawRow | None" = None

    def place(self, groups: Groups) -> None:
        """Puts the row under the groups that its own columns or the rows above it name."""
        texts = self.texts
        groups.say(texts.pop(Role.THEME, ""), texts.pop(Role.OBJECTIVE, ""), self.sheet, self.row)
        self.theme, self.objective, self.group = groups.theme, groups.objective, groups.count

    def letter(self, role: Role) -> str | None:
        """The letter of the role's column, whether this row fills it or not."""
        return self.letters.get(role) or next(
            (column.letter for column in self.columns.values() if column.role == role), None
        )


@dataclass(slots=True)
class Gathered:
    themes: list[Group] = field(default_factory=list)
    objectives: list[Group] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def gather(layouts: list[SheetLayout]) -> Gathered:
    """The themes, objectives and raw action rows of the sheets that hold the plan, in their order."""
    gathered = Gathered()
    groups = Groups()
    for layout in layouts:
        if layout.used:
            _gather_sheet(layout, gathered, groups)
    gathered.themes, gathered.objectives, gathered.problems = (
        groups.themes,
        groups.objectives,
        groups.problems,
    )
    for objective in gathered.objectives:
        # An objective has no field for its aim: it is kept below its name.
        objective.title, objective.aim = f"{objective.title}\n{objective.aim}".strip(), ""
    return gathered


def _gather_sheet(layout: SheetLayout, gathered: Gathered, groups: Groups) -> None:
    sheet = layout.sheet.name
    groups.start_sheet()
    groups.open_sheet(layout)
    for place, laid in layout.under:
        groups.read(laid, place)
    for laid in layout.above:
        groups.read(laid, f"Text above {sheet}")
    merged: dict[int, tuple[int, Cell]] = {}
    headings = _extra_names(layout)
    above: RawRow | None = None
    lead = ""
    for laid in layout.rows:
        if laid.banner or laid.kind == Kind.AIM:
            groups.read(laid, sheet)
            merged.clear()
        elif laid.kind == Kind.ACTION:
            above = _raw(laid, sheet, headings, merged)
            lead = _lead_number(above, laid, lead)
            above.place(groups)
            gathered.rows.append(above)
        elif laid.why == NOTHING_PLANNED:
            # It may still be the row that names the group of those below it.
            _raw(laid, sheet, headings, merged).place(groups)
        elif laid.kind == Kind.CONTINUATION and above is not None:
            _continue(above, laid, headings, in_merge=_is_merged_over(above, laid))


def _extra_names(layout: SheetLayout) -> dict[int, str]:
    """Under which name the text of an unknown column is kept: its heading, or its letter where that is
    unclear.
    """
    names: dict[int, str] = {}
    above = 0
    for laid in layout.rows:
        if laid.kind == Kind.HEADINGS:
            for column in laid.columns.values():
                # The second of two heading rows names the columns: "Support" below a merged "Responsibility".
                if not names.get(column.index) or above == laid.row.number - 1:
                    names[column.index] = column.heading
            above = laid.row.number
    taken: set[str] = set()
    for index, name in sorted(names.items()):
        letter = Column(index, "", Role.EXTRA).letter
        names[index] = f"{name} ({letter})" if name in taken else name or f"Column {letter}"
        taken.add(name)
    return names


def _raw(laid: LaidRow, sheet: str, names: dict[int, str], merged: dict[int, tuple[int, Cell]]) -> RawRow:
    raw = RawRow(sheet, laid.row.number, laid.columns)
    filled: dict[int, Cell] = {}
    for cell in laid.row.cells:
        filled[cell.column] = cell
        if cell.merged:
            last = last_merged_row(cell)
            if last > raw.row:
                merged[cell.column] = (last, cell)
    for column, cell in _carried(filled, merged, raw):
        filled[column] = cell
    earlier = earlier_periods(filled.values(), raw.columns)
    for column, cell in filled.items():
        _put(raw, column, cell, names, earlier)
    return raw


def _lead_number(raw: RawRow, laid: LaidRow, lead: str) -> str:
    """Of a number and a letter in two columns, the number counts for the letters below it too."""
    first, *others = sorted(
        index for index, column in laid.columns.items() if column.role == Role.NUMBER
    ) or [0]
    if not others:
        return ""
    own = laid.row.text(first).strip()
    if not own and raw.texts.get(Role.NUMBER):
        raw.texts[Role.NUMBER] = f"{lead}{raw.texts[Role.NUMBER]}"
    return own.rstrip(".") or lead


def _carried(
    filled: dict[int, Cell], merged: dict[int, tuple[int, Cell]], raw: RawRow
) -> Iterator[tuple[int, Cell]]:
    """The cells above that are merged over this row: their value is this row's too."""
    for index, (last, cell) in list(merged.items()):
        if last < raw.row:
            del merged[index]
            continue
        own = filled.get(index)
        column = raw.columns.get(index)
        if (
            cell is own
            or (own and not own.is_blank)
            or cell.is_blank
            or (column and column.role in (Role.NUMBER, Role.IGNORE))
        ):
            continue
        yield index, cell
        if column is None or column.role not in (Role.THEME, Role.OBJECTIVE):
            message = (
                f"{quoted(cell.text)} stands in a cell merged with those above, and was taken for "
                "this row too."
            )
            where = Column(index, "", Role.EXTRA).letter
            raw.problems.append(
                found("merged_value", message, sheet=raw.sheet, row=raw.row, letter=where, text=cell.text)
            )


def _put(raw: RawRow, index: int, cell: Cell, names: dict[int, str], earlier: set[int]) -> None:
    column = raw.columns.get(index)
    role = Role.EXTRA if column is None or index in earlier else column.role
    if cell.kind == "formula_without_value":
        message = (
            "this formula has no stored result, so it can't be read. Open the file in Excel, save "
            "it, upload it again."
        )
        letter = cell.letter
        raw.problems.append(
            found("formula_without_value", message, sheet=raw.sheet, row=raw.row, letter=letter)
        )
        return
    text = cell.text.strip()
    if role == Role.STATUS:
        raw.cells.setdefault(role, cell)
        if column and is_marked(column, cell):
            text = column.says
        elif column and column.says and (told := told_below(column, cell)) is not None:
            if told:
                raw.texts.setdefault(role, told)
            else:
                raw.problems.append(_no_status(raw, cell, column))
            role = Role.EXTRA
    elif role == Role.CHARACTERISTICS and column and column.says:
        text, role = (column.says, role) if is_marked(column, cell) else (text, Role.EXTRA)
    elif role == Role.EXTRA and column and not text and (column.colours or index in earlier):
        text = colour_for_fill(cell.fill) or ""
    if text and column and column.moves_end and role == Role.EXTRA:
        raw.revised_end = cell
    if not text or role == Role.IGNORE:
        return
    if cell.kind == "error":
        message = f"the formula here gives {text}. Mend it in the file."
        raw.problems.append(
            found("formula_error", message, sheet=raw.sheet, row=raw.row, letter=cell.letter, text=text)
        )
    if role == Role.EXTRA:
        name = names.get(index) or f"Column {cell.letter}"
        raw.extra[name] = f"{raw.extra[name]}\n{text}" if name in raw.extra else text
    elif role == Role.NUMBER and role in raw.texts:
        raw.texts[role] += text
        raw.cells.pop(role, None)
    elif role in raw.texts:
        raw.texts[role] += f", {text}" if column and is_marked(column, cell) else f"\n{text}"
        raw.cells.pop(role, None)
    else:
        raw.texts[role] = text
        raw.cells[role] = cell
        raw.letters[role] = cell.letter


def _no_status(raw: RawRow, cell: Cell, column: Column) -> Problem:
    message = (
        f"{quoted(cell.text)} below {quoted(column.heading)} does not say plainly how the action stands. It was kept "
        "beside the action; send an update with its status."
    )
    return found("status_not_told", message, sheet=raw.sheet, row=raw.row, letter=cell.letter, text=cell.text)


def _is_merged_over(above: RawRow, laid: LaidRow) -> bool:
    """Whether the action above is written in a cell that reaches down over this row."""
    cell = above.cells.get(Role.ACTION)
    return cell is not None and last_merged_row(cell) >= laid.row.number


def _continue(above: RawRow, laid: LaidRow, names: dict[int, str], *, in_merge: bool) -> None:
    """Adds what a row says that goes on from the action above; a second date or status is kept as extra.

    Below an action merged over several rows, and of owners always, each row is a line of its own.
    """
    told = []
    own = {column.role for column in above.columns.values()}
    for cell in laid.row.cells:
        text = cell.text.strip()
        if not text:
            continue
        column = laid.columns.get(cell.column)
        role = column.role if column else Role.EXTRA
        if role == Role.IGNORE:
            continue
        told.append(cell.letter)
        if column and is_marked(column, cell):
            text = column.says
        name = names.get(cell.column) or f"Column {cell.letter}"
        if role == Role.EXTRA:
            above.extra[name] = _joined(above.extra.get(name, ""), text, in_merge)
        elif role in _DATED and role not in own:
            name = column.heading if column and column.heading else name
            above.extra[name] = join(above.extra.get(name, ""), text)
        elif (role in _DATED and above.texts.get(role)) or role in (Role.NUMBER, Role.THEME, Role.OBJECTIVE):
            name = f"{name} (row {laid.row.number})"
            above.extra[name] = join(above.extra.get(name, ""), text)
        elif role in _DATED:
            above.texts[role], above.cells[role] = text, cell
        else:
            unfinished = role == Role.OWNER and _UNFINISHED.search(above.texts.get(role, "")[-_LAST_WORDS:])
            apart = in_merge or (role == Role.OWNER and not unfinished)
            above.texts[role] = _joined(above.texts.get(role, ""), text, apart)
            if role != Role.ACTION:
                above.cells.pop(role, None)
    columns = ", ".join(told)
    goes_on = "the action in row {} is merged over it" if in_merge else "it goes on from the action in row {}"
    goes_on = (
        goes_on
        if in_merge or laid.column_of(Role.NUMBER) in {cell.column for cell in laid.filled}
        else "it has no number and goes on from the action in row {}"
    )
    message = (
        f"{goes_on.format(seen_row(above.row))}, so its text "
        f"(column{'s' if len(told) > 1 else ''} {columns}) was added to that one."
    )
    above.problems.append(found("continued_row", message, sheet=above.sheet, row=laid.row.number))


def _joined(above: str, below: str, apart: bool) -> str:
    return f"{above}\n{below}".strip() if apart else join(above, below)


def join(above: str, below: str) -> str:
    """Two parts of a text: with a space where a sentence goes on, else as a new line."""
    if not above:
        return below
    goes_on = below[:1].islower() or below[:1].isdigit() or above[-1] not in ".!?:;"
    return f"{above} {below}" if goes_on else f"{above}\n{below}"
