"""The one read model of evidence: what a measure says, as an audience may see it. Pages, charts and reports draw
from it and from nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.timezone import localtime

from measures.counting import BASES, SHARES_OF_A_GAP, PlaceOf, column_of, few_behind, tables_behind
from measures.models import Characteristic, CharacteristicGroup, Measure, Observation, Target
from measures.on_record import as_called, call_groups
from measures.progress import Aim, Point, Progress, Reading, progress
from measures.queries import counting, targets_standing, with_shared_base
from measures.suppression import Audience, Released, ReleasedTable, release
from measures.suppression.tables import HIDDEN, NOTES, SHOWN_AS
from measures.vocabulary import PARTS_OF, Direction, GroupKind, Marker, MeasureKind, Part, Unit
from measures.wording import said, shortened, spoken


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as an audience sees it; `value` is None where it sees none."""

    on: date | None
    when: str
    text: str
    value: Decimal | None
    is_baseline: bool
    count: int | None = None
    of: int | None = None
    in_favour_of: str = ""
    words: str = ""
    source: str = ""
    note: str = ""
    id: int = 0
    recorded_on: date | None = None
    recorded_by: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one part of a measure over time, and what they say."""

    part: Part
    label: str
    figures: tuple[Figure, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One group of a breakdown, with a figure for each date, in the order of the dates."""

    name: str
    kind: GroupKind
    figures: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A measure by the groups of one characteristic."""

    characteristic: str
    slug: str
    statutory: bool
    dates: tuple[str, ...]
    bases: tuple[int | None, ...]
    rows: tuple[BreakdownRow, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a measure says to an audience."""

    measure: Measure
    audience: Audience
    aim: Aim | None
    series: tuple[Series, ...]
    breakdowns: tuple[Breakdown, ...]
    notes: tuple[str, ...]

    @property
    def main(self) -> Series | None:
        """The series that the sentence about the measure is of."""
        return next((series for series in self.series if series.figures), None)

    @property
    def sentence(self) -> str:
        """ "38.1% in November 2024, up from 21.1% in August 2023; target not set" """
        if self.main and self.measure.kind == MeasureKind.WORDS:
            latest = self.main.figures[-1]
            return f"{latest.when}: {shortened(latest.text)}"
        if self.main:
            return self.main.progress.sentence
        dates = [breakdown.dates[-1] for breakdown in self.breakdowns if breakdown.dates]
        return f"Figures by group, last for {dates[-1]}" if dates else "No figure yet; target not set"


PART_LABELS = {
    Part.WHOLE: "All",
    Part.BONUS_MEAN: "Mean bonus gap",
    Part.BONUS_MEDIAN: "Median bonus gap",
    Part.BONUS_SHARE: "Share who had a bonus",
    Part.MEAN: "Mean gap",
    Part.MEDIAN: "Median gap",
}


def load_evidence(
    measures: Iterable[Measure],
    audience: Audience,
    *,
    today: date,
    by_group: bool = True,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
) -> list[Evidence]:
    """What each measure says to an audience, in two queries for any number of measures; of the whole population
    only, without its groups, where a list needs no more. `as_at` tells it for a past date, `recorded_by` only from
    what was on the record by a moment, in the words of that moment (see `queries.counting`).
    """
    wanted = as_called(measures, recorded_by)
    seen = counting(as_at=as_at, recorded_by=recorded_by).filter(measure__in=wanted)
    current = targets_standing(as_at=as_at, recorded_by=recorded_by)
    current = current.filter(measure__in=wanted, group__isnull=True)
    if not by_group:
        seen = seen.filter(group__isnull=True)
    by_measure: dict[int, list[Observation]] = defaultdict(list)
    read = with_shared_base(seen, recorded_by=recorded_by)
    read = read.select_related("group__characteristic", "recorded_by").order_by("on", "id")
    for one in call_groups(read, recorded_by):
        by_measure[one.measure_id].append(one)
    aims: dict[int, Target] = {}
    for target in current.order_by("set_on", "id"):
        aims[target.measure_id] = target
    return [_evidence(one, by_measure[one.pk], aims.get(one.pk), audience, today) for one in wanted]


def _evidence(
    measure: Measure, seen: Sequence[Observation], target: Target | None, audience: Audience, today: date
) -> Evidence:
    aim = Aim(target.value, target.by, target.by_text, target.text) if target else None
    shown = release_figures(measure, seen, audience, of=implied_base(target))
    reading = Reading(
        Unit(measure.unit), measure.unit_words, Direction(measure.direction), measure.every_months
    )
    series = []
    parts = PARTS_OF[MeasureKind(measure.kind)]
    for part, label, of_part in _parts(measure, seen):
        figures = tuple(shown[one.pk] for one in of_part)
        points = [
            Point(f.on, f.when, f.value, f.is_baseline, "" if f.value is not None else f.text)
            for f in figures
        ]
        told = progress(points, aim if part == parts[0] else None, reading, today=today)
        if part != parts[0]:  # a target is one for the measure, and no part of it is without
            told = replace(told, sentence=told.sentence.rpartition("; target")[0])
        series.append(Series(part, label, figures, told))
    marks = dict.fromkeys(figure.text for figure in shown.values() if figure.text in NOTES)
    return Evidence(
        measure=measure,
        audience=audience,
        aim=aim,
        series=tuple(series),
        breakdowns=tuple(_breakdowns(seen, parts[0], shown)),
        notes=tuple(NOTES[mark].format(threshold=audience.threshold) for mark in marks),
    )


def _parts(measure: Measure, seen: Sequence[Observation]) -> Iterator[tuple[Part, str, list[Observation]]]:
    """The figures of each part of a measure, of everybody; the quarters of pay and who had a bonus are told by group
    too ("Upper quartile: Female"), as the pay gap service has them.
    """
    for part in PARTS_OF[MeasureKind(measure.kind)]:
        label = PART_LABELS.get(part, part.replace("_", " ").capitalize())
        by_group: dict[str, list[Observation]] = defaultdict(list)
        for one in seen:
            if one.part == part and (one.group is None or part in SHARES_OF_A_GAP):
                by_group[f"{label}: {one.group.name}" if one.group else label].append(one)
        yield from ((part, name, of_part) for name, of_part in by_group.items())


# --- what may be shown ------------------------------------------------------------------------------------


def release_figures(
    measure: Measure, seen: Sequence[Observation], audience: Audience, *, of: int | None = None
) -> dict[int, Figure]:
    """Each observation as the audience may see it, by its id. All tables of a measure are released together. `of` is
    how many people there are, where something else than the figures tells it.
    """
    tables, places = tables_behind(measure, seen, threshold=audience.threshold, of=of)
    released = {table.name: table for table in release(tables, audience)}
    return {one.pk: _figure(measure, one, _cell(measure, one, released, places, audience, of),
                            _base(one, released, audience), audience) for one in seen}  # fmt: skip


def _cell(
    measure: Measure,
    one: Observation,
    released: Mapping[str, ReleasedTable],
    places: PlaceOf,
    audience: Audience,
    of: int | None,
) -> Released | None:
    """What is printed for a figure. A share of a handful of people is hidden even where it is nought or can't be
    told as a count.
    """
    if audience.threshold >= 2 and few_behind(measure, one, audience.threshold, of=of):
        return Released(HIDDEN)
    place = places.get(one.pk)
    return released[place[0]].cells[place[1:]] if place else None


def implied_base(target: Target | None) -> int | None:
    """Of how many people a target is that is told as a number and as a share: 204 people, 19.1%."""
    if target is None or not target.value or not target.share:
        return None
    return int((100 * target.value / target.share).quantize(Decimal(1), ROUND_HALF_UP))


def _figure(
    measure: Measure, one: Observation, cell: Released | None, base: int | None, audience: Audience
) -> Figure:
    value: Decimal | None = one.value
    text = one.words
    everything = audience.threshold < 2
    if cell and (cell.hidden or (cell.count is None and cell.text)):
        value, text = None, cell.text
    elif one.marker and cell is None:
        value, text = None, SHOWN_AS.get(Marker(one.marker), "0")
    elif one.value is not None:
        value = one.value
        if measure.unit == Unit.PERCENT and one.group_id and not everything:
            value = one.value.quantize(Decimal(1), ROUND_HALF_UP)
        elif measure.unit == Unit.PERCENT and one.numerator is not None:
            value = one.value.quantize(
                Decimal("0.1"), ROUND_HALF_UP
            )  # worked out, so nobody wrote more places
        text = said(value, Unit(measure.unit), measure.unit_words)
        if not value and one.value > 0:
            text = "under 1%"
    hidden = text == HIDDEN
    return Figure(
        on=one.on,
        when=when_of(one),
        text=text,
        value=value,
        is_baseline=one.is_baseline,
        # With its percentage a count tells its base, so where that is hidden the count is too.
        count=cell.count if cell and (base is not None or not one.denominator) else None,
        of=base,
        in_favour_of=one.in_favour_of,
        words="" if hidden else one.words,
        source=one.source,
        # A note may say what a cell may not; it is for those who see the cell. Why a figure was corrected is told with
        # the correction, to those who may see what it was.
        note="" if hidden or one.corrects_id else one.note,
        id=one.pk,
        recorded_on=localtime(one.recorded_at).date(),
        recorded_by=str(one.recorded_by or ""),
    )


def _base(one: Observation, released: Mapping[str, ReleasedTable], audience: Audience) -> int | None:
    """How many people a figure was counted from; a handful of people is a small number itself, and so is what gives
    it away.
    """
    if one.denominator is None or 0 < one.denominator < audience.threshold:
        return None
    table = released.get(f"{BASES} {one.group.characteristic.slug}") if one.group else None
    cell = table.cells.get((str(one.group_id), column_of(one))) if table else None
    return None if cell and cell.hidden else one.denominator


def when_of(one: Observation) -> str:
    return one.on_text or (spoken(one.on) if one.on else "no date given")


# --- by group ---------------------------------------------------------------------------------------------


def _breakdowns(seen: Sequence[Observation], part: Part, shown: dict[int, Figure]) -> Iterable[Breakdown]:
    """By group a survey shows its favourable answers and a pay gap its mean."""
    by_characteristic: dict[Characteristic, list[Observation]] = defaultdict(list)
    for one in seen:
        if one.group and one.part == part:
            by_characteristic[one.group.characteristic].append(one)
    for characteristic in sorted(by_characteristic, key=lambda c: (not c.statutory, c.position, c.name)):
        yield _breakdown(characteristic, by_characteristic[characteristic], shown)


def _breakdown(
    characteristic: Characteristic,
    seen: Sequence[Observation],
    shown: dict[int, Figure],
) -> Breakdown:
    columns = list(dict.fromkeys(column_of(one) for one in seen))
    words = {column_of(one): when_of(one) for one in seen}
    bases: dict[str, set[int | None]] = defaultdict(set)
    by_group: dict[CharacteristicGroup, dict[str, Figure]] = defaultdict(dict)
    for one in seen:
        assert one.group
        by_group[one.group][column_of(one)] = shown[one.pk]
        bases[column_of(one)].add(shown[one.pk].of)
    groups = sorted(by_group, key=lambda group: (group.kind != GroupKind.GROUP, group.position, group.pk))
    return Breakdown(
        characteristic=characteristic.name,
        slug=characteristic.slug,
        statutory=characteristic.statutory,
        dates=tuple(words[column] for column in columns),
        bases=tuple(next(iter(bases[c])) if len(bases[c]) == 1 else None for c in columns),
        rows=tuple(
            BreakdownRow(
                group.name, GroupKind(group.kind), tuple(by_group[group].get(column) for column in columns)
            )
            for group in groups
        ),
    )
