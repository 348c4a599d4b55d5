"""Which row stands under which where a plan says it by how far its rows are moved in, as project tools do."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from imports.understanding.columns.headings import Role, heading_key
from imports.understanding.findings import Problem, found
from imports.understanding.gathering import RawRow

_LEVEL = re.compile(r"(?:(?:outline|indent(?:ation)?|hierarchy|task) )?level|indent(?:ation)?|outline")
_MOVED_IN = re.compile(r"[ \u00a0]{2,}|\t+|\u00a0")
_DEEPEST, _FEWEST = 9, 2

type Levels = dict[int, int]


def levels_of(rows: Sequence[RawRow], problems: list[Problem]) -> Levels:
    """How deep each row stands, by its `id`; nothing for sheets in which no row stands below another."""
    levels: Levels = {}
    for sheet, some in groupby(rows, key=lambda row: row.sheet):
        table = list(some)
        for depths, how in (
            (_by_column(table), "its column of levels"),
            (_by_looks(table), "moving rows in"),
        ):
            if any(
                below > above and row.group == other.group
                for (above, other), (below, row) in pairwise(zip(depths, table, strict=False))
            ):
                levels |= {id(row): depth for row, depth in zip(table, depths, strict=True)}
                message = (
                    f"Sheet “{sheet}” says by {how} which action is part of which, and was read so. "
                    "Number the actions 1, 1.1, 1.2 if others are meant."
                )
                problems.append(found("outline_read", message, sheet=sheet))
                break
    return levels


def _by_column(table: Sequence[RawRow]) -> list[int]:
    """ "Outline level" with a small number in every row."""
    for name in dict.fromkeys(name for row in table for name in row.extra):
        if _LEVEL.fullmatch(heading_key(name)):
            texts = [row.extra.get(name, "").strip() for row in table]
            if all(text.isascii() and text.isdecimal() and int(text) <= _DEEPEST for text in texts):
                return [int(text) for text in texts]
    return []


def _by_looks(table: Sequence[RawRow]) -> list[int]:
    """Cells of actions that are moved in or begin with blanks; a single one may be a slip."""
    depths = [_moved_in(row) for row in table]
    return depths if sum(depth > 0 for depth in depths) >= _FEWEST else []


def _moved_in(row: RawRow) -> int:
    cell = row.cells.get(Role.ACTION)
    if cell is None:
        return 0
    blanks = _MOVED_IN.match(cell.text)
    return cell.indent or (len(blanks[0].expandtabs(4)) if blanks else 0)
