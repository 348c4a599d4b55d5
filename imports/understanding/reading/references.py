"""Rows that say "as above" for a date or a status: the row above tells them."""

from dataclasses import replace
from functools import lru_cache

from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, quoted, seen_row
from imports.understanding.reading.dates import AS_ABOVE, date_sentence
from imports.understanding.reading.parsed import ParsedRow, StatusSeen, problem_at
from plans.timescales import Kind, parse_timescale


def resolve_references(rows: list[ParsedRow], problems: list[Problem]) -> None:
    """Gives "as above" the dates or the meaning of the row above it on its sheet, keeps its words, and says so."""
    above: ParsedRow | None = None
    for row in rows:
        if above is not None and above.sheet != row.sheet:
            above = None
        _resolve_dates(row, above, problems)
        if row.status and points_above(row.status.text):
            _resolve_status(row, above, problems)
        above = row


@lru_cache(maxsize=4096)
def points_above(text: str) -> bool:
    return parse_timescale(text).problem == AS_ABOVE


def _resolve_dates(row: ParsedRow, above: ParsedRow | None, problems: list[Problem]) -> None:
    for name, role in (("start", Role.START), ("end", Role.END)):
        timescale = getattr(row, name)
        if timescale.problem != AS_ABOVE:
            continue
        role = role if role in row.roles else Role.TIMESCALE
        told = getattr(above, name) if above else None
        if told is None or (told.latest is None and told.earliest is None and told.kind == Kind.UNKNOWN):
            problems.append(problem_at(row, AS_ABOVE, date_sentence(timescale), role, timescale.text))
            continue
        assert above
        setattr(row, name, replace(told, text=timescale.text))
        words = told.text if not points_above(told.text) else "the same"
        message = (
            f"{quoted(timescale.text)} was taken as {quoted(words)}, from row {seen_row(above.row)}. "
            "Write the date itself, for rows may be sorted or taken away."
        )
        problems.append(problem_at(row, AS_ABOVE, message, role, timescale.text))


def _resolve_status(row: ParsedRow, above: ParsedRow | None, problems: list[Problem]) -> None:
    assert row.status
    written = row.status.text
    row.extra.setdefault("Status (as written)", written)
    if above and above.status:
        row.status = StatusSeen(above.status.text, above.status.meaning, row.status.source)
        taken = quoted(above.status.text)
        message = f"{quoted(written)} was taken as {taken}, from row {seen_row(above.row)}. Write the word."
    else:
        row.status = None
        message = f"{quoted(written)} points to the row above, which has no status. Write the status itself."
    problems.append(problem_at(row, AS_ABOVE, message, Role.STATUS, written))
