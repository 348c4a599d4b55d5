"""An action written over several rows, because others of its cells have several rows: owners, milestones."""

import re
from collections.abc import Iterator
from dataclasses import replace

from imports.understanding.columns.columns import Columns
from imports.understanding.columns.headings import Role
from imports.understanding.laying.laid import Kind, LaidRow

_STEP = re.compile(
    r"milestone|step|task|sub|output|deliverable|detail|activit|how|specific|key stage|stage", re.IGNORECASE
)
_ENDS = (Role.END, Role.TIMESCALE, Role.START)


def part_spans(rows: list[LaidRow]) -> None:
    """Rows below an action with dates or a status of their own, and words of what is to be done, are its parts.

    All other rows without an action belong to the one above them.
    """
    for action, below in _spans(rows):
        step = _step_column(action, below)
        if step is None:
            continue
        for laid in below:
            if laid.row.text(step).strip():
                laid.kind, laid.columns = Kind.ACTION, _as_action(laid.columns, step)


def _spans(rows: list[LaidRow]) -> Iterator[tuple[LaidRow, list[LaidRow]]]:
    action: LaidRow | None = None
    below: list[LaidRow] = []
    for laid in rows:
        if laid.kind == Kind.CONTINUATION:
            below.append(laid)
            continue
        if action and below:
            yield action, below
        action, below = (laid if laid.kind == Kind.ACTION else None), []
    if action and below:
        yield action, below


def _step_column(action: LaidRow, below: list[LaidRow]) -> int | None:
    """The column that says what each of the rows does, where each has an end or a status of its own."""
    columns = action.columns
    ends = [column.index for column in columns.values() if column.role in _ENDS]
    statuses = [column.index for column in columns.values() if column.role == Role.STATUS]

    def has(laid: LaidRow, some: list[int]) -> bool:
        return any(laid.row.text(column).strip() for column in some)

    # A row without number and action, as one of several that go on, has no number.
    number = action.column_of(Role.NUMBER)
    if any(laid.row.text(number).strip() for laid in below if number):
        return None
    dated = [laid for laid in below if has(laid, ends)]
    rated = [laid for laid in below if has(laid, statuses)]
    if not (dated or rated) or not all(has(laid, ends) or has(laid, statuses) for laid in below):
        return None
    if not (has(action, ends) or has(action, statuses)):
        return None
    candidates = [
        column
        for column in columns.values()
        if column.role in (Role.EXTRA, Role.SUCCESS_MEASURE)
        and all(laid.row.text(column.index).strip() for laid in [action, *below])
        and (column.role == Role.SUCCESS_MEASURE or _STEP.search(column.heading))
    ]
    candidates.sort(
        key=lambda column: (not _STEP.search(column.heading), column.role != Role.EXTRA, column.index)
    )
    return candidates[0].index if candidates else None


def _as_action(columns: Columns, step: int) -> Columns:
    return {
        index: replace(column, role=Role.ACTION)
        if index == step
        else replace(column, role=Role.IGNORE)
        if column.role == Role.ACTION
        else column
        for index, column in columns.items()
    }
