"""Small sheets for one test each, as the reader hands them over, without a file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from imports.files.cells import Cell, Sheet, SheetRow, Workbook, column_letter
from imports.standing import NOTHING, StrategyFacts
from imports.understanding.answers import Answers
from imports.understanding.plan import Understanding, understand
from imports.understanding.rows import ParsedRow

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
) -> Sheet:
    """`wide` rows are merged over eight columns, `merges` are other ranges, `fills` colours by address."""
    corners = {merge.partition(":")[0]: merge for merge in merges} | {f"A{n}": f"A{n}:H{n}" for n in wide}
    fills = dict(fills or {})
    made = []
    for number, values in enumerate(rows, start=1):
        cells = []
        for column, value in enumerate(values, start=1):
            address = f"{column_letter(column)}{number}"
            if value is not None or address in fills:
                cells.append(_cell(column, value, fills.get(address), corners.get(address)))
        if cells:
            made.append(SheetRow(number, tuple(cells), number in set(hidden_rows)))
    return Sheet(name, tuple(made), hidden, tuple(corners.values()))


def _cell(column: int, value: Any, fill: str | None, merged: str | None) -> Cell:
    if isinstance(value, int | float):
        return Cell(column, str(value), "number", str(value), "General", fill, None, merged)
    return Cell(column, value or "", fill=fill, merged=merged)


def workbook(*sheets: Sheet) -> Workbook:
    return Workbook("plan.xlsx", "0" * 64, "xlsx", sheets)


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


def codes(understood: Understanding) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in understood.problems]


def messages(understood: Understanding, code: str) -> list[str]:
    return [problem.message for problem in understood.problems if problem.code == code]
