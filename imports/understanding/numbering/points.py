"""Several actions in one cell: the numbered or bulleted lines of its text, and the rows that they make when somebody
says that they are actions of their own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from imports.understanding.columns.headings import Role
from imports.understanding.findings import part_of_row
from imports.understanding.gathering import RawRow
from imports.understanding.numbering.restarts import with_group
from objectives.faults.words import plain_words

_POINT = re.compile(
    r"\s*(?:(?P<bullet>[•·▪‣◦●○■□➢►✓*–-]|o(?=\s))|\(?(?P<number>[0-9]{1,2})\s*[.):]|\(?(?P<letter>[a-z])[.)](?=\s))\s*(?=\S)"
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a list; `mark` is what stands before its words, `number` that mark as a part of a number."""

    mark: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """The lines of a text before its list, and the list; `are_numbered` where its lines count from one."""

    lead: str
    points: tuple[Point, ...]
    are_numbered: bool


def points_of(text: str) -> Points | None:
    """The list that ends a text, or None. Its marks are of one kind; lines without one go on from the point above."""
    lines = text.splitlines()
    for kind in ("number", "letter", "bullet"):
        lead: list[str] = []
        points: list[Point] = []
        for line in lines:
            found = _POINT.match(line)
            if found and _is_next(found, kind, len(points)):
                number = (
                    found[kind] if kind != "bullet" else chr(97 + len(points)) if len(points) < 26 else ""
                )
                points.append(Point(found[0].strip(), number, line[found.end() :].strip()))
            elif points:
                points[-1] = replace(points[-1], text=f"{points[-1].text}\n{line.strip()}".strip())
            else:
                lead.append(line)
        if len(points) >= _FEWEST:
            return Points("\n".join(lead).strip(), tuple(points), kind != "bullet")
    return None


def _is_next(found: re.Match[str], kind: str, count: int) -> bool:
    if kind == "bullet":
        return found["bullet"] is not None
    mark = found[kind]
    place = int(mark) if mark and kind == "number" else ord(mark) - 96 if mark else 0
    return place == count + 1


def split_points(
    rows: Sequence[RawRow], said: Collection[tuple[str, int]], known: Collection[str]
) -> list[RawRow]:
    """The rows, with those that a person said to part, or of whose points the plan has two as actions already, in
    parts. What stands beside the list is taken for each.
    """
    parted: list[RawRow] = []
    texts = {plain_words(text) for text in known}
    for row in rows:
        points = points_of(row.texts.get(Role.ACTION, ""))
        is_known = points and sum(plain_words(point.text) in texts for point in points.points) >= _FEWEST
        if points and ((row.sheet, row.row) in said or is_known):
            parted += _parts(row, points)
        else:
            parted.append(row)
    return parted


def _parts(row: RawRow, points: Points) -> Iterator[RawRow]:
    """What the list is about stays the action, and its lines are parts of it; a list alone is so many actions."""
    number = row.texts.get(Role.NUMBER, "").strip().rstrip(".")
    if points.lead:
        row.texts[Role.ACTION] = points.lead
        yield row
    for place, point in enumerate(points.points, start=1 if points.lead else 0):
        part = _copy(row, place)
        part.texts[Role.ACTION] = point.text
        part.number_in_text = point.mark
        part.texts.pop(Role.NUMBER, None)
        part.cells.pop(Role.NUMBER, None)
        if number and point.number:
            part.texts[Role.NUMBER] = with_group(number, point.number)
        if points.lead:
            part.under = row
        yield part


def _copy(row: RawRow, place: int) -> RawRow:
    return replace(
        row, row=part_of_row(row.row, place), texts=dict(row.texts), cells=dict(row.cells), extra=dict(row.extra),
        letters=dict(row.letters), problems=list(row.problems) if place == 0 else [],
    )  # fmt: skip
