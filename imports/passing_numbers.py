"""Gives actions, objectives and themes the numbers that the file has, though others may hold them still."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from accounts.models import User
from foundation.numbering import sort_key
from imports.comparing.comparison import CHANGED, Comparison
from imports.comparing.groups import says_nothing_new
from imports.comparing.renumbering import steps, until
from imports.standing import KnownGroup
from imports.understanding.gathering import Group
from objectives.changes import ActionEdit, edit_actions, edit_objective
from objectives.models import Action
from plans.changes import edit_theme
from plans.models import Strategy

LONGEST_CODE = 30


def renumber_actions(strategy: Strategy, comparison: Comparison, *, by: User | None, why: str) -> None:
    """Every action whose number the file changes, and every one whose number goes to another."""
    wanted = dict(comparison.released)
    for compared in comparison.rows:
        if compared.known and compared.change == CHANGED and "number" in compared.before:
            wanted[compared.known.id] = compared.row.number
    if not wanted:
        return
    known = {action.pk: action for action in strategy.actions.all()}
    labels = {pk: action.label for pk, action in known.items()}
    for some in _each_once(steps({pk: action.number for pk, action in known.items()}, wanted)):
        edits = [ActionEdit(action=known[pk], fields={"number": number}) for pk, number in some.items()]
        known |= {action.pk: action for action in edit_actions(edits=edits, by=by, why=why)}
    relabelled = [
        _relabelled(action, labels[action.parent_id], known[action.parent_id].label)
        for action in known.values()
        if action.parent_id in wanted and not action.number
    ]
    edit_actions(edits=[edit for edit in relabelled if edit], by=by, why=why)


def _each_once(numbers: Iterable[tuple[int, str]]) -> Iterator[dict[int, str]]:
    """The steps in their order, in runs in which no action comes twice: one may wait under another number."""
    run: dict[int, str] = {}
    for pk, number in numbers:
        if pk in run:
            yield run
            run = {}
        run[pk] = number
    if run:
        yield run


def _relabelled(action: Action, before: str, now: str) -> ActionEdit | None:
    """A sub-action without a number of its own is called after the one it belongs to."""
    if not before or not action.label.startswith(f"{before} ("):
        return None
    label = now + action.label.removeprefix(before)
    return ActionEdit(action=action, fields={"label": label, "sort_key": sort_key(label)})


def renumber_objectives(
    strategy: Strategy,
    comparison: Comparison,
    groups: Iterable[Group],
    day: date,
    *,
    by: User | None,
    why: str,
) -> None:
    existing = {objective.pk: objective for objective in strategy.objectives.all()}
    numbers = {pk: objective.number for pk, objective in existing.items()}

    def give(pk: int, number: str) -> None:
        existing[pk] = edit_objective(objective=existing[pk], version=None, by=by, why=why, number=number)

    _renumber(numbers, comparison.objectives, groups, day, give)


def renumber_themes(
    strategy: Strategy,
    comparison: Comparison,
    groups: Iterable[Group],
    day: date,
    *,
    by: User | None,
    why: str,
) -> None:
    existing = {theme.pk: theme for theme in strategy.themes.all()}
    codes = {pk: theme.code for pk, theme in existing.items()}

    def give(pk: int, code: str) -> None:
        existing[pk] = edit_theme(theme=existing[pk], by=by, why=why, code=code)

    _renumber(codes, comparison.themes, groups, day, give, longest=LONGEST_CODE)


def _renumber(
    numbers: Mapping[int, str],
    matched: Mapping[int, KnownGroup],
    groups: Iterable[Group],
    day: date,
    give: Callable[[int, str], Any],
    **limits: int,
) -> None:
    wanted: dict[int, str] = {}
    for group in groups:
        known = matched.get(id(group))
        if known and group.number and group.number != known.number and not says_nothing_new(group, known):
            wanted[known.id] = group.number
    coming = set(wanted.values()) | {
        group.number for group in groups if id(group) not in matched and group.number
    }
    taken = set(numbers.values()) | coming
    for pk, number in numbers.items():
        if number and number in coming and pk not in wanted:
            wanted[pk] = until(number, day, taken, **limits)
            taken.add(wanted[pk])
    for pk, number in steps(numbers, wanted):
        give(pk, number)
