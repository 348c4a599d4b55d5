"""A paper in parts that are drawn one by one: each begins on a sheet of its own, and none looks at another.

What a part says, with the styles, is all that its drawing depends on. So a part that says the same as before need
not be drawn again, and a long plan never lies in memory as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.renderers.paper import ObjectiveGroup, Paper, Row, ThemeGroup

SHEET = 34  # lines of text that a landscape sheet of the appendix holds
ACTION, OWNER, END, STATUS, PROGRESS = 48, 15, 12, 16, 53  # characters of a line in each column
LONGEST = 3  # sheets, after which a part ends with the objective


@dataclass(frozen=True)
class Stretch:
    """Objectives of one theme that stand in one part; `heading` is the theme's where it begins here."""

    heading: str
    anchor: str
    titled: bool
    objectives: tuple[ObjectiveGroup, ...]


@dataclass(frozen=True)
class Chapter:
    """A part of the appendix."""

    stretches: tuple[Stretch, ...]
    is_first: bool


def chapters(paper: Paper) -> list[Chapter]:
    """The appendix in parts, each of whole objectives."""
    parts: list[list[tuple[ThemeGroup, ObjectiveGroup]]] = [[]]
    sheets = 0.0
    before: ThemeGroup | None = None
    for theme in paper.themes:
        for objective in theme.objectives:
            takes = height(objective) / SHEET
            if parts[-1] and begins_anew(sheets, takes, theme is not before):
                parts.append([])
                sheets = 0.0
            parts[-1].append((theme, objective))
            sheets += takes
            before = theme
    return [Chapter(tuple(_stretches(part)), number == 0) for number, part in enumerate(parts)]


def begins_anew(sheets: float, takes: float, theme_begins: bool) -> bool:
    """Whether an objective begins on a new sheet after so many sheets of others.

    It does where the last of them is well filled. A short one follows on the same sheet where it fits, and a
    long one where it would leave that sheet too empty.
    """
    last = sheets % 1
    if sheets >= LONGEST:
        return True
    if last + takes <= 1:
        return False
    return last >= 0.6 or (theme_begins and (last >= 0.4 or sheets > 1))


def height(objective: ObjectiveGroup) -> int:
    """About how many lines an objective takes, with its heading and bar."""
    return 5 + sum(_row_height(row) for row in objective.rows)


def _row_height(row: Row) -> int:
    line = row.line
    action = sum(_lines(text, ACTION) for text in row.action) + _lines(line.success_measure, ACTION)
    progress = (
        sum(_lines(text, PROGRESS) for text in row.progress)
        + _lines(row.why, PROGRESS)
        + (_lines(f"Update of {row.updated}", PROGRESS) if row.updated else 0)
    )
    ends = _lines(line.end.text, END) + 2 * bool(row.was) + 2 * bool(row.next_review)
    status = 1 + 2 * len(row.late) + _lines(line.closure_label, STATUS)
    return 1 + max(action, progress, ends, status, _lines(line.owner_words, OWNER))


def _lines(text: str, characters: int) -> int:
    return -(-len(text) // characters)


def _stretches(part: list[tuple[ThemeGroup, ObjectiveGroup]]) -> Iterator[Stretch]:
    themes: dict[str, list[ObjectiveGroup]] = {}
    named = {theme.anchor: theme for theme, _ in part}
    for theme, objective in part:
        themes.setdefault(theme.anchor, []).append(objective)
    for anchor, objectives in themes.items():
        theme = named[anchor]
        begins = objectives[0] is theme.objectives[0]
        yield Stretch(theme.heading if begins else "", anchor, bool(theme.title), tuple(objectives))
