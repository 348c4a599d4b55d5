"""What a person said of the columns and sheets of a strategy's file, for when its next version comes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from imports.files.cells import Sheet, Workbook
from imports.understanding.columns.columns import Columns, heading_cells, name_columns, put_under
from imports.understanding.columns.headings import Role, heading_key
from imports.understanding.laying.laid import SheetLayout

_MOST_ROWS_BEFORE_HEADINGS = 60


@dataclass(frozen=True, slots=True)
class Said:
    """A role, or None for a sheet that is not part of the plan, and the day on which a person said so."""

    role: Role | None
    on: date


@dataclass(frozen=True, slots=True)
class Remembered:
    """Roles by sheet and heading, wherever its column stands; and the sheets that are no part of the plan."""

    columns: Mapping[tuple[str, str], Said] = field(default_factory=dict)
    sheets: Mapping[str, Said] = field(default_factory=dict)

    def role_of(self, sheet: str, heading: str) -> Said | None:
        """What was said of a heading on this sheet; else of the same heading on all others, if it was one thing."""
        known = self.columns.get((sheet, heading_key(heading)))
        if known or not heading:
            return known
        others = [said for (_, key), said in self.columns.items() if key == heading_key(heading)]
        return others[0] if len({said.role for said in others}) == 1 else None

    def to_json(self) -> dict[str, Any]:
        return {
            "columns": [[*place, said.role, said.on.isoformat()] for place, said in self.columns.items()],
            "sheets": [[sheet, said.on.isoformat()] for sheet, said in self.sheets.items()],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any] | None) -> "Remembered":
        told = told or {}
        return cls(
            {
                (sheet, key): Said(Role(role), date.fromisoformat(on))
                for sheet, key, role, on in told.get("columns", ())
            },
            {sheet: Said(None, date.fromisoformat(on)) for sheet, on in told.get("sheets", ())},
        )


NOTHING_REMEMBERED = Remembered()


def remember(
    before: Remembered, sheets: Iterable[Mapping[str, Any]], answers: Mapping[str, Any], on: date
) -> Remembered:
    """What is known once a file is saved: what was said before, and now what was said of this one.

    `sheets` are the sheets as the pages told them, each with its columns; `answers` the roles by sheet and letter.
    """
    columns, unused = dict(before.columns), dict(before.sheets)
    for sheet in sheets:
        name = sheet["name"]
        if name not in answers:
            continue
        roles = answers[name]
        if roles is None:
            unused[name] = Said(None, on)
            continue
        unused.pop(name, None)
        for column in sheet["columns"]:
            role = roles.get(column["letter"])
            if role and column["heading"]:
                columns[name, heading_key(column["heading"])] = Said(Role(role), on)
    return Remembered(columns, unused)


@dataclass(frozen=True, slots=True)
class Recalled:
    """The roles by sheet and letter with which a file is read; `said` are those that come from an earlier one."""

    roles: Mapping[str, Mapping[str, Role] | None]
    said: Mapping[str, Mapping[int, Said]]
    sheets: Mapping[str, Said]


def recall(
    workbook: Workbook, answers: Mapping[str, Mapping[str, Role] | None], remembered: Remembered
) -> Recalled:
    """Finds the headings of which something was said; what is said of a sheet now goes before that."""
    roles: dict[str, Mapping[str, Role] | None] = {}
    said: dict[str, Mapping[int, Said]] = {}
    unused: dict[str, Said] = {}
    for sheet in workbook.sheets:
        if sheet.name in answers:
            continue
        # The tables of a document are named by their order: another may be the second next time.
        if sheet.name in remembered.sheets and workbook.kind != "docx":
            unused[sheet.name] = remembered.sheets[sheet.name]
            continue
        known, columns = _known_columns(sheet, remembered)
        if known:
            said[sheet.name] = known
            roles[sheet.name] = {columns[index].letter: one.role for index, one in known.items() if one.role}
    if len(unused) < len(workbook.sheets):
        roles |= dict.fromkeys(unused)
    else:
        unused = {}
    return Recalled({**roles, **answers}, said, unused)


def _known_columns(sheet: Sheet, remembered: Remembered) -> tuple[dict[int, Said], Columns]:
    """The columns under the first headings of which at least half, and two, are remembered."""
    of_sheet = any(name == sheet.name for name, _ in remembered.columns)
    best: dict[int, Said] = {}
    headings: Columns = {}
    if not remembered.columns:
        return best, headings
    rows = [row for row in sheet.rows[:_MOST_ROWS_BEFORE_HEADINGS] if not row.is_blank]
    for place, row in enumerate(rows):
        cells = [cell for cell in row.cells if cell.text.strip()]
        if len(cells) < 2 or any(len(cell.text) > 250 for cell in cells):
            continue
        columns = name_columns(cells, None)
        below = rows[place + 1] if place + 1 < len(rows) else None
        second = heading_cells(below, below_headings=True) if below and heading_cells(row) else None
        if second:
            columns = put_under(columns, name_columns(second, None), None)
        known = {
            index: one for index, column in columns.items()
            if (one := remembered.role_of(sheet.name, column.heading))
        }  # fmt: skip
        fits = len(known) >= 2 and 2 * len(known) >= len(columns)
        if (
            fits
            and len(known) > len(best)
            and (of_sheet or any(one.role == Role.ACTION for one in known.values()))
        ):
            best, headings = known, columns
    return best, headings


def say_when(layouts: Iterable[SheetLayout], recalled: Recalled) -> None:
    """Gives columns and sheets that are read as before the day on which that was said as their reason."""
    for layout in layouts:
        name = layout.sheet.name
        for index, said in recalled.said.get(name, {}).items():
            column = layout.columns.get(index)
            if column and column.is_said and column.role == said.role:
                reason = f"As you said on {_day(said.on)}."
                layout.columns = {**layout.columns, index: replace(column, reason=reason)}
        if name in recalled.sheets and not layout.used:
            on = _day(recalled.sheets[name].on)
            why = f"You said on {on} that this sheet is not part of the plan."
            for laid in layout.rows:
                laid.why = why if laid.why == layout.why_not else laid.why
            layout.why_not = why


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
