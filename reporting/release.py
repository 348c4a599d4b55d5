"""What a report shows of the evidence to an audience: drawn from the one read model of measures, by value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from foundation.history import called_at, things_at, versions_at
from measures.by_group import ByGroup, by_group
from measures.evidence import Evidence, Figure, load_evidence
from measures.models import Characteristic, Measure, Target
from measures.on_record import call_groups, measures_at
from measures.queries import targets_standing
from measures.standing import due_words, figures_of, latest_date, target_words
from measures.suppression import Audience
from measures.suppression.tables import HIDDEN
from measures.vocabulary import Direction, MeasureKind
from measures.wording import spoken
from objectives.models import Objective, ObjectiveMeasure
from plans.models import Strategy
from reporting.evidence import (
    BreakdownShown,
    CharacteristicShown,
    EvidenceFor,
    FigureShown,
    MeasureShown,
    RowShown,
    Seen,
    SeriesShown,
    TargetShown,
)

PROTECTED, PRIORITY, MERE = "protected", "priority", ""


def measures_of_plan(strategy: Strategy, *, recorded_by: datetime | None = None) -> list[Measure]:
    """The measures that are evidence for an objective of the plan, in the order of the plan."""
    if recorded_by:
        places = list(dict.fromkeys(measure for measure, _ in _ties_at(strategy, recorded_by)))
        then = measures_at(places, recorded_by)
        return [then[pk] for pk in places if pk in then]
    tied = ObjectiveMeasure.objects.filter(objective__strategy=strategy)
    order = tied.order_by("objective__position", "objective_id", "position", "id")
    places = list(dict.fromkeys(order.values_list("measure", flat=True)))
    found = Measure.objects.filter(pk__in=places).select_related("owner", "compare_with")
    return sorted(found, key=lambda measure: places.index(measure.pk))


def _ties_at(strategy: Strategy, moment: datetime) -> list[tuple[int, Objective]]:
    """The measures with the objectives that they were evidence for at a moment, in the order of the plan."""
    objectives = things_at(Objective, moment, strategy=strategy)
    rows = versions_at(ObjectiveMeasure, moment, objective__strategy=strategy).values()
    tied = [(objectives[row["objective_id"]], row) for row in rows]
    tied.sort(key=lambda one: (one[0].position, one[0].pk, one[1]["position"], one[1]["id"]))
    return [(row["measure_id"], objective) for objective, row in tied]


def told_to(
    audience: Audience,
    measures: Iterable[Measure],
    *,
    as_at: date,
    recorded_by: datetime | None = None,
) -> dict[int, Evidence]:
    """What an audience may see of measures and of those they are compared with, as they stood on a date."""
    wanted = list(measures)
    beside = [one.compare_with for one in wanted if one.compare_with]
    every = {one.pk: one for one in [*beside, *wanted]}
    told = load_evidence(every.values(), audience, today=as_at, as_at=as_at, recorded_by=recorded_by)
    return {one.measure.pk: one for one in told}


def seen_in(told: Mapping[int, Evidence], audience: Audience) -> Seen:
    """Which figures the audience was shown, and which it knows to be hidden."""
    figures = [figure for one in told.values() for figure in figures_of(one)]
    return Seen(
        audience.name,
        audience.threshold,
        tuple(sorted(figure.id for figure in figures if figure.value is not None)),
        tuple(sorted(figure.id for figure in figures if figure.text == HIDDEN)),
    )


def show(
    measures: Iterable[Measure],
    evidence: Mapping[int, Evidence],
    *,
    strategy: Strategy,
    as_at: date,
    recorded_by: datetime | None = None,
) -> tuple[MeasureShown, ...]:
    """What each measure said on a date, by value; `evidence` is what its audience was told."""
    wanted = list(measures)
    objectives, targets = _objectives(strategy, recorded_by), _targets(wanted, as_at, recorded_by)
    standing = {one.slug: _standing(one) for one in _named(recorded_by)}
    return tuple(
        _measure(
            evidence[one.pk],
            evidence.get(one.compare_with_id or 0),
            objectives[one.pk],
            targets[one.pk],
            standing,
            as_at,
        )
        for one in wanted
    )


def _named(recorded_by: datetime | None) -> list[Characteristic]:
    """Everything that people may be counted by, in its order."""
    if recorded_by is None:
        return list(Characteristic.objects.all())
    then, named = things_at(Characteristic, recorded_by), called_at(Characteristic, recorded_by)
    found = [one for one in named.values() if one.statutory or one.pk in then]
    return sorted(found, key=lambda one: (not one.statutory, one.position, one.name))


def characteristics(*, recorded_by: datetime | None = None) -> tuple[CharacteristicShown, ...]:
    """The protected characteristics in the order of the Act, then the local priorities, then mere breakdowns."""
    found = [CharacteristicShown(one.slug, one.name, _standing(one)) for one in _named(recorded_by)]
    order = (PROTECTED, PRIORITY, MERE)
    return tuple(sorted(found, key=lambda one: order.index(one.standing)))


def _standing(characteristic: Characteristic) -> str:
    if characteristic.statutory:
        return PROTECTED
    return PRIORITY if characteristic.is_local_priority else MERE


def _objectives(strategy: Strategy, recorded_by: datetime | None) -> Mapping[int, list[EvidenceFor]]:
    if recorded_by:
        ties = _ties_at(strategy, recorded_by)
    else:
        tied = ObjectiveMeasure.objects.filter(objective__strategy=strategy).select_related("objective")
        tied = tied.order_by("objective__position", "objective_id")
        ties = [(one.measure_id, one.objective) for one in tied]
    found: dict[int, list[EvidenceFor]] = defaultdict(list)
    for measure, objective in ties:
        found[measure].append(EvidenceFor(objective.ref, objective.number, objective.title))
    return found


def _targets(
    measures: Sequence[Measure], as_at: date, recorded_by: datetime | None
) -> Mapping[int, list[Target]]:
    """The targets that stood on the date, that of all before those of groups."""
    found: dict[int, list[Target]] = defaultdict(list)
    standing = targets_standing(as_at=as_at, recorded_by=recorded_by).filter(measure__in=measures)
    told = call_groups(standing.select_related("group").order_by("-set_on", "-id"), recorded_by)
    for target in sorted(told, key=lambda one: one.group_id or 0):
        found[target.measure_id].append(target)
    return found


def _measure(
    evidence: Evidence,
    beside: Evidence | None,
    objectives: Sequence[EvidenceFor],
    targets: Sequence[Target],
    standing: Mapping[str, str],
    as_at: date,
) -> MeasureShown:
    measure = evidence.measure
    groups = [by_group(one, evidence, beside) for one in evidence.breakdowns]
    return MeasureShown(
        slug=measure.slug,
        name=measure.name,
        population=measure.population,
        kind=str(measure.kind),
        unit=str(measure.unit),
        unit_words=measure.unit_words,
        direction=str(measure.direction),
        sentence=evidence.sentence,
        source=measure.source,
        description=measure.description,
        owner=measure.owner.name if measure.owner else "",
        steward=measure.steward,
        due=due_words(latest_date(evidence), measure.every_months, today=as_at),
        targets=tuple(_target(one, evidence, as_at) for one in targets),
        objectives=tuple(objectives),
        series=tuple(
            SeriesShown(
                str(one.part),
                one.label,
                tuple(_figure(figure, measure) for figure in one.figures),
                one.progress.sentence,
                one.progress.way,
            )
            for one in evidence.series
        ),
        breakdowns=tuple(_breakdown(one, measure, standing) for one in groups),
        notes=evidence.notes,
    )


def _target(target: Target, evidence: Evidence, as_at: date) -> TargetShown:
    latest = evidence.main.progress.latest if evidence.main else None
    measure, reached = evidence.measure, None
    if not target.group_id and target.value is not None and latest and latest.value is not None:
        if measure.direction == Direction.DOWN:
            reached = latest.value <= target.value
        elif measure.direction == Direction.UP:
            reached = latest.value >= target.value
    return TargetShown(
        words=target_words(measure, target),
        when=target.by_text or (spoken(target.by) if target.by else ""),
        group=target.group.name if target.group else "",
        value=_number(target.value),
        reached=reached,
        over=target.by is not None and target.by < as_at,
    )


def _figure(figure: Figure, measure: Measure) -> FigureShown:
    return FigureShown(
        on=figure.on,
        when=figure.when,
        text=figure.text,
        value=_number(figure.value),
        is_baseline=figure.is_baseline,
        count=figure.count,
        of=figure.of,
        in_favour_of=figure.in_favour_of,
        words=figure.words if measure.kind == MeasureKind.WORDS else "",
    )


def _breakdown(told: ByGroup, measure: Measure, standing: Mapping[str, str]) -> BreakdownShown:
    rows = zip(told.breakdown.rows, told.bars, strict=True)
    return BreakdownShown(
        characteristic=told.breakdown.characteristic,
        slug=told.breakdown.slug,
        standing=standing[told.breakdown.slug],
        dates=told.breakdown.dates,
        bases=told.breakdown.bases,
        rows=tuple(
            RowShown(
                name=row.name,
                kind=str(row.kind),
                figures=tuple(_figure(figure, measure) if figure else None for figure in row.figures),
                told=bar.share.text,
                beside=bar.share.beside,
                beside_text=bar.share.beside_text,
                caution=bar.share.said,
            )
            for row, bar in rows
        ),
        beside=told.beside,
        cautions=told.cautions,
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
