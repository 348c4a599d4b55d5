"""What one row says: numbers, owners, dates, status and progress, each in the council's words and as
understood.
"""

from functools import lru_cache

from imports.understanding.columns.columns import Columns
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, quoted
from imports.understanding.gathering import RawRow
from imports.understanding.reading.dates import date_sentence, read_dates, read_revised_end, split_range
from imports.understanding.reading.parsed import ParsedRow, Settings, StatusSeen, Word, keep, problem_at
from imports.understanding.reading.statuses import LONGEST_STATUS, read_status
from objectives.faults.words import only_points_elsewhere
from plans.timescales import Timescale, parse_timescale

__all__ = [
    "LONGEST_NUMBER",
    "LONGEST_OWNER",
    "LONGEST_STATUS",
    "ParsedRow",
    "Settings",
    "StatusSeen",
    "Word",
    "date_sentence",
    "keep",
    "read_row",
    "roles_of",
    "split_range",
]

LONGEST_NUMBER, LONGEST_PRIORITY, LONGEST_TIMESCALE, LONGEST_OWNER = 40, 60, 500, 200
LONGEST_TEXT = 32_767


def read_row(raw: RawRow, settings: Settings, problems: list[Problem]) -> ParsedRow:
    """The action of a row. What is doubtful goes to `problems`; what does not fit is kept under `extra`."""
    texts = raw.texts
    row = ParsedRow(
        sheet=raw.sheet,
        row=raw.row,
        number=texts.get(Role.NUMBER, ""),
        text=texts.get(Role.ACTION, ""),
        roles=roles_of(raw.columns),
        raw=raw,
        theme=raw.theme,
        objective=raw.objective,
        owner_text=texts.get(Role.OWNER, ""),
        success_measure=texts.get(Role.SUCCESS_MEASURE, ""),
        progress=texts.get(Role.PROGRESS, ""),
        priority=texts.get(Role.PRIORITY, ""),
        characteristics=texts.get(Role.CHARACTERISTICS, ""),
        resources=texts.get(Role.RESOURCES, ""),
        extra=raw.extra,
    )
    problems.extend(raw.problems)
    row.codes = list(dict.fromkeys(problem.code for problem in raw.problems))
    _read_number(row, problems)
    read_dates(row, settings, problems)
    read_status(row, settings, problems)
    read_revised_end(row, settings)
    _read_strokes(row, problems)
    _fit(row, problems)
    row.cross_reference = only_points_elsewhere(
        row.text, others=(row.start.text, row.end.text, row.success_measure, row.progress),
        has_status=row.status is not None,
    )  # fmt: skip
    return row


def roles_of(columns: Columns) -> frozenset[Role]:
    return _roles(tuple(column.role for column in columns.values()))


@lru_cache(maxsize=64)
def _roles(roles: tuple[Role, ...]) -> frozenset[Role]:
    return frozenset(roles)


def _read_number(row: ParsedRow, problems: list[Problem]) -> None:
    written = row.number
    row.number = " ".join(written.split()).rstrip(".")
    if written and not row.number:
        keep(row, Role.NUMBER, written)
    cell = row.raw.cells.get(Role.NUMBER)
    if cell is not None and cell.kind == "date":
        message = (
            f"the number shows as the date {quoted(cell.text)}. Format the cell as text and write the "
            "number again."
        )
        problems.append(problem_at(row, "number_is_date", message, Role.NUMBER, cell.text))
    if len(row.number) > LONGEST_NUMBER:
        message = (
            f"{quoted(row.number, 40)} is too long for a number, and was kept beside the action instead."
        )
        problems.append(problem_at(row, "number_too_long", message, Role.NUMBER, row.number))
        keep(row, Role.NUMBER, row.number)
        row.number = ""


def _read_strokes(row: ParsedRow, problems: list[Problem]) -> None:
    """What somebody struck out may be gone, or done: it is read, and named."""
    if not any(cell.struck for cell in row.raw.cells.values()):
        return
    worded = {role: cell for role, cell in row.raw.cells.items() if not cell.is_blank}
    struck = [role for role, cell in worded.items() if cell.struck]
    if struck and len(struck) == len(worded):
        message = (
            "a line goes through all the words of this row. It was read all the same; leave it out if it is no "
            "longer part of the plan."
        )
        problems.append(problem_at(row, "struck_through", message, struck[0]))
        return
    for role in struck:
        message = (
            f"a line goes through {quoted(worded[role].text, 60)}, which was read all the same. Look at it."
        )
        problems.append(problem_at(row, "struck_through", message, role, worded[role].text))


def _fit(row: ParsedRow, problems: list[Problem]) -> None:
    """What the register has less room for than a cell has is cut there and kept whole under `extra`."""
    if len(row.priority) > LONGEST_PRIORITY:
        _too_long(row, problems, Role.PRIORITY, row.priority)
        row.priority = row.priority[: LONGEST_PRIORITY - 1] + "…"
    for role in (Role.START, Role.END):
        timescale: Timescale = getattr(row, role)
        if len(timescale.text) > LONGEST_TIMESCALE:
            _too_long(row, problems, role, timescale.text)
            setattr(row, role, parse_timescale(timescale.text[: LONGEST_TIMESCALE - 1] + "…"))
    if len(row.text) > LONGEST_TEXT:
        message = f"the text of this action has more than {LONGEST_TEXT:,} characters. Shorten it."
        problems.append(problem_at(row, "truncated", message, Role.ACTION, row.text[:200], error=True))


def _too_long(row: ParsedRow, problems: list[Problem], role: Role, text: str) -> None:
    message = f"the {role.label} is long; its beginning is shown and the whole is kept beside the action."
    problems.append(problem_at(row, "truncated", message, role, text[:200]))
    keep(row, role, text)
