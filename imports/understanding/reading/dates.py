"""When an action starts and ends, as its row says it."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from imports.files.cells import Cell
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, quoted
from imports.understanding.reading.day_order import in_order
from imports.understanding.reading.parsed import ParsedRow, Settings, keep, problem_at
from plans.statuses import revised_date_from_text
from plans.timescales import BLANK, Kind, Timescale, from_date, parse_timescale

AS_ABOVE = "as_above"
_LABELLED = re.compile(
    r"\s*(?P<start_text>(?:start(?:s|ed)?|begin(?:s|ning)?|from)(?: date)?\s*[:–-]\s*(?P<start>.{3,60}?))"
    r"[\s,;/|]+(?P<end_text>(?:end(?:s|ed)?|finish(?:es)?|complet(?:e|es|ion)|to|until|due)(?: date| by)?\s*[:–-]\s*"
    r"(?P<end>.{3,60}?))\s*",
    re.IGNORECASE | re.DOTALL,
)
_OF_A_YEAR = (Kind.DAY, Kind.MONTH, Kind.QUARTER, Kind.SEASON)
# Words that are no date, each with a sentence of its own.
_NOT_UNDERSTOOD = ("status_not_date", "plan_start_unknown", "horizon_date")


def read_dates(row: ParsedRow, settings: Settings, problems: list[Problem]) -> None:
    """The start and the end; one column for both is split where it is a range, else it is the end."""
    texts = row.raw.texts
    row.start = _timescale(row, Role.START, settings)
    row.end = _timescale(row, Role.END, settings)
    letters = {Role.START: Role.START, Role.END: Role.END}
    if Role.TIMESCALE in texts:
        if row.end.is_blank:
            start, row.end = _start_and_end(row, settings)
            letters[Role.END] = Role.TIMESCALE
            if row.start.is_blank and start:
                row.start = start
        else:
            keep(row, Role.TIMESCALE, texts[Role.TIMESCALE])
    for role, timescale in ((Role.START, row.start), (Role.END, row.end)):
        if timescale.problem and timescale.problem != AS_ABOVE:
            code = "unparsed_date" if timescale.problem in _NOT_UNDERSTOOD else timescale.problem
            problems.append(problem_at(row, code, date_sentence(timescale), letters[role], timescale.text))


def _start_and_end(row: ParsedRow, settings: Settings) -> tuple[Timescale | None, Timescale]:
    """One column for both: "Start: Oct 2023 / End: July 2025" says which is which, a range runs between them."""
    labelled = _LABELLED.fullmatch(row.raw.texts[Role.TIMESCALE])
    if labelled:
        start, end = (
            replace(
                _parse(labelled[part], settings.year_starts, settings.plan_starts),
                text=labelled[f"{part}_text"],
            )
            for part in ("start", "end")
        )
        if start.earliest and end.kind not in (Kind.UNKNOWN, Kind.PLACEHOLDER):
            return start, end
    whole = _timescale(row, Role.TIMESCALE, settings)
    return split_range(whole, settings.year_starts, settings.plan_starts)


def read_revised_end(row: ParsedRow, settings: Settings) -> None:
    """The new end that a column for it or the progress text tells: "Date revised to May 2018"."""
    cell = row.raw.revised_end
    words = revised_date_from_text(row.progress) if row.progress else None
    if cell:
        revised = _of_cell(cell, cell.text, settings)
    elif words:
        revised = _parse(words, settings.year_starts, settings.plan_starts)
    else:
        return
    if revised.latest and revised.latest != row.end.latest:
        row.revised_end = revised


def _timescale(row: ParsedRow, role: Role, settings: Settings) -> Timescale:
    text = row.raw.texts.get(role)
    if not text:
        return BLANK
    return in_order(_of_cell(row.raw.cells.get(role), text, settings), settings.day_first.get(row.sheet))


def _of_cell(cell: Cell | None, text: str, settings: Settings) -> Timescale:
    if cell is not None and cell.kind == "date" and cell.value:
        return _from_date(cell.value, cell.date_precision or "day", text)
    if cell is not None and cell.kind == "number" and cell.value:
        # A day that lost its date format, however its number is shown: 45,382 or 45382.00.
        counted = _parse(cell.value, settings.year_starts, None)
        if counted.problem == "serial_date":
            return Timescale(text, counted.kind, counted.earliest, counted.latest, problem=counted.problem)
    return _parse(text, settings.year_starts, settings.plan_starts)


@lru_cache(maxsize=8192)
def _parse(text: str, year_starts: int, plan_starts: date | None) -> Timescale:
    return parse_timescale(text, year_starts=year_starts, plan_starts=plan_starts)


@lru_cache(maxsize=8192)
def _from_date(value: str, precision: str, text: str) -> Timescale:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return parse_timescale(text)
    return from_date(day, precision, text)  # type: ignore[arg-type]


@lru_cache(maxsize=8192)
def split_range(
    whole: Timescale, year_starts: int, plan_starts: date | None = None
) -> tuple[Timescale | None, Timescale]:
    """ "Jan-24 to Mar-25" in one column is a start and an end; anything else is an end in its own words."""
    if whole.kind != Kind.RANGE:
        return None, whole
    for mark in (" to ", " until ", " – ", " — ", " - ", "–", "—", "-"):
        left, found_mark, right = whole.text.partition(mark)
        if not found_mark or mark in right:
            continue
        start = _parse(left.strip(), year_starts, plan_starts)
        end = _parse(right.strip(), year_starts, plan_starts)
        if start.earliest == whole.earliest and end.latest == whole.latest and start.latest and end.earliest:
            return start, end
    return None, whole


_DATE_SENTENCES = {
    "unparsed_date": (
        "{text} isn't a timescale we recognise. Write a month, a quarter such as Q2 2026/27, or Ongoing."
    ),
    "placeholder_date": "{text} gives no date yet. Write one when it is known.",
    "invalid_date": "{text} is a day that no calendar has. Write the day that is meant.",
    "ambiguous_date": (
        "{text} can be read in two ways, and was taken as {read}. Write it so that only one is left."
    ),
    "suspicious_date": "{text} is far from the years of a plan, and was taken as {read}. Look at the year.",
    "serial_date": (
        "{text} is a number, and was taken as {read}, the day that a spreadsheet counts with it. "
        "Format the cell as a date."
    ),
    "conditional_date": (
        "{text} depends on something else, and was taken as {read}. Write a date, or only the condition."
    ),
    "plan_start_unknown": (
        "{text} is counted from the start of the strategy, which is not known, and was taken as {read}. "
        "Give the strategy its first day, or write the year."
    ),
    "status_not_date": "{text} says how the action stands and not when it is due. Write the date.",
    "horizon_date": "{text} says how far away it is and gives no date. Write by when it is to be done.",
    "as_above": "{text} points to the row above, which has no date to take over. Write the date itself.",
}


def date_sentence(timescale: Timescale) -> str:
    """What is wrong with a date and what to do."""
    read = "no date"
    if timescale.earliest and timescale.latest:
        ends = dict.fromkeys((timescale.earliest, timescale.latest))
        read = " to ".join(_in_words(day) for day in ends)
    elif timescale.latest:
        read = f"until {_in_words(timescale.latest)}"
    elif timescale.earliest:
        read = f"from {_in_words(timescale.earliest)} on"
    if timescale.problem == "ambiguous_date" and timescale.kind in _OF_A_YEAR and read == "no date":
        return (
            f"{quoted(timescale.text)} does not say of which year, and was taken as no date. Write the year."
        )
    sentence = _DATE_SENTENCES.get(timescale.problem or "", "{text} is doubtful. Look at it.")
    return sentence.format(text=quoted(timescale.text), read=read)


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
