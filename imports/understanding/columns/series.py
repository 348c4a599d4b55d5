"""Columns of one thing period by period: which they are, in which order, and what a heading of a period alone tells."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from imports.files.cells import Cell
from imports.understanding.columns.columns import Column
from imports.understanding.columns.evidence import Content, is_date
from imports.understanding.columns.headings import Role, heading_key
from imports.understanding.columns.periods import in_order, latest_filled, take_count, take_period
from imports.understanding.columns.tables import Table, letters_of
from plans.statuses import says_yes_or_no, status_from_text

SERIES_ROLES = (Role.STATUS, Role.PROGRESS)
_LONGEST_WORD, _SHORTEST_NOTE = 20, 8
_ANSWERED = re.compile(r"(yes|no)\s?[.,;:]\s*\S", re.IGNORECASE)  # and then a remark
_GOES_ON = re.compile(
    r"\b(?:but|part(?:ly|ially)?|start(?:ed|ing)?|begun|ongoing|on-going|goes on|continu\w+)\b", re.I
)
MARKS = frozenset({"x", "✓", "✔", "☑", "☒", "y", "yes", "√"})
_REPORTED = {"quarter", "half", "month", "day"}  # one reports by these; by years one also plans


def settle_series(table: Table) -> None:
    """Says of the columns that tell the status or the progress period by period in which order they stand."""
    _name_bare_periods(table)
    told = []
    for role in SERIES_ROLES:
        for columns in _alike(table.of(role)):
            ordered = _ordered(columns)
            if ordered:
                for place, index in enumerate(ordered, start=1):
                    table.columns[index] = replace(table.columns[index], place=place)
                told.append((role, [table.columns[index] for index in ordered]))
    if told:
        said = [
            f"{letters_of(columns)} tell the {role.label} ({_latest(table, columns)})"
            for role, columns in told
        ]
        table.tell(
            "progress_by_period",
            f"{', and '.join(said)} period by period. Of each row the latest that it fills was taken; the earlier ones "
            "are kept beside the action under their own headings.",
        )


def earlier_periods(cells: Iterable[Cell], columns: Mapping[int, Column]) -> set[int]:
    """The columns of a row that a later period has taken the place of."""
    series: dict[Role, list[Column]] = {}
    for column in columns.values():
        if column.place:
            series.setdefault(column.role, []).append(column)
    if not series:
        return set()
    filled = {cell.column for cell in cells if not cell.is_blank or cell.fill}
    with_words = {cell.column for cell in cells if not cell.is_blank}
    earlier: set[int] = set()
    for some in series.values():
        ordered = [column.index for column in sorted(some, key=lambda column: column.place)]
        latest = latest_filled(ordered, with_words) or latest_filled(ordered, filled)
        earlier |= {index for index in ordered if index != latest}
    return earlier


def is_marked(column: Column, cell: Cell) -> bool:
    """A cross or a tick below the name of a characteristic or of one status of several stands for that name."""
    mark = column.says and (
        column.role == Role.CHARACTERISTICS or (column.role == Role.STATUS and column.beside)
    )
    return bool(mark) and cell.text.strip().casefold() in MARKS


def told_below(column: Column, cell: Cell) -> str | None:
    """The status that a day or the opening of a sentence below "Completed" tells, and "" where a sentence tells none;
    None for a status word, which is read as it stands.
    """
    text = " ".join(cell.text.split())
    if cell.kind == "date" or is_date(text):
        return column.says
    answer = _ANSWERED.match(text)
    if answer and not _GOES_ON.search(text):
        return column.says if says_yes_or_no(answer[1]) else f"Not {column.says[:1].lower()}{column.says[1:]}"
    if len(text) <= _LONGEST_WORD:
        return None
    opening = status_from_text(text)
    return opening[0] if opening else ""


def _latest(table: Table, columns: list[Column]) -> str:
    filled = [
        column
        for column in columns
        if table.content(column.index).filled or table.content(column.index).fills
    ]
    if not filled:
        return "nothing is filled yet"
    latest = filled[-1]
    return f"the latest that is filled is “{latest.period.words if latest.period else latest.heading}”"


def _alike(columns: list[Column]) -> list[list[Column]]:
    """Columns with one heading but for its period."""
    groups: dict[str, list[Column]] = {}
    for column in columns:
        dated = take_period(column.heading)
        counted = take_count(column.heading)
        if dated.period:
            rest = heading_key(dated.rest) if dated.rest else ""
        elif counted:
            rest = f"{heading_key(counted[0])} #"
        else:
            continue
        groups.setdefault(rest, []).append(column)
    # "Update Q1 | Q2 | Q3": the others only leave the word out.
    bare = groups.pop("", [])
    dated_groups = [rest for rest in groups if not rest.endswith("#")]
    if len(dated_groups) == 1:
        groups[dated_groups[0]] += bare
    elif bare:
        groups[""] = bare
    return [group for group in groups.values() if len(group) > 1]


def _ordered(columns: list[Column]) -> list[int] | None:
    periods = {column.index: column.period for column in columns}
    if all(periods.values()):
        return in_order({index: period for index, period in periods.items() if period})
    counts = {column.index: take_count(column.heading) for column in columns}
    known = {index: counted[1] for index, counted in counts.items() if counted}
    return sorted(known, key=lambda index: known[index]) if len(set(known.values())) == len(columns) else None


def _name_bare_periods(table: Table) -> None:
    """ "Q1", "Q2" and nothing else: status words make them the status, texts the progress."""
    bare = [
        column for column in table.columns.values()
        if column.role == Role.EXTRA and not column.is_said and column.period and not take_period(column.heading).rest
    ]  # fmt: skip
    if not bare or not table.has(Role.ACTION):
        return
    filled = [column for column in bare if table.content(column.index).filled]
    kinds = {column.period.kind for column in bare if column.period}
    named = [
        column
        for role in SERIES_ROLES
        for column in table.of(role)
        if column.period and column.period.kind in kinds
    ]
    if len(bare) + len(named) < 2:
        return
    role = _said_by(filled, table)
    if len({column.role for column in named}) == 1 and (role in (None, named[0].role)):
        role = named[0].role
    if role is None and (named or not _are_texts(filled, table)):
        return
    if role is None or (role == Role.PROGRESS and not named and not kinds <= _REPORTED):
        table.ask(
            "periods_without_words",
            f"{letters_of(bare)} are headed by a period only. Say whether they tell the progress of each, or what is "
            "planned for it (extra text).",
        )
        return
    for column in bare:
        table.give(
            column.index,
            role,
            65,
            f"It is headed by a period only; {table.content(column.index).says(role)}.",
        )


def _are_texts(columns: list[Column], table: Table) -> bool:
    """Words of some length that are no dates, numbers or levels: notes of what was done, or of what is to be."""
    contents = [table.content(column.index) for column in columns]
    return bool(contents) and all(
        content.length >= _SHORTEST_NOTE
        and not content.most(content.dates + content.numbers + content.percentages + content.levels, 0.3)
        for content in contents
    )


def _said_by(filled: list[Column], table: Table) -> Role | None:
    contents = [table.content(column.index) for column in filled]
    if not contents:
        return None
    if all(_are_statuses(content) for content in contents):
        return Role.STATUS
    return Role.PROGRESS if all(content.most(content.sentences, 0.5) for content in contents) else None


def _are_statuses(content: Content) -> bool:
    return content.most(content.statuses, 0.7)
