"""A status that its own cell's colour speaks against: "Green" in a red cell, "Complete" in amber."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found
from imports.understanding.reading.parsed import ParsedRow, problem_at
from imports.understanding.reading.statuses import COLUMN
from plans.statuses import colour_for_fill, colours_named, status_key

FEWEST_ALIKE, MOST_UNALIKE = 3, 0.25
# Fills that stand for one another: an amber word is often printed on yellow.
_ALIKE = {"Yellow": "Amber"}


def statuses_against_fills(rows: Sequence[ParsedRow]) -> Iterator[Problem]:
    """A colour word on another colour; and a word on another colour than it nearly always has in this file."""
    seen = [(row, colour) for row in rows if (colour := _fill(row))]
    usual = _usual(seen)
    for row, colour in seen:
        assert row.status
        named = {_ALIKE.get(name, name) for name in colours_named(row.status.text)}
        expected = usual.get(status_key(row.status.text))
        if named and colour not in named:
            message = (
                f"the status is “{row.status.text}”, but its cell is {colour.lower()}. One of them is wrong."
            )
        elif not named and expected and colour != expected:
            message = (
                f"the status is “{row.status.text}”, which is {expected.lower()} elsewhere in the file, but this "
                f"cell is {colour.lower()}. One of them is wrong."
            )
        else:
            continue
        yield problem_at(row, "status_contradicts_fill", message, Role.STATUS, row.status.text)


def _fill(row: ParsedRow) -> str:
    """The status colour behind a status that was read from words."""
    cell = row.raw.cells.get(Role.STATUS)
    if row.status is None or row.status.source != COLUMN or cell is None or cell.is_blank:
        return ""
    colour = colour_for_fill(cell.fill) or ""
    return _ALIKE.get(colour, colour)


def _usual(seen: Sequence[tuple[ParsedRow, str]]) -> dict[str, str]:
    """The colour that a word has at least three times and in all but a quarter of its cells."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, colour in seen:
        if row.status:
            counts[status_key(row.status.text)][colour] += 1
    usual = {}
    for key, colours in counts.items():
        colour, most = colours.most_common(1)[0]
        if most >= FEWEST_ALIKE and colours.total() - most <= MOST_UNALIKE * colours.total():
            usual[key] = colour
    return usual


def colours_by_rule(rows: Sequence[ParsedRow], notes: Sequence[str]) -> Iterator[Problem]:
    """A status column without words and fills, on a sheet whose colours come from rules that can't be read."""
    sheets = {row.sheet for row in rows if Role.STATUS in row.roles}
    told = {row.sheet for row in rows if row.status}
    for sheet in sorted(sheets - told):
        if any(f"“{sheet}”" in note and "conditional formatting" in note for note in notes):
            message = (
                f"Sheet “{sheet}”: the status column has neither words nor colours of its own. Its colours come from "
                "conditional formatting, which can't be read. Write the status words and upload the file again."
            )
            yield found("colours_by_rule", message, sheet=sheet)
