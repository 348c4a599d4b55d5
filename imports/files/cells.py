"""What was read from a spreadsheet: cells with the words a person saw, and where they stood.

Every class turns into plain lists and strings (`to_json`) and back (`from_json`), because the reading is done
in another process. Lists rather than named fields: ten thousand rows have to be cheap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

CellKind = Literal["text", "number", "date", "bool", "error", "formula_without_value"]
DatePrecision = Literal["day", "month", "year"]


class Refusal(Exception):
    """A file cannot be read: `message` says why and what to do, `where` names the sheet, row or cell."""

    def __init__(self, code: str, message: str, where: str | None = None) -> None:
        super().__init__(code, message, where)
        self.code = code
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


@cache
def column_letter(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters


@dataclass(slots=True, unsafe_hash=True)  # frozen, each of 100,000 cells takes six times as long to make
class Cell:
    """One cell. `text` is what a person sees; `value` is what is stored (a number, or an ISO date).

    A date's precision is what its format shows: a cell that shows "Jan-25" says a month, not its first day.
    `struck` is true where a line goes through all of its words; `indent` is how far they are moved in.
    """

    column: int
    text: str
    kind: CellKind = "text"
    value: str | None = None
    number_format: str | None = None
    fill: str | None = None
    date_precision: DatePrecision | None = None
    merged: str | None = None
    struck: bool | None = None
    indent: int | None = None

    @property
    def letter(self) -> str:
        return column_letter(self.column)

    @property
    def is_blank(self) -> bool:
        """A cell that is only coloured is blank; a formula whose result is missing is not."""
        return self.kind != "formula_without_value" and not self.text.strip()

    def to_json(self) -> list[Any]:
        packed: list[Any] = [
            self.column,
            self.text,
            self.kind,
            self.value,
            self.number_format,
            self.fill,
            self.date_precision,
            self.merged,
            self.struck,
            self.indent,
        ]
        return pack(packed)

    @classmethod
    def from_json(cls, packed: list[Any]) -> Cell:
        return cls(*packed)


def pack(cell: list[Any]) -> list[Any]:
    """Leave out what a plain text cell does not have, from the end."""
    while cell[-1] is None:
        cell.pop()
    if len(cell) == 3 and cell[2] == "text":
        cell.pop()
    return cell


@dataclass(slots=True)
class SheetRow:
    """A row as numbered in the sheet, with its filled or coloured cells from left to right."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    _filled: tuple[Cell, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that aren't blank; looked for once, for every rule about rows asks."""
        if self._filled is None:
            self._filled = tuple([cell for cell in self.cells if not cell.is_blank])
        return self._filled

    def cell(self, column: int) -> Cell | None:
        return next((cell for cell in self.cells if cell.column == column), None)

    def text(self, column: int) -> str:
        found = self.cell(column)
        return found.text if found else ""

    @property
    def is_blank(self) -> bool:
        return not self.filled

    def to_json(self) -> list[Any]:
        return [self.number, int(self.hidden), [cell.to_json() for cell in self.cells]]

    @classmethod
    def from_json(cls, packed: list[Any]) -> SheetRow:
        number, hidden, cells = packed
        return cls(number, tuple([Cell(*cell) for cell in cells]), bool(hidden))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of a document outside its tables; `level` is that of a heading (1 is the highest), 0 for others."""

    text: str
    level: int = 0

    def to_json(self) -> list[Any]:
        return [self.text, self.level]


@dataclass(slots=True)
class Sheet:
    """A sheet, or a table of a document, with the rows that hold anything; numbers stay as they were.

    `above` is what a document says between the table before and this one, `below` what follows its last.
    """

    name: str
    rows: tuple[SheetRow, ...] = ()
    hidden: bool = False
    merges: tuple[str, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    above: tuple[Paragraph, ...] = ()
    below: tuple[Paragraph, ...] = ()

    def to_json(self) -> list[Any]:
        rows = [row.to_json() for row in self.rows]
        texts = [[text.to_json() for text in some] for some in (self.above, self.below)]
        return [self.name, int(self.hidden), list(self.merges), list(self.hidden_columns), rows, *texts]

    @classmethod
    def from_json(cls, packed: list[Any]) -> Sheet:
        name, hidden, merges, hidden_columns, rows, *texts = packed
        above, below = texts or ([], [])
        return cls(
            name=name,
            rows=tuple([SheetRow.from_json(row) for row in rows]),
            hidden=bool(hidden),
            merges=tuple(merges),
            hidden_columns=tuple(hidden_columns),
            above=tuple([Paragraph(*text) for text in above]),
            below=tuple([Paragraph(*text) for text in below]),
        )


@dataclass(slots=True)
class Workbook:
    """A file as read. `notes` are sentences about how it was read, such as the encoding that was assumed."""

    file_name: str
    sha256: str
    kind: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "file_name": self.file_name,
            "sha256": self.sha256,
            "kind": self.kind,
            "notes": list(self.notes),
            "sheets": [sheet.to_json() for sheet in self.sheets],
        }

    @classmethod
    def from_json(cls, packed: dict[str, Any]) -> Workbook:
        return cls(
            file_name=packed["file_name"],
            sha256=packed["sha256"],
            kind=packed["kind"],
            sheets=tuple([Sheet.from_json(sheet) for sheet in packed["sheets"]]),
            notes=tuple(packed["notes"]),
        )
