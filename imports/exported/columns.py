"""The headings of our own workbook, which the writer writes and the reader looks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from imports.understanding.columns.headings import Role

PLAN, ABOUT, KEY, COLUMNS = "Plan", "About", "Status key", "Columns"
REFERENCE, CHECK, STANDING = "EDI Tracker reference", "EDI Tracker check", "In EDI Tracker"
POINTS_ELSEWHERE = "Only points elsewhere"


@dataclass(frozen=True, slots=True)
class Known:
    """A column of our own: its heading, what it holds of an action, its width in the sheet."""

    heading: str
    field: str
    role: Role
    width: int


FIRST = (
    Known("Number", "number", Role.NUMBER, 10),
    Known("Part of", "parent", Role.IGNORE, 10),
    Known("Theme code", "theme_code", Role.IGNORE, 9),
    Known("Theme", "theme", Role.THEME, 22),
    Known("Objective number", "objective_number", Role.IGNORE, 11),
    Known("Objective", "objective", Role.OBJECTIVE, 30),
    Known("Action", "text", Role.ACTION, 50),
    Known("Owners", "owners", Role.IGNORE, 26),
    Known("Owners in the plan’s words", "owner_text", Role.OWNER, 26),
    Known("Start", "start", Role.START, 16),
    Known("End", "end", Role.END, 16),
    Known("Status", "status", Role.STATUS, 16),
    Known("Progress", "progress", Role.PROGRESS, 60),
    Known("Success measure", "success_measure", Role.SUCCESS_MEASURE, 40),
    Known("Priority", "priority", Role.PRIORITY, 14),
    Known("Characteristics", "characteristics", Role.CHARACTERISTICS, 22),
    Known("Resources", "resources", Role.RESOURCES, 24),
)
LAST = (
    Known(STANDING, "standing", Role.IGNORE, 24),
    Known(REFERENCE, "ref", Role.IGNORE, 14),
    Known(CHECK, "check", Role.IGNORE, 12),
)
BY_HEADING = {column.heading.casefold(): column for column in (*FIRST, *LAST)}
LONGEST_HEADING = 200


def extra_headings(names: Iterable[str]) -> dict[str, str]:
    """A heading of its own for each other column of the plan, by its name: no two alike, none of ours."""
    taken = set(BY_HEADING)
    headings: dict[str, str] = {}
    for name in names:
        plain = " ".join(name.split())[:LONGEST_HEADING] or "Other column"
        heading, count = plain, 2
        while heading.casefold() in taken:
            heading, count = f"{plain} ({count})", count + 1
        taken.add(heading.casefold())
        headings[name] = heading
    return headings
