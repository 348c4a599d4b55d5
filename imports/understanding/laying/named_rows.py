"""Rows that only name what stands below them, though they look like actions without anything else."""

import re
from itertools import groupby, pairwise

from foundation.numbering import split_number
from imports.understanding.columns.columns import is_number
from imports.understanding.columns.headings import Role
from imports.understanding.groups.banners import Banner, Level, plain_banner
from imports.understanding.laying.laid import Kind, LaidRow

_LONGEST_NAME = 100
_CAPITAL = re.compile(r"[A-Z]\.?")
_WORD = re.compile(r"[^\W\d_]{3}")
_BULLET = re.compile(r"\s*[•·*▪●○–-]\s")


def find_named_rows(rows: list[LaidRow]) -> None:
    """Turns into groups the rows that hold a name and nothing else, where the whole table shows it."""
    inside = (Kind.ACTION, Kind.BANNER, Kind.CONTINUATION)
    for _, some in groupby((laid for laid in rows if laid.kind in inside), key=lambda laid: id(laid.columns)):
        table = list(some)
        goes_on = {id(laid) for laid, below in pairwise(table) if below.kind == Kind.CONTINUATION}
        _numbered(table, goes_on)
        _numbered_in_texts(table, goes_on)
        _unnumbered(table, goes_on)


def _is_bare(laid: LaidRow, number: int, action: int, goes_on: set[int]) -> bool:
    return id(laid) not in goes_on and all(cell.column in (number, action) for cell in laid.filled)


def _numbered(table: list[LaidRow], goes_on: set[int]) -> None:
    """ "1 Recruit fairly" with nothing beside it, above 1.1, 1.2, …: in the whole table the numbers of one
    depth stand bare, and those of the next do not.
    """
    actions = [laid for laid in table if laid.kind == Kind.ACTION]
    if not actions:
        return
    number, action = actions[0].column_of(Role.NUMBER), actions[0].column_of(Role.ACTION)
    if not number or not action or len(actions[0].columns) < 3:
        return
    parts = {}
    for laid in actions:
        text = laid.row.text(number).strip()
        parts[id(laid)] = split_number(text) if is_number(text) or _CAPITAL.fullmatch(text) else ()
    depths = sorted({len(part) for part in parts.values() if part})
    bare_depths: list[int] = []
    for depth, deeper in pairwise(depths):
        at_depth = [laid for laid in actions if len(parts[id(laid)]) == depth]
        if not all(
            _is_bare(laid, number, action, goes_on) and laid.row.text(action).strip() for laid in at_depth
        ):
            break
        codes = {parts[id(laid)] for laid in at_depth}
        below = [parts[id(laid)] for laid in actions if len(parts[id(laid)]) == deeper]
        if len(codes) != len(at_depth) or not codes <= {part[:depth] for part in below}:
            break
        bare_depths.append(depth)
    if not bare_depths or not any(not _is_bare(laid, number, action, goes_on) for laid in actions):
        return
    has_theme_banners = any(laid.banner and laid.banner.level == Level.THEME for laid in table)
    for laid in actions:
        depth = len(parts[id(laid)])
        if depth in bare_depths:
            wider = depth != bare_depths[-1] and not has_theme_banners
            level = Level.THEME if wider else Level.OBJECTIVE
            name = plain_banner(laid.row.text(action))
            title = name.title if not name.number else " ".join(laid.row.text(action).split())
            code = laid.row.text(number).strip().rstrip(".")
            laid.kind, laid.banner = Kind.BANNER, Banner(level, "", code, title, name.aim)


def _numbered_in_texts(table: list[LaidRow], goes_on: set[int]) -> None:
    """ "1. Skills", below it "1.1 Getting in", each alone in the action column, above rows with an owner and more that
    have no such numbers: of two depths the first names themes.
    """
    actions = [laid for laid in table if laid.kind == Kind.ACTION]
    action = actions[0].column_of(Role.ACTION) if actions else 0
    alone = {
        id(laid): plain_banner(laid.row.text(action)) for laid in actions if _is_alone(laid, action, goes_on)
    }
    fulls = [laid for laid in actions if id(laid) not in alone]
    if len(alone) < 2 or not fulls or id(actions[0]) not in alone or id(actions[-1]) in alone:
        return
    if any(len(laid.filled) < 3 or plain_banner(laid.row.text(action)).number for laid in fulls):
        return
    if not all(name.number and len(name.title) <= _LONGEST_NAME for name in alone.values()):
        return
    depths = sorted({name.number.count(".") for name in alone.values()})
    for laid in actions:
        name = alone.get(id(laid))
        if name:
            wider = len(depths) > 1 and name.number.count(".") == depths[0]
            level = Level.THEME if wider else Level.OBJECTIVE
            laid.kind, laid.banner = Kind.BANNER, Banner(level, "", name.number, name.title, name.aim)


def _is_alone(laid: LaidRow, action: int, goes_on: set[int]) -> bool:
    return id(laid) not in goes_on and [cell.column for cell in laid.filled] == [action]


def _unnumbered(table: list[LaidRow], goes_on: set[int]) -> None:
    """A short text alone in the action column, from the first row of the table on, with full rows below each."""
    actions = [laid for laid in table if laid.kind == Kind.ACTION]
    if len(actions) < 2 or table[0].kind != Kind.ACTION:
        return
    number, action = actions[0].column_of(Role.NUMBER), actions[0].column_of(Role.ACTION)
    table = [laid for laid in table if laid.kind != Kind.CONTINUATION]
    names = [id(laid) not in goes_on and _is_name(laid, action) for laid in table]
    fulls = [laid for laid, name in zip(table, names, strict=True) if not name]
    if (
        not names[0]
        or not fulls
        or any(first and second for first, second in zip(names, [*names[1:], True], strict=True))
    ):
        return
    numbered = bool(number) and all(laid.row.text(number).strip() for laid in fulls)
    if not numbered and (len(actions) < 3 or any(len(laid.filled) < 2 for laid in fulls)):
        return
    for laid, name in zip(table, names, strict=True):
        if name:
            laid.kind, laid.banner = Kind.BANNER, plain_banner(laid.row.text(action))


def _is_name(laid: LaidRow, action: int) -> bool:
    filled = laid.filled
    if laid.kind != Kind.ACTION or len(filled) != 1 or filled[0].column != action:
        return False
    text = filled[0].text.strip()
    return (
        bool(_WORD.search(text))
        and len(text) <= _LONGEST_NAME
        and text[-1:] not in ".;,"
        and not _BULLET.match(text)
    )
