"""Saves what a file says, through the changes of the evidence: categories, measures, figures, targets."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from imports.figures.answers import Answers, LocalPriority
from imports.figures.parsed import Figure, FiguresRead, TargetLine
from imports.recording.comparing import CHANGED, SAME, group_of, measure_of, observation_of, target_of
from imports.recording.facts import Standing
from measures.changes import (
    NewObservation,
    add_breakdown,
    add_group,
    add_group_alias,
    add_local_priority,
    add_measure,
    edit_measure,
    record_observations,
    set_target,
)
from measures.models import Characteristic, GroupAlias, Measure
from measures.vocabulary import MeasureKind, words_key

WHY_CORRECTED = "Another figure for the same day came in {file}."


def save(read: FiguresRead, standing: Standing, answers: Answers, *, by: User | None, today: date) -> None:
    """Everything that the file says and that is not known yet. The caller holds the transaction."""
    _add_categories(read, standing, answers, by)
    _add_measures(read, standing, by)
    _tie_complements(read, standing, by)
    drafts = [_observation(figure, read, standing) for figure in read.figures if figure.change != SAME]
    record_observations(new=drafts, by=by, today=today)
    for line in read.targets:
        if line.change != SAME:
            _save_target(line, read, standing, by, today)


def _add_categories(read: FiguresRead, standing: Standing, answers: Answers, by: User | None) -> None:
    characteristics = {one.name: one for one in Characteristic.objects.all()}
    wanted = {one.group_of: one for one in read.lines if one.group}
    for name, one in wanted.items():
        if name not in characteristics:
            characteristics[name] = _add_characteristic(name, one.characteristic, answers, by)
    aliases = set(GroupAlias.objects.values_list("characteristic__name", "key"))
    for one in read.lines:
        if not one.group:
            continue
        key = one.group_of, words_key(one.group)
        if key not in standing.groups:
            standing.groups[key] = add_group(
                characteristic=characteristics[one.group_of], name=one.group, by=by
            )
        said = one.group_of, words_key(one.category)
        if said not in standing.groups and said not in aliases:
            add_group_alias(group=standing.groups[key], text=one.category, by=by)
            aliases.add(said)


def _add_characteristic(name: str, words: str, answers: Answers, by: User | None) -> Characteristic:
    said = answers.about_characteristic(words)
    if isinstance(said, LocalPriority):
        day = date.fromisoformat(said.adopted_on)
        return add_local_priority(name=name, adopted_by=said.adopted_by, adopted_on=day, by=by)
    return add_breakdown(name=name, by=by)


def _add_measures(read: FiguresRead, standing: Standing, by: User | None) -> None:
    for one in read.lines:
        key = words_key(one.name), words_key(one.population)
        if key in standing.measures:
            continue
        kind = one.kind if isinstance(one, Figure) else MeasureKind.FIGURE
        standing.measures[key] = add_measure(
            name=one.name, population=one.population, unit=one.unit, unit_words=one.unit_words, by=by,
            source=one.source, kind=kind,
        )  # fmt: skip


def _tie_complements(read: FiguresRead, standing: Standing, by: User | None) -> None:
    for (name, population), other in read.complements.items():
        one = standing.measures.get((words_key(name), words_key(population)))
        whole = standing.measures.get((words_key(other), words_key(population)))
        whole = (
            whole
            or Measure.objects.filter(name_key=words_key(other), population_key=words_key(population)).first()
        )
        if one and whole and one.complement_of_id is None:
            why = "Its name says the opposite."
            edited = edit_measure(measure=one, version=None, by=by, why=why, complement_of=whole)
            standing.measures[edited.name_key, edited.population_key] = edited


def _observation(figure: Figure, read: FiguresRead, standing: Standing) -> NewObservation:
    measure = measure_of(figure, standing)
    assert measure
    before = observation_of(figure, standing) if figure.change == CHANGED else None
    why = WHY_CORRECTED.format(file=read.file) if before else ""
    return NewObservation(
        measure=measure, on=figure.on, on_text=figure.as_at.text[:100], group=group_of(figure, standing),
        part=figure.part,
        value=figure.value, numerator=figure.numerator, denominator=figure.denominator, marker=figure.marker,
        raw=figure.raw, is_baseline=figure.is_baseline or bool(before and before.is_baseline),
        in_favour_of=figure.in_favour_of, source=figure.source,
        note=" ".join(text for text in (figure.note, why) if text),
        origin=f"{read.file}, {figure.sheet}!{figure.cell}"[:400], corrects=before,
    )  # fmt: skip


def _save_target(
    line: TargetLine, read: FiguresRead, standing: Standing, by: User | None, today: date
) -> None:
    measure = measure_of(line, standing)
    assert measure
    changed = target_of(line, standing) is not None
    set_target(
        measure=measure, group=group_of(line, standing), by=by, set_on=today, due=line.by, value=line.value,
        share=line.share, by_text=line.by_text, text=line.text,
        reason=f"{read.file} says so." if changed else "",
    )  # fmt: skip
