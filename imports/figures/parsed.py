"""What a file of figures says: drafts with their cells, then figures, targets, wrong rows and questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from imports.figures.days import NO_DAY, When
from imports.files.cells import Cell, Sheet
from imports.understanding.findings import Problem
from measures.vocabulary import Marker, MeasureKind, Part, Unit

ASKED = "asked"  # what becomes of a figure that waits for an answer


@dataclass(slots=True)
class Draft:
    """What stands in a row, or in a cell of a cross table, before anything of it is interpreted.

    `column` is where its figure stands, for "the column as a whole"; `cell` is the address of the figure.
    """

    sheet: str
    row: int
    column: str
    measure: str = ""
    population: str = ""
    characteristic: str = ""
    category: str = ""
    as_at: When = NO_DAY
    value: Cell | None = None
    numerator: Cell | None = None
    denominator: Cell | None = None
    unit: str = ""
    marker: str = ""
    baseline: str = ""
    target: Cell | None = None
    target_share: Cell | None = None
    share_unit: str = ""
    target_by: str = ""
    target_column: str = ""
    source: str = ""
    scale: str = ""  # "percent" where the layout says so
    note: str = ""
    classification: str = ""
    part: Part = Part.WHOLE
    kind: MeasureKind = MeasureKind.FIGURE
    is_total: bool = False
    waits: bool = False  # for what is asked of its whole table
    wrong: tuple[str, str] | None = None  # a code and what is wrong, found while it was read

    @property
    def cell(self) -> str:
        return f"{self.column}{self.row}"


@dataclass(slots=True)
class Column:
    """A column of a sheet as it was understood."""

    letter: str
    heading: str
    role: str
    reason: str = ""
    understood: str = ""  # of a cross table: what its headings say, in words

    def to_json(self) -> dict[str, str]:
        return {"letter": self.letter, "heading": self.heading, "role": self.role, "reason": self.reason}


@dataclass(slots=True)
class SheetRead:
    """A sheet: whether it holds figures, where its headings are,
    and what became of rows that are no figures."""

    sheet: Sheet
    used: bool = False
    why_not: str = ""
    layout: str = ""
    heading_rows: list[int] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    ignored: list[tuple[int, str]] = field(default_factory=list)
    told: list[tuple[int, int]] = field(
        default_factory=list
    )  # cells that name things: titles, headings, labels
    drafts: list[Draft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.sheet.name, "used": self.used, "why_not": self.why_not,
            "heading_rows": self.heading_rows, "columns": [column.to_json() for column in self.columns],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that only a person can say. `answer` is the name of the answer,
    `about` what it is for; `choices`
    are what may be answered where that is a list.
    """

    answer: str
    about: str
    message: str
    choices: tuple[str, ...] = ()
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    code: str = ""

    def to_problem(self) -> Problem:
        return Problem(
            self.code or f"asks_{self.answer}", self.message, sheet=self.sheet or None, row=self.row,
            text=self.about, severity="error", address=self.cell,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row, or a cell, that cannot be taken as it stands: what is wrong, and what to do."""

    sheet: str
    row: int
    cell: str
    code: str
    message: str
    said: str = ""  # what it would have said, for the page

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.cell}"

    def to_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet, "row": self.row, "cell": self.cell, "code": self.code,
            "message": self.message
        }  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Figure:
    """One figure as it was understood. `measure` and `category` are the file's words; `name` is the measure that
    it is kept under, `group` the category of its characteristic ("" for the whole).
    """

    sheet: str
    cell: str
    row: int
    measure: str
    population: str
    characteristic: str
    category: str
    as_at: When
    name: str
    group_of: str
    group: str
    unit: Unit
    unit_words: str
    kind: MeasureKind
    part: Part
    value: Decimal | None
    numerator: int | None
    denominator: int | None
    marker: Marker
    raw: str
    is_baseline: bool
    in_favour_of: str
    source: str
    note: str
    classification: str
    change: str = "new"

    @property
    def on(self) -> date | None:
        return self.as_at.on

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.cell}"


@dataclass(slots=True, kw_only=True)
class TargetLine:
    """What is to be reached: a number of the measure's unit, the same as a share, and by when."""

    sheet: str
    cell: str
    row: int
    measure: str
    population: str
    characteristic: str
    category: str
    name: str
    group_of: str
    group: str
    unit: Unit
    unit_words: str
    value: Decimal | None
    share: Decimal | None
    by: date | None
    by_text: str
    text: str
    source: str
    change: str = "new"

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.cell}"


@dataclass(slots=True)
class FiguresRead:
    """A whole file. Nothing of it is kept while `rejected` or `questions` hold anything."""

    file: str
    sha256: str
    sheets: list[SheetRead]
    figures: list[Figure] = field(default_factory=list)
    targets: list[TargetLine] = field(default_factory=list)
    totals: list[Draft] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    left_out: list[Draft] = field(default_factory=list)
    repeated: list[tuple[Figure, Figure]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    new_groups: dict[str, list[str]] = field(default_factory=dict)
    complements: dict[tuple[str, str], str] = field(
        default_factory=dict
    )  # a name and population: the other's name

    @property
    def lines(self) -> list[Figure | TargetLine]:
        """All that would be kept."""
        return [*self.figures, *self.targets]
