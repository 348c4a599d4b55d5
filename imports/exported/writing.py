"""The plan as rows of our own workbook: one an action, each of which can be read back exactly."""

from collections.abc import Mapping, Sequence
from datetime import date

from imports.comparing.fields import fitting
from imports.exported.columns import FIRST, LAST, POINTS_ELSEWHERE, Known, extra_headings
from imports.exported.marks import check_of
from imports.standing import KnownAction, KnownGroup, StrategyFacts
from imports.understanding.columns.headings import Role

type Line = dict[str, str]


def columns_of(lines: Sequence[Line]) -> list[Known]:
    """Our columns, and between them the other ones of the plan, each under a heading of its own."""
    names = dict.fromkeys(
        field.removeprefix("extra:") for line in lines for field in line if _is_extra(field)
    )
    headings = extra_headings(names)
    extras = [Known(headings[name], f"extra:{name}", Role.EXTRA, 24) for name in names]
    return [*FIRST, *extras, *LAST]


def _is_extra(field: str) -> bool:
    return field.startswith("extra:")


def lines_of(facts: StrategyFacts) -> list[Line]:
    """The actions in plan order, closed ones too, as texts by field."""
    objectives = {group.id: group for group in facts.objectives}
    themes = {group.id: group for group in facts.themes}
    parents = _parent_names(facts.actions)
    lines = []
    for action in facts.actions:
        objective = objectives.get(action.objective or 0)
        theme = themes.get((objective.above if objective else action.theme) or 0)
        told = _told(action, objective, theme) | {"parent": parents.get(action.parent or 0, "")}
        told = {name: fitting(text) for name, text in told.items()}
        check = check_of(facts.slug, action.ref, told)
        lines.append(told | {"standing": _standing(action), "ref": action.ref, "check": check})
    return lines


def _told(action: KnownAction, objective: KnownGroup | None, theme: KnownGroup | None) -> Line:
    return {
        "number": action.number,
        "theme_code": theme.number if theme else "",
        "theme": theme.title if theme else "",
        "objective_number": objective.number if objective else "",
        "objective": objective.title if objective else "",
        "text": action.text,
        "owners": "\n".join(action.owners),
        "owner_text": action.owner_text,
        "start": action.start.text,
        "end": action.end.text,
        "status": action.status,
        "progress": action.progress,
        "success_measure": action.success_measure,
        "priority": action.priority,
        "characteristics": action.characteristics,
        "resources": action.resources,
        **{f"extra:{name}": text for name, text in action.extra.items()},
    }


def _parent_names(actions: Sequence[KnownAction]) -> Mapping[int, str]:
    """How a sub-action names the action above it: by number, or by reference where that has none.

    References are looked for first, so a number that is another action's reference is no name.
    """
    refs = {action.ref: action.id for action in actions}
    return {
        action.id: action.number
        if action.number and refs.get(action.number, action.id) == action.id
        else action.ref
        for action in actions
    }


def _standing(action: KnownAction) -> str:
    if action.closed_on:
        return f"Closed on {day_words(action.closed_on)}"
    return POINTS_ELSEWHERE if action.cross_reference else ""


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
