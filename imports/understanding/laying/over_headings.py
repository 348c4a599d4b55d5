"""Lines between the name of a group and the headings of its actions: what is counted for it, and no action."""

from imports.understanding.findings import Problem, quoted
from imports.understanding.laying.laid import Kind, LaidRow

OVER_HEADINGS = "A line between the name of a group and the headings of its actions."


def part_over_headings(sheet: str, rows: list[LaidRow]) -> list[Problem]:
    """Where the first group has such lines above its headings, those of a later one are none of its actions either."""
    if not _begins_so(rows):
        return []
    found: list[LaidRow] = []
    for place, laid in enumerate(rows):
        if laid.kind == Kind.HEADINGS and place:
            found += _between(rows[:place])
    if not found:
        return []
    for laid in found:
        laid.ignore(OVER_HEADINGS)
    words = quoted(" | ".join(cell.text for cell in found[0].filled), 60)
    listed = ", ".join(str(laid.row.number) for laid in found[:10]) + (" …" if len(found) > 10 else "")
    message = (
        f"{'Row' if len(found) == 1 else 'Rows'} {listed} of sheet “{sheet}” ({words}) "
        f"{'stands' if len(found) == 1 else 'stand'} above the headings of a group, as in the first group, and "
        f"{'was' if len(found) == 1 else 'were'} not read as actions. Move what is an action below its headings."
    )
    return [Problem("text_over_headings", message, sheet, found[0].row.number, text=words)]


def _begins_so(rows: list[LaidRow]) -> bool:
    """A group, then a line of several cells, then the first headings."""
    first = next((place for place, laid in enumerate(rows) if laid.kind == Kind.HEADINGS), 0)
    above = rows[:first]
    groups = [place for place, laid in enumerate(above) if laid.kind == Kind.BANNER]
    return bool(groups) and any(
        laid.kind == Kind.IGNORED and len(laid.filled) > 1 for laid in above[groups[-1] + 1 :]
    )


def _between(above: list[LaidRow]) -> list[LaidRow]:
    """The rows below the last group above some headings, if they all would be actions."""
    lines: list[LaidRow] = []
    for laid in reversed(above):
        if laid.kind == Kind.BANNER:
            return lines[::-1]
        if laid.kind in (Kind.ACTION, Kind.CONTINUATION):
            lines.append(laid)
        elif laid.kind == Kind.HEADINGS:
            return []
    return []
