"""Which of the groups that a sheet names are themes, which objectives, and which are none."""

import re
from collections.abc import Iterator
from itertools import pairwise

from imports.understanding.columns.headings import Role
from imports.understanding.groups.banners import Level, as_level
from imports.understanding.laying.laid import Kind, LaidRow, columns_merged

# A lone line above the table that says this is the title of the whole.
_TITLE = re.compile(
    r"\b(?:plan|strategy|scheme|framework|actions?|council|trust|university|college|school|academy|borough|police|"
    r"association|county|district|nhs|ltd|equality|diversity|edi|objectives|20[0-9]{2})\b",
    re.IGNORECASE,
)
BELOW = "Text below the table, without an action under it."
ABOVE = "A title or text above the table."


def settle_banners(rows: list[LaidRow]) -> None:
    """Says which groups are themes and which objectives, and drops those that have nothing under them.

    A banner by its looks alone takes the level of one that is filled alike; else, of several in a row, the
    first is a theme and the last an objective. Of two words for groups the one that comes first is the wider.
    Where a column names the objectives, rows name themes; and so they do where they say what they aim at.
    """
    banners = [laid for laid in rows if laid.kind == Kind.BANNER and laid.banner and _fill(laid)]
    fills = {_fill(laid): laid.banner.level for laid in banners if laid.banner and laid.banner.level}
    _settle_titles(rows, {_fill(laid) for laid in banners})
    _settle_words(rows)
    if _has_objective_column(rows):
        _widen_numbered(rows)
    lowest = Level.THEME if _has_objective_column(rows) or _have_aims(rows) else Level.OBJECTIVE
    for run in _runs(rows):
        _settle_run(rows, run, fills, lowest)
    _settle_aims(rows)


def _settle_titles(rows: list[LaidRow], fills: set[str | None]) -> None:
    """Of the texts above the table, the last names a group where all later groups stand above headings too;
    a lone one only if it does not read as the title of the plan.
    """
    nearest = next((laid for laid in reversed(_before_headings(rows)) if laid.banner), None)
    group = nearest if _stands_as_the_others(rows, nearest) else None
    for laid in rows:
        if laid.kind == Kind.IGNORED and laid.banner:
            if laid is group or (_fill(laid) in fills and columns_merged(laid.row.cells[0]) > 1):
                laid.kind, laid.why = Kind.BANNER, ""
            else:
                laid.banner = None


def _before_headings(rows: list[LaidRow]) -> list[LaidRow]:
    first = next((place for place, laid in enumerate(rows) if laid.kind == Kind.HEADINGS), 0)
    return rows[:first]


def _stands_as_the_others(rows: list[LaidRow], nearest: LaidRow | None) -> bool:
    above = _before_headings(rows)
    if nearest is None or not nearest.banner:
        return False
    if nearest is above[-1] and _ends_like_all_later(rows, nearest):
        return True
    if len(above) < 2 and _TITLE.search(nearest.banner.title) and not _begins_like_a_later(rows, nearest):
        return False
    if any(laid.kind != Kind.AIM for laid in above[above.index(nearest) + 1 :]):
        return False
    plain = [laid for laid in rows if laid.kind != Kind.AIM]
    later = [below.kind == Kind.HEADINGS for laid, below in pairwise(plain) if laid.kind == Kind.BANNER]
    return bool(later) and all(later)


def _ends_like_all_later(rows: list[LaidRow], nearest: LaidRow) -> bool:
    """ "Housing Department", "Environment Department": each names its group by the same last word."""
    assert nearest.banner
    names = [laid.banner.title for laid in rows if laid.kind == Kind.BANNER and laid.banner]
    ends = {name.casefold().split()[-1] for name in (nearest.banner.title, *names) if name.split()}
    return len(names) > 1 and len(ends) == 1 and nearest.banner.title not in names


def _begins_like_a_later(rows: list[LaidRow], nearest: LaidRow) -> bool:
    """ "Year 1 (2025/26)" is one of a series, for "Year 2 (2026/27)" stands further down."""
    assert nearest.banner
    first = nearest.banner.title.casefold().split()[:1]
    later = [
        laid.banner.title
        for laid in rows
        if laid.kind == Kind.BANNER and laid.banner and not laid.banner.word
    ]
    return any(title.casefold().split()[:1] == first and title != nearest.banner.title for title in later)


def _settle_words(rows: list[LaidRow]) -> None:
    """Where two words name objectives ("Outcome 1", below it "Objective 1"), the first names themes."""
    named = [laid.banner for laid in rows if laid.banner and laid.kind != Kind.IGNORED and laid.banner.word]
    if any(banner.level == Level.THEME for banner in named):
        return
    words = list(dict.fromkeys(banner.word for banner in named))
    if len(words) != 2:
        return
    for laid in rows:
        if laid.kind != Kind.IGNORED and laid.banner and laid.banner.word == words[0]:
            laid.banner = as_level(laid.banner, Level.THEME)


def _widen_numbered(rows: list[LaidRow]) -> None:
    """A number and a name across the table is wider than the objectives that a column names."""
    for laid in rows:
        if laid.kind == Kind.BANNER and laid.banner and not laid.banner.word and laid.banner.level:
            laid.banner = as_level(laid.banner, Level.THEME)


def _has_objective_column(rows: list[LaidRow]) -> bool:
    return any(laid.kind == Kind.ACTION and laid.column_of(Role.OBJECTIVE) for laid in rows)


def _have_aims(rows: list[LaidRow]) -> bool:
    """Whether groups known by their looks have an aim, and no row is an objective by its word."""
    banners = [laid for laid in rows if laid.kind == Kind.BANNER and laid.banner]
    if any(laid.banner and laid.banner.level for laid in banners):
        return False
    aims = {id(laid) for laid, below in pairwise(rows) if below.kind == Kind.AIM}
    return any(id(laid) in aims or (laid.banner and laid.banner.aim) for laid in banners)


def _settle_run(rows: list[LaidRow], run: list[LaidRow], fills: dict, lowest: Level) -> None:
    unknown = [(place, laid) for place, laid in enumerate(run) if laid.banner and laid.banner.level is None]
    leads_to_actions = bool(unknown) and _leads_to_actions(rows, run)
    for place, laid in unknown:
        if not leads_to_actions:
            laid.ignore(BELOW)
            continue
        assert laid.banner
        nearest = next((run[at] for at in range(place - 1, -1, -1) if run[at].banner), None)
        above = nearest.banner if nearest else None
        alike = fills.get(_fill(laid))
        directly = nearest is not None and nearest is run[place - 1]
        untitled = directly and above is not None and above.level is not None and not above.title
        if untitled or (above and above.level == Level.OBJECTIVE and alike != Level.THEME):
            # Directly below a group with a number only stands its name, below an objective what it is for.
            laid.kind, laid.banner = Kind.AIM, None
            continue
        laid.banner = as_level(laid.banner, alike or (lowest if laid is run[-1] else Level.THEME))


def _runs(rows: list[LaidRow]) -> Iterator[list[LaidRow]]:
    """Banners that follow each other, with at most headings between them."""
    run: list[LaidRow] = []
    for laid in rows:
        if laid.kind == Kind.BANNER:
            run.append(laid)
        elif laid.kind not in (Kind.HEADINGS, Kind.IGNORED, Kind.AIM) and run:
            yield run
            run = []
    if run:
        yield run


def _leads_to_actions(rows: list[LaidRow], run: list[LaidRow]) -> bool:
    last = run[-1].row.number
    return any(laid.kind == Kind.ACTION and laid.row.number > last for laid in reversed(rows))


def _settle_aims(rows: list[LaidRow]) -> None:
    """An aim belongs to the group above it; without one it is text like any other."""
    open_group = False
    for laid in rows:
        open_group |= laid.kind in (Kind.BANNER, Kind.HEADINGS) and laid.banner is not None
        if laid.kind == Kind.AIM and not open_group:
            laid.ignore(ABOVE)


def _fill(laid: LaidRow) -> str | None:
    return next((cell.fill for cell in laid.row.cells if not cell.is_blank), None)
