"""The names of sheets as themes: "Workforce", "2. Our services"; a year or "Sheet1" names none."""

import re
from collections.abc import Sequence

from imports.understanding.columns.headings import Role
from imports.understanding.groups.banners import Level, as_level, plain_banner, read_banner
from imports.understanding.laying.laid import Kind, SheetLayout

_NO_THEME = re.compile(
    r"(?: |\b(?:sheet|table|tab|page|action|actions|plan|plans|the|our|full|edi|ede|dei|eia|edib|equality|equalities|"
    r"diversity|inclusion|and|of|data|current|live|final|draft|copy|new|old|previous|next|last|year|years|yr|fy|quarter|"
    r"q|month|monthly|term|update|updated|updates|version|v|tracker|register|log|master|main|list|open|closed|completed|"
    r"complete|ongoing|overdue|outstanding|archive|archived|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|spring|summer|autumn|winter|"
    r"english|cymraeg|welsh|saesneg|working|progress|report|monitoring|strategy|scheme|delivery|implementation|"
    r"objectives|overview|to|for|in|h|s)\b)+",
    re.IGNORECASE,
)


def names_nothing(name: str) -> bool:
    """Whether a name says only that here is a plan, or of what year: "Action plan 2025-26", "Sheet1"."""
    return bool(_NO_THEME.fullmatch(re.sub(r"[\W\d_]+", " ", name)))


def name_themes_after_sheets(layouts: Sequence[SheetLayout]) -> None:
    """Where several sheets hold the plan and none of them names a theme, each is named after one.

    A word and a number ("Theme 1 - Workforce") are believed of a single sheet too.
    """
    plans = [layout for layout in layouts if layout.used and _actions(layout) and not _counts_itself(layout)]
    several = len(plans) > 1 and not any(_says(layout, Level.THEME) or layout.under for layout in plans)
    for layout in plans:
        name = layout.sheet.name
        banner = read_banner(name, known_words_only=True)
        if banner and banner.level and (banner.title or several) and not _says(layout, banner.level):
            layout.named_after = banner
        elif several and not banner and not names_nothing(name):
            layout.named_after = as_level(plain_banner(name), Level.THEME)


def _counts_itself(layout: SheetLayout) -> bool:
    """ "Obj 1" is no name where the sheet itself says "Objective 1: …"."""
    numbers = [
        laid.banner.number
        for laid in layout.rows
        if laid.banner and laid.kind != Kind.IGNORED and laid.banner.word
    ]
    name = re.fullmatch(r"\s*[^\W\d_]{1,10}\.?\s*([0-9]{1,2}|[A-Z])\s*", layout.sheet.name)
    return bool(name) and len(numbers) == 1 and numbers[0].split()[-1:] == [name[1]] if name else False


def _actions(layout: SheetLayout) -> bool:
    return any(laid.kind == Kind.ACTION for laid in layout.rows)


def _says(layout: SheetLayout, level: Level) -> bool:
    """Whether rows or a column of the sheet name groups of this level."""
    role = Role.THEME if level == Level.THEME else Role.OBJECTIVE
    return any(
        laid.banner and laid.kind != Kind.IGNORED and laid.banner.level == level for laid in layout.rows
    ) or any(column.role == role for column in layout.columns.values())
