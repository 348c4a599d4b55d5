"""The columns of a table, settled: by their headings, by what stands below them, and by what a person said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imports.files.cells import SheetRow
from imports.understanding.columns import unnamed
from imports.understanding.columns.columns import Columns, heading_cells
from imports.understanding.columns.evidence import look_below
from imports.understanding.columns.headings import heading_key
from imports.understanding.columns.judging import judge_columns
from imports.understanding.columns.raci import find_responsible
from imports.understanding.columns.rivals import settle_rivals
from imports.understanding.columns.series import settle_series
from imports.understanding.columns.tables import Table
from imports.understanding.columns.ticked import (
    find_ticked_characteristics,
    find_ticked_statuses,
    tell_of_marked_periods,
)
from imports.understanding.findings import Problem


@dataclass(frozen=True, slots=True)
class Settled:
    """The columns with their roles, scores and reasons, what has to be asked, and what should be told."""

    columns: Columns
    questions: list[Problem]
    problems: list[Problem]


class Settling:
    """Settles the tables of one sheet; headings that come again mean what they meant the first time."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self._known: dict[tuple[tuple[int, str], ...], Settled] = {}

    def settle(self, row: int, columns: Columns, below: Sequence[SheetRow]) -> Settled:
        """The columns of the headings in `row`, with the rows below them as evidence."""
        key = tuple(sorted((column.index, column.heading.casefold()) for column in columns.values()))
        if key not in self._known:
            self._known[key] = settle(self.sheet, row, columns, below)
        return self._known[key]


def settle(sheet: str, row: int, columns: Columns, below: Sequence[SheetRow]) -> Settled:
    """Says of every column what it holds, how sure that is and why."""
    mine = {column.index: heading_key(column.heading) for column in columns.values()}
    contents = look_below(_until_other_headings(below, mine), lambda one: heading_cells(one) is not None)
    table = Table(sheet, row, dict(columns), contents)
    said_whole = any(column.is_said for column in columns.values())
    unnamed.part_merged_headings(table)
    judge_columns(table)
    find_ticked_characteristics(table)
    find_ticked_statuses(table)
    find_responsible(table)
    unnamed.find_action(table)
    unnamed.find_stand_in(table)
    unnamed.find_number(table)
    unnamed.find_status(table)
    settle_series(table)
    settle_rivals(table)
    tell_of_marked_periods(table)
    if not said_whole:
        unnamed.name_the_rest(table)
    unnamed.ask_for_action(table)
    return Settled(table.columns, table.questions, table.problems)


def _until_other_headings(rows: Sequence[SheetRow], mine: dict[int, str]) -> Iterator[SheetRow]:
    """The rows of this table, and of those that repeat its headings; a table with other headings ends it."""
    for place, row in enumerate(rows):
        cells = heading_cells(row, below_headings=place == 0)
        if cells:
            same = sum(mine.get(cell.column) == heading_key(cell.text) for cell in cells)
            if place and 2 * same < len(cells):
                return
            continue
        yield row
