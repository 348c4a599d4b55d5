"""What is known before a file of figures is read, and what each of its figures would be compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from imports.figures.standing import Known
from measures.models import Characteristic, CharacteristicGroup, GroupAlias, Measure, Observation, Target
from measures.vocabulary import words_key

type MeasureKey = tuple[str, str]
type ObservationKey = tuple[int, int | None, str, date | str]


def load_known() -> Known:
    """The characteristics with their categories, in three queries."""
    characteristics = {one.slug: one.name for one in Characteristic.objects.all()}
    groups: dict[str, dict[str, str]] = {}
    for group in CharacteristicGroup.objects.select_related("characteristic"):
        groups.setdefault(group.characteristic.name, {})[group.key] = group.name
    for alias in GroupAlias.objects.select_related("characteristic", "group"):
        groups.setdefault(alias.characteristic.name, {}).setdefault(alias.key, alias.group.name)
    measures = tuple(Measure.objects.filter(unit="percent").values_list("name", "population"))
    return Known(characteristics, groups, measures)


@dataclass(slots=True)
class Standing:
    """The measures, categories, figures and targets that a file speaks of, as they are now."""

    measures: dict[MeasureKey, Measure] = field(default_factory=dict)
    groups: dict[tuple[str, str], CharacteristicGroup] = field(default_factory=dict)
    observations: dict[ObservationKey, Observation] = field(default_factory=dict)
    targets: dict[tuple[int, int | None], Target] = field(default_factory=dict)


def load_standing(names: Iterable[MeasureKey]) -> Standing:
    """In four queries, whatever the file holds. Figures that were corrected count no longer."""
    wanted = {(words_key(name), words_key(population)) for name, population in names}
    measures = {
        (one.name_key, one.population_key): one
        for one in Measure.objects.filter(name_key__in={name for name, _ in wanted})
        if (one.name_key, one.population_key) in wanted
    }
    standing = Standing(measures)
    for group in CharacteristicGroup.objects.select_related("characteristic"):
        standing.groups[group.characteristic.name, group.key] = group
    ids = [one.pk for one in measures.values()]
    for seen in Observation.objects.filter(measure__in=ids, corrected_by__isnull=True):
        standing.observations[key_of(seen)] = seen
    for target in Target.objects.filter(measure__in=ids, replaced_by__isnull=True).order_by("id"):
        standing.targets[target.measure_id, target.group_id] = target
    return standing


def key_of(seen: Observation) -> ObservationKey:
    return seen.measure_id, seen.group_id, seen.part, seen.on or words_key(seen.on_text)
