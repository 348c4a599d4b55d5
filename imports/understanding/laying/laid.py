"""A row of a sheet once it is known what it is, and the sheet that it stands in."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from imports.files.cells import Cell, Sheet, SheetRow
from imports.understanding.columns.columns import Columns, column_index
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem
from imports.understanding.groups.banners import Banner


class Kind(StrEnum):
    BANNER = "banner"
    AIM = "aim"
    HEADINGS = "headings"
    ACTION = "action"
    CONTINUATION = "continuation"
    IGNORED = "ignored"


@dataclass(slots=True)
class LaidRow:
    """A row and what it is; `why` says what an ignored row is, `columns` how its cells are to be read."""

    row: SheetRow
    kind: Kind
    columns: Columns = field(default_factory=dict)
    banner: Banner | None = None
    why: str = ""

    @property
    def filled(self) -> list[Cell]:
        return list(self.row.filled)

    def column_of(self, role: Role) -> int:
        """The first column that holds this, or 0."""
        return next((column.index for column in self.columns.values() if column.role == role), 0)

    def ignore(self, why: str) -> None:
        self.kind, self.banner, self.why = Kind.IGNORED, None, why


@dataclass(slots=True)
class SheetLayout:
    """A sheet, whether it holds the plan (or why not), and its rows.

    `above` and `below` are the texts that a document has around the table, `under` the headings that it stands
    under. Where actions do not stand in rows, `addresses` tell where the cells of `rows` really are, and
    `read_elsewhere` all cells that went into them.
    """

    sheet: Sheet
    rows: list[LaidRow]
    why_not: str = ""
    columns: Columns = field(default_factory=dict)
    questions: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    above: list[LaidRow] = field(default_factory=list)
    below: list[LaidRow] = field(default_factory=list)
    under: list[tuple[str, LaidRow]] = field(default_factory=list)
    named_after: Banner | None = None
    addresses: dict[tuple[int, int], str] = field(default_factory=dict)
    read_elsewhere: set[str] = field(default_factory=set)

    @property
    def used(self) -> bool:
        return not self.why_not

    @property
    def heading_rows(self) -> list[int]:
        return [laid.row.number for laid in self.rows if laid.kind == Kind.HEADINGS]


_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def columns_merged(cell: Cell) -> int:
    """Over how many columns a cell reaches; 1 for a cell that is not merged."""
    merge = _RANGE.fullmatch(cell.merged or "")
    return column_index(merge[3]) - column_index(merge[1]) + 1 if merge else 1


def last_merged_row(cell: Cell) -> int:
    """The last row over which a merged cell reaches down; 0 for a cell that is not merged."""
    merge = _RANGE.fullmatch(cell.merged) if cell.merged else None
    return int(merge[4]) if merge else 0
