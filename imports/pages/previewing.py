"""The rows of a preview: each as the register would show it, what would change, what is doubtful."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from imports.comparing.comparison import CHANGED, Compared, Comparison
from imports.files.cells import SheetRow
from imports.understanding.findings import Problem, in_sheet_order
from imports.understanding.gathering import Group
from imports.understanding.laying.documents import texts_around
from imports.understanding.laying.laid import LaidRow
from imports.understanding.plan import Understanding
from imports.understanding.reading.rows import ParsedRow
from plans.changes import COLOUR_OF_MEANING, COLOUR_WORDS
from plans.statuses import status_key
from plans.timescales import Kind, Timescale

NOT_AN_ACTION, LEFT_OUT = "not_an_action", "left_out"
_WHERE = re.compile(r"^Row \d+(?:, (column [A-Z]+))?: ")
_MOST_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A row of the file, what the save would do with it, and all that its line on the page says."""

    sheet: str
    row: int
    change: str
    doubtful: bool
    shown: dict[str, Any]


def preview_lines(
    understood: Understanding,
    comparison: Comparison,
    *,
    leave_out: frozenset[tuple[str, int]],
    split: frozenset[tuple[str, int]] = frozenset(),
    colours: Mapping[str, str],
) -> list[PreviewLine]:
    """Every row of the file in its order, those that are no actions with why. `colours`: by status key; `split`: the
    rows that a person said to part.
    """
    told = doubts_by_row(understood, comparison)
    lines = [_action_line(compared, told[compared.row.place], colours) for compared in comparison.rows]
    for line in lines:
        line.shown["is_split"] = (line.sheet, line.row) in split
    lines += _other_lines(understood, leave_out)
    order = _order_of(understood)
    return sorted(lines, key=lambda line: (order[line.sheet], in_sheet_order(line.row)))


def _order_of(understood: Understanding) -> dict[str, tuple[int, int]]:
    """Where the rows of a sheet stand: behind the texts above a table of a document, before those below it."""
    order: dict[str, tuple[int, int]] = {}
    for place, layout in enumerate(understood.layouts):
        (above, _), (below, _) = texts_around(layout)
        order |= {above: (place, 0), layout.sheet.name: (place, 1), below: (place, 2)}
    return order


def doubts_by_row(understood: Understanding, comparison: Comparison) -> dict[tuple[str, int], list[Problem]]:
    """The findings by the action that they are about; a row that goes on from an action belongs to it."""
    told: dict[tuple[str, int], list[Problem]] = defaultdict(list)
    places = {row.place for row in understood.rows}
    above = _action_above(understood)
    for problem in [*understood.problems, *comparison.problems]:
        place = (problem.sheet or "", problem.row or 0)
        place = above.get(place, place) if place not in places else place
        if place in places:
            told[place].append(problem)
    return told


def about_the_plan(understood: Understanding, comparison: Comparison) -> list[Problem]:
    """The findings that are about no single action."""
    told = {id(problem) for some in doubts_by_row(understood, comparison).values() for problem in some}
    return [p for p in [*understood.problems, *comparison.problems] if id(p) not in told]


def _action_above(understood: Understanding) -> dict[tuple[str, int], tuple[str, int]]:
    found: dict[tuple[str, int], tuple[str, int]] = {}
    for layout in understood.layouts:
        above = None
        for laid in layout.rows:
            place = (layout.sheet.name, laid.row.number)
            if laid.kind == "action":
                above = place
            elif laid.kind == "continuation" and above:
                found[place] = above
    return found


def _action_line(compared: Compared, problems: list[Problem], colours: Mapping[str, str]) -> PreviewLine:
    row = compared.row
    warnings = [sentence_in_row(p) for p in problems if p.severity == "warning"]
    errors = [sentence_in_row(p) for p in problems if p.severity == "error"]
    shown = {
        "number": row.number,
        "text": row.text,
        "under": row.parent.label if row.parent else "",
        "theme": group_name(row.theme, "Theme"),
        "objective": group_name(row.objective, "Objective"),
        "owner": ", ".join(row.owners) or row.owner_text,
        "start": _when(row.start, "from"),
        "end": _when(row.revised_end or row.end, "by"),
        "first_end": row.end.text if row.revised_end else "",
        "status": status_shown(row, colours),
        "progress": row.progress,
        "more": _more(row),
        "doubts": list(dict.fromkeys(warnings)),
        "errors": list(dict.fromkeys(errors)),
        "changes": list(_changes(compared)) if compared.change == CHANGED else [],
        "can_split": any(problem.code == "several_actions_in_one_cell" for problem in problems),
    }
    return PreviewLine(row.sheet, row.row, compared.change, bool(warnings), shown)


def group_name(group: Group | None, word: str) -> str:
    """ "Objective 3: Be a fair employer", or the title alone where there is no number."""
    if group is None:
        return ""
    if not group.number:
        return group.title
    head = group.number if group.number[:1].isalpha() and " " in group.number else f"{word} {group.number}"
    return f"{head}: {group.title}"


def status_shown(row: ParsedRow, colours: Mapping[str, str]) -> dict[str, str] | None:
    if row.status is None:
        return None
    meaning = row.status.meaning
    return {
        "label": row.status.text,
        "colour": status_colour(row.status.text, meaning, colours),
        "meaning": meaning.value if meaning else "",
    }


def status_colour(word: str, meaning: Any, colours: Mapping[str, str]) -> str:
    """The key's colour for a word; else the colour that the word names, or that of its meaning."""
    key = status_key(word)
    if key in colours:
        return colours[key]
    if key in COLOUR_WORDS:
        return key
    return COLOUR_OF_MEANING.get(meaning, "grey") if meaning else "grey"


def sentence_in_row(problem: Problem) -> str:
    """The sentence as it stands under its own row, which need not be named again."""
    said = _WHERE.sub(lambda found: f"{found[1].capitalize()}: " if found[1] else "", problem.message)
    # "Column e" is not how a sheet names it.
    said = re.sub(r"^Column ([a-z]+):", lambda found: f"Column {found[1].upper()}:", said)
    return said[:1].upper() + said[1:]


# --- dates ------------------------------------------------------------------------------------------------

_WITHOUT_DATE = {
    Kind.OPEN_ENDED: "no end date",
    Kind.CONDITIONAL: "depends on something else",
    Kind.PLACEHOLDER: "still to be decided",
    Kind.UNKNOWN: "not understood",
}
_EVERY = {1: "every month", 3: "every three months", 6: "every six months", 12: "every year"}


def _when(timescale: Timescale, word: str) -> dict[str, str]:
    return {"text": timescale.text, "read": read_as(timescale, word)}


def read_as(timescale: Timescale, word: str) -> str:
    """How a timescale was understood: "by 30 September 2026", "every year", "not understood"."""
    if timescale.is_blank:
        return ""
    if timescale.kind == Kind.RECURRING and timescale.every_months:
        return _EVERY.get(timescale.every_months, f"every {timescale.every_months} months")
    day = timescale.earliest if word == "from" else timescale.latest
    if day is None:
        return _WITHOUT_DATE.get(timescale.kind, "no date")
    return f"{word} {day.day} {day:%B %Y}"


# --- what would change ------------------------------------------------------------------------------------

_FIELDS = {
    "number": "Number",
    "text": "Action",
    "objective": "Objective",
    "theme": "Theme",
    "parent": "Part of",
    "owner_text": "Owner in the plan’s words",
    "owners": "Owners",
    "start": "Start",
    "end": "End",
    "status": "Status",
    "progress": "Progress",
    "success_measure": "Success measure",
    "priority": "Priority",
    "characteristics": "Characteristics",
    "resources": "Resources",
}


def _changes(compared: Compared) -> Iterator[dict[str, str]]:
    """Each field that would change, with its words before and after."""
    row, before = compared.row, compared.before
    for name, label in _FIELDS.items():
        if name in before:
            yield {"what": label, "before": _words(before[name]), "after": _words(_now(row, name))}
    for name in sorted({*before.get("extra", {}), *row.extra}) if "extra" in before else ():
        old, new = before["extra"].get(name, ""), row.extra.get(name, "")
        if old != new:
            yield {"what": name, "before": old, "after": new}
    if "cross_reference" in before:
        only = "It only points elsewhere"
        yield {
            "what": "Counted",
            "before": "As an action" if row.cross_reference else only,
            "after": only if row.cross_reference else "As an action",
        }


def _now(row: ParsedRow, name: str) -> Any:
    if name == "objective":
        return (row.objective.number or row.objective.title) if row.objective else ""
    if name == "theme":
        return row.theme.title if row.theme else ""
    if name == "parent":
        return row.parent.label if row.parent else ""
    if name == "end":
        return (row.revised_end or row.end).text
    if name == "start":
        return row.start.text
    if name == "status":
        return row.status.text if row.status else ""
    return getattr(row, name)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("text", ""))
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return str(value)


def _more(row: ParsedRow) -> list[list[str]]:
    """What the register's line has no room for, under the names of the plan."""
    told = [
        ("Success measure", row.success_measure),
        ("Priority", row.priority),
        ("Characteristics", row.characteristics),
        ("Resources", row.resources),
        *row.extra.items(),
    ]
    return [[label, text] for label, text in told if text]


# --- rows that are no actions -----------------------------------------------------------------------------

_READ_AS = {"banner": "The name of a theme or an objective.", "headings": "Headings."}


def _other_lines(understood: Understanding, leave_out: frozenset[tuple[str, int]]) -> Iterator[PreviewLine]:
    for layout in understood.layouts:
        for laid in layout.rows:
            place = (layout.sheet.name, laid.row.number)
            if place in leave_out and laid.kind == "action":
                yield PreviewLine(*place, LEFT_OUT, False, {"text": row_words(laid.row), "why": ""})
            elif laid.kind == "ignored":
                yield _no_action(*place, laid)
        for name, texts in texts_around(layout):
            yield from (_no_action(name, laid.row.number, laid) for laid in texts if laid.kind == "ignored")


def _no_action(sheet: str, row: int, laid: LaidRow) -> PreviewLine:
    return PreviewLine(sheet, row, NOT_AN_ACTION, False, {"text": row_words(laid.row), "why": laid.why})


def row_words(row: SheetRow) -> str:
    """The beginning of what stands in a row, cell by cell."""
    words = " · ".join(" ".join(cell.text.split()) for cell in row.cells if cell.text.strip())
    return words if len(words) <= _MOST_CHARACTERS else words[: _MOST_CHARACTERS - 1].rstrip() + "…"
