"""Small sheets for one test each, as the reader hands them over, without a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from imports.files.cells import Cell, Paragraph, Sheet, SheetRow, Workbook, column_letter
from imports.standing import NOTHING, StrategyFacts
from imports.understanding.answers import Answers
from imports.understanding.gathering import Group
from imports.understanding.plan import Understanding, understand
from imports.understanding.reading.rows import ParsedRow

KEY = {"Blue": "not_started", "Amber": "in_progress", "Green": "complete"}
HEADINGS = ("No.", "Action", "Owner", "Start", "End", "Success measure", "Status", "Progress update")


def sheet(
    rows: Iterable[Sequence[Any]],
    *,
    name: str = "Plan",
    wide: Iterable[int] = (),
    merges: Iterable[str] = (),
    fills: Mapping[str, str] | None = None,
    hidden: bool = False,
    hidden_rows: Iterable[int] = (),
    struck: Iterable[str] = (),
) -> Sheet:
    """`wide` rows are merged over eight columns, `merges` are other ranges, `fills` colours by address, `struck`
    the addresses with a line through them.
    """
    corners = {merge.partition(":")[0]: merge for merge in merges} | {f"A{n}": f"A{n}:H{n}" for n in wide}
    fills = dict(fills or {})
    made = []
    for number, values in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(values, start=1):
            address = f"{column_letter(column)}{number}"
            if value is not None or address in fills:
                cell = _cell(column, value, fills.get(address), corners.get(address))
                cells.append(replace(cell, struck=True) if address in set(struck) else cell)
        if cells:
            made.append(SheetRow(number, tuple(cells), number in set(hidden_rows)))
    return Sheet(name, tuple(made), hidden, tuple(corners.values()))


def _cell(column: int, value: Any, fill: str | None, merged: str | None) -> Cell:
    if isinstance(value, int | float):
        return Cell(column, str(value), "number", str(value), "General", fill, None, merged)
    return Cell(column, value or "", fill=fill, merged=merged)


def table(
    number: int, rows: Iterable[Sequence[Any]], *, above: Iterable[tuple[str, int]] = (),
    below: Iterable[tuple[str, int]] = (), **looks: Any,
) -> Sheet:  # fmt: skip
    """A table of a document with the texts around it, each with its level as a heading (0 for none)."""
    made = sheet(rows, name=f"Table {number}", **looks)
    texts = [tuple(Paragraph(*text) for text in some) for some in (above, below)]
    return replace(made, above=texts[0], below=texts[1])


def workbook(*sheets: Sheet) -> Workbook:
    kind = "docx" if any(sheet.name.startswith("Table ") for sheet in sheets) else "xlsx"
    return Workbook(f"plan.{kind}", "0" * 64, kind, sheets)


def read(
    *sheets: Sheet, statuses: Mapping[str, str] | None = None, facts: StrategyFacts = NOTHING, **answers: Any
) -> Understanding:
    """The sheets understood, with a key of three colours unless told otherwise."""
    given = {"statuses": KEY if statuses is None else statuses, **answers}
    return understand(workbook(*sheets), Answers.from_json(given), strategy_facts=facts)


def plan(
    *rows: Sequence[Any],
    headings: Sequence[Any] = HEADINGS,
    statuses: Mapping[str, str] | None = None,
    **looks: Any,
) -> Understanding:
    """A plan of one sheet with its headings in row 1."""
    return read(sheet([headings, *rows], **looks), statuses=statuses)


def one(*values: Any, headings: Sequence[str] = HEADINGS, **kwargs: Any) -> ParsedRow:
    """The only action of a plan."""
    understood = plan(values, headings=headings, **kwargs)
    assert len(understood.rows) == 1
    return understood.rows[0]


def name_of(group: Group | None) -> str:
    return f"{group.number} {group.title}".strip() if group else ""


def lines(understood: Understanding) -> list[tuple[str, str, str, str, str]]:
    """Each action as (number, the number above it, text, theme, objective)."""
    return [
        (
            row.number,
            row.parent.number if row.parent else "",
            row.text,
            name_of(row.theme or (row.objective and row.objective.theme)),
            name_of(row.objective),
        )
        for row in understood.rows
    ]


def ignored(understood: Understanding) -> list[tuple[str, int]]:
    return [(row.sheet, row.row) for row in understood.ignored]


def codes(understood: Understanding) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in understood.problems]


def messages(understood: Understanding, code: str) -> list[str]:
    return [problem.message for problem in understood.problems if problem.code == code]
