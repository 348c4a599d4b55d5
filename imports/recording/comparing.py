"""What a file does to the figures that are known: new, the same, or a correction of one that stands."""

from __future__ import annotations

from decimal import Decimal

from imports.figures.parsed import ASKED, Figure, FiguresRead, Rejected, TargetLine
from imports.recording.facts import Standing
from imports.understanding.findings import quoted
from measures.models import CharacteristicGroup, Measure, Observation, Target
from measures.vocabulary import MeasureKind, Unit, words_key

NEW, SAME, CHANGED = "new", "same", "changed"
_PLACES = Decimal("0.0001")


def compare(read: FiguresRead, standing: Standing) -> None:
    """Says of each figure and target what the saving would do; one that its measure cannot hold is rejected."""
    kept: list[Figure] = []
    for figure in read.figures:
        measure = measure_of(figure, standing)
        if measure and (wrong := _does_not_fit(figure, measure)):
            read.rejected.append(Rejected(figure.sheet, figure.row, figure.cell, *wrong, figure.name))
            continue
        before = observation_of(figure, standing)
        if figure.change != ASKED:
            figure.change = NEW if before is None else SAME if _is_same(figure, before) else CHANGED
        kept.append(figure)
    read.figures = kept
    for line in read.targets:
        old = target_of(line, standing)
        if line.change != ASKED:
            line.change = NEW if old is None else SAME if _is_same_target(line, old) else CHANGED


def measure_of(one: Figure | TargetLine, standing: Standing) -> Measure | None:
    return standing.measures.get((words_key(one.name), words_key(one.population)))


def group_of(one: Figure | TargetLine, standing: Standing) -> CharacteristicGroup | None:
    return standing.groups.get((one.group_of, words_key(one.group))) if one.group else None


def observation_of(figure: Figure, standing: Standing) -> Observation | None:
    measure, group = measure_of(figure, standing), group_of(figure, standing)
    if measure is None or (figure.group and group is None):
        return None
    day = figure.on or words_key(figure.as_at.text)
    return standing.observations.get((measure.pk, group.pk if group else None, figure.part.value, day))


def target_of(line: TargetLine, standing: Standing) -> Target | None:
    measure, group = measure_of(line, standing), group_of(line, standing)
    if measure is None or (line.group and group is None):
        return None
    return standing.targets.get((measure.pk, group.pk if group else None))


def _does_not_fit(figure: Figure, measure: Measure) -> tuple[str, str] | None:
    if measure.kind != figure.kind:
        return (
            "another_kind",
            f"{figure.cell}: {quoted(str(measure))} is kept as another kind of measure "
            f"({MeasureKind(measure.kind).replace('_', ' ')}). "
            "Give this one another name, or leave the row out.",
        )
    if measure.unit != figure.unit:
        return (
            "another_unit",
            f"{figure.cell}: {quoted(str(measure))} is counted as {Unit(measure.unit)} and the file says "
            f"{figure.unit}. Correct the "
            "unit, or give the measure another name.",
        )
    return None


def _is_same(figure: Figure, seen: Observation) -> bool:
    value = figure.value.quantize(_PLACES) if figure.value is not None else None
    return (value, figure.numerator, figure.denominator, figure.marker) == (
        seen.value, seen.numerator, seen.denominator, seen.marker,
    ) and (not figure.is_baseline or seen.is_baseline)  # fmt: skip


def _is_same_target(line: TargetLine, target: Target) -> bool:
    return (line.value, line.share, line.by or line.by_text) == (
        target.value, target.share, target.by or target.by_text,
    )  # fmt: skip
