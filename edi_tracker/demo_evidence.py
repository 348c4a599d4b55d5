"""The evidence of the demo: measures of our own invention, recorded through the doors that the forms use."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Owner, User
from edi_tracker.env import BASE_DIR
from measures.changes import (
    NewObservation,
    add_group,
    add_group_alias,
    add_local_priority,
    add_measure,
    correct_observation,
    record_observations,
    set_target,
)
from measures.models import Characteristic, CharacteristicGroup, Measure
from measures.vocabulary import Direction, MeasureKind, Part, Unit
from objectives.changes import edit_objective, set_measures
from objectives.coverage_words import PROTECTED
from objectives.tagging import change_many
from objectives.tags import Tags
from plans.models import Strategy

FIGURES = BASE_DIR / "fixtures" / "demo" / "measures.json"
TAGS = BASE_DIR / "fixtures" / "demo" / "tags.json"


def tell_evidence(strategy: Strategy, people: dict[str, User], *, today: date) -> None:
    """Measures with their figures up to today, tied to the objectives of the plan."""
    told = json.loads(FIGURES.read_text(encoding="utf-8"))
    editor, analyst = people["edi@demo.test"], people["hr@demo.test"]
    for priority in told["priorities"]:
        adopted = date.fromisoformat(priority["adopted_on"])
        add_local_priority(**priority | {"adopted_on": adopted}, by=editor)
    made: dict[str, Measure] = {}
    groups = _Groups(analyst)
    new: list[NewObservation] = []
    for one in told["measures"]:
        made[one["name"]] = _measure(one, made, editor)
        new += [*_figures(made[one["name"]], one), *_by_group(made[one["name"]], one, groups)]
    record_observations(
        new=[figure for figure in new if figure.on and figure.on <= today], by=analyst, today=today
    )
    for one in told["measures"]:
        _targets(made[one["name"]], one, editor, today)
        _correction(made[one["name"]], one, analyst, today)
    for slug, aliases in told["aliases"].items():
        for text, name in aliases.items():
            add_group_alias(group=groups.get(slug, name), text=text, by=analyst)
    _objectives(strategy, told, made, editor)
    _whom_it_is_for(strategy, editor)


def _measure(one: dict[str, Any], made: dict[str, Measure], by: User) -> Measure:
    names = ("description", "source", "steward", "unit_words", "every_months")
    return add_measure(
        name=one["name"],
        population=one["population"],
        unit=Unit(one["unit"]),
        kind=MeasureKind(one.get("kind", MeasureKind.FIGURE)),
        direction=Direction(one["direction"]),
        owner=Owner.objects.get(name=one["owner"]),
        compare_with=made.get(one.get("compare_with", "")),
        complement_of=made.get(one.get("complement_of", "")),
        by=by,
        **{name: one[name] for name in names if name in one},
    )


def _figures(measure: Measure, one: dict[str, Any]) -> list[NewObservation]:
    return [_figure(measure, figure) for figure in one.get("figures", [])]


def _figure(measure: Measure, told: dict[str, Any]) -> NewObservation:
    value = Decimal(told["value"]) if "value" in told else None
    part, on = Part(told.get("part", "")), date.fromisoformat(told["on"])
    fields = told | {"on": on, "part": part, "value": value}
    return NewObservation(measure=measure, source=measure.source, **fields)


def _by_group(measure: Measure, one: dict[str, Any], groups: "_Groups") -> list[NewObservation]:
    return [
        NewObservation(
            measure=measure,
            on=date.fromisoformat(on),
            group=groups.get(slug, name),
            numerator=count,
            denominator=table["base"],
            source=measure.source,
        )
        for slug, tables in one.get("groups", {}).items()
        for on, table in tables.items()
        for name, count in table["counts"].items()
    ]


class _Groups:
    """The monitoring categories, each added when it's first spoken of."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.characteristics = {one.slug: one for one in Characteristic.objects.all()}
        self.known: dict[tuple[str, str], CharacteristicGroup] = {}

    def get(self, slug: str, name: str) -> CharacteristicGroup:
        if (slug, name) not in self.known:
            characteristic = self.characteristics[slug]
            self.known[slug, name] = add_group(characteristic=characteristic, name=name, by=self.by)
        return self.known[slug, name]


def _targets(measure: Measure, one: dict[str, Any], by: User, today: date) -> None:
    for target in one.get("targets", []):
        told = dict(target)
        set_on = date.fromisoformat(told.pop("set_on"))
        numbers: dict[str, Any] = {
            name: Decimal(told.pop(name)) for name in ("value", "share") if name in told
        }
        due = date.fromisoformat(told.pop("due"))
        if set_on <= today:
            set_target(measure=measure, by=by, set_on=set_on, due=due, **numbers, **told)


def _correction(measure: Measure, one: dict[str, Any], by: User, today: date) -> None:
    told = dict(one.get("corrected", {}))
    on = date.fromisoformat(told.pop("on")) if told else None
    old = measure.observations.filter(on=on, group__isnull=True).first() if on else None
    if old:
        correct_observation(old=old, by=by, today=today, **told)


def _objectives(strategy: Strategy, told: dict[str, Any], made: dict[str, Measure], by: User) -> None:
    for objective in strategy.objectives.all():
        evidence = [made[one["name"]] for one in told["measures"] if objective.number in one["objectives"]]
        if evidence:
            set_measures(objective=objective, measures=evidence, by=by)
        if smart := told["smart"].get(objective.number):
            edit_objective(objective=objective, version=None, by=by, why="Made SMART", **smart)


def _whom_it_is_for(strategy: Strategy, by: User) -> None:
    """What the EDI team has said of its actions and objectives so far; for some the aim is still to be said."""
    told = json.loads(TAGS.read_text(encoding="utf-8"))
    for things, name, said in (
        (strategy.actions.all(), "label", told["actions"]),
        (strategy.objectives.all(), "number", told["objectives"]),
    ):
        named = {thing.pk: said[getattr(thing, name)] for thing in things if getattr(thing, name) in said}
        changes = {
            pk: (Tags(), Tags.of(PROTECTED if one["whom"] == ["all"] else one["whom"], one["aims"]))
            for pk, one in named.items()
        }
        change_many(things=[thing for thing in things if thing.pk in named], changes=changes, by=by)
