"""The coverage of a strategy as its page shows it, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation.history import called_at, versions_at
from measures.models import Characteristic
from measures.vocabulary import Aim
from objectives.attention import is_open
from objectives.coverage import NOT_SAID, Coverage, Kind, column_heading, coverage
from objectives.models import ActionTag, Objective, ObjectiveTag
from objectives.register import ActionLine
from objectives.tagging import gathered, offered, offered_at
from objectives.tags import Tags
from plans.models import Strategy

HEADINGS = tuple(column_heading(aim) for aim in (*Aim, NOT_SAID))


@dataclass(frozen=True)
class Listed:
    """The objectives behind one cell."""

    title: str
    objectives: list[Objective]


def coverage_of(strategy: Strategy, *, register: Sequence[ActionLine] | None = None) -> Coverage:
    """What the open actions and the objectives of a strategy say of whom they are for, and of their aims.

    With the register of a past day, the actions that were open then, as they are tagged today.
    """
    open_ones = strategy.actions.filter(is_open())
    ids = (
        [line.id for line in register if line.is_open]
        if register is not None
        else list(open_ones.order_by().values_list("pk", flat=True))
    )
    known = set(ids)
    told = ActionTag.objects.filter(action__strategy=strategy)
    rows = told.values_list("action_id", "characteristic__slug", "aim")
    actions = gathered((row for row in rows if row[0] in known), ids)
    return coverage(
        [_kind(one) for one in offered()],
        list(actions.values()),
        list(_of_objectives(strategy).values()),
        everything=strategy.actions.count() if register is None else len(register),
    )


def coverage_at(strategy: Strategy, register: Sequence[ActionLine], moment: datetime) -> Coverage:
    """The same from a register of what was on the record by a moment, as it was tagged then."""
    ids = [line.id for line in register if line.is_open]
    known = set(ids)
    rows = _tagged_at(ActionTag, "action_id", moment, action__strategy=strategy)
    actions = gathered((row for row in rows if row[0] in known), ids)
    objectives = gathered(_tagged_at(ObjectiveTag, "objective_id", moment, objective__strategy=strategy), ())
    return coverage(
        [_kind(one) for one in offered_at(moment)],
        list(actions.values()),
        list(objectives.values()),
        everything=len(register),
    )


def _tagged_at(
    model: Any, whose: str, moment: datetime, **which: object
) -> list[tuple[int, str | None, str]]:
    slugs = {pk: one.slug for pk, one in called_at(Characteristic, moment).items()}
    rows = versions_at(model, moment, **which).values()
    return [(row[whose], slugs.get(row["characteristic_id"]), row["aim"]) for row in rows]


def _kind(one: Characteristic) -> Kind:
    on = one.adopted_on
    adopted = f"adopted by {one.adopted_by}, {on.day} {on:%B %Y}" if on and not one.statutory else ""
    return Kind(one.slug, one.name, one.statutory, adopted)


def _of_objectives(strategy: Strategy) -> dict[int, Tags]:
    told = ObjectiveTag.objects.filter(objective__strategy=strategy)
    return gathered(told.values_list("objective_id", "characteristic__slug", "aim"), ())


def objectives_behind(strategy: Strategy, characteristic: str, aim: str) -> Listed | None:
    """The objectives of one cell, or None where the address names no cell; an empty aim takes the whole row."""
    named = next((one for one in offered() if one.slug == characteristic), None)
    if named is None or aim not in {"", NOT_SAID, *Aim}:
        return None
    tags = _of_objectives(strategy)
    chosen = [
        pk for pk, said in tags.items() if characteristic in said.characteristics and _serves(said, aim)
    ]
    title = f"{named.name}: {column_heading(aim)}" if aim else named.name
    return Listed(title, list(strategy.objectives.filter(pk__in=chosen).select_related("strategy")))


def _serves(said: Tags, aim: str) -> bool:
    return not aim or (not said.aims if aim == NOT_SAID else aim in said.aims)
