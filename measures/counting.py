"""The counts of people behind figures, as the tables in which they are released."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from measures.models import Measure, Observation
from measures.suppression import Table
from measures.suppression.tables import TOTAL, Count
from measures.vocabulary import Marker, MeasureKind, Part, Unit

type PlaceOf = dict[int, tuple[str, str, str]]  # the table, row and column of an observation, by its id
type _Cells = dict[str, dict[tuple[str, str], Count]]
COUNTED, REST = "counted", "rest"


def count_behind(measure: Measure, one: Observation) -> Count | None:
    """How many people a figure is about, where that is known or follows from it; None where nobody can tell."""
    if one.marker:
        return Marker(one.marker)
    if one.numerator is not None:
        return one.numerator
    if one.value is None:
        return None
    if measure.unit == Unit.COUNT:
        return int(one.value) if one.value == one.value.to_integral_value() and one.value >= 0 else None
    if measure.unit == Unit.PERCENT and one.denominator and measure.kind != MeasureKind.PAY_GAP:
        return int((one.value * one.denominator / 100).quantize(Decimal(1), ROUND_HALF_UP))
    return None


def column_of(one: Observation) -> str:
    """The date that a figure stands under."""
    return one.on.isoformat() if one.on else one.on_text


def tables_behind(measure: Measure, seen: Sequence[Observation]) -> tuple[list[Table], PlaceOf]:
    """A table for each characteristic, its groups by its dates, and what readers know of their sums: the figure
    of all, the people that all groups were counted from, and those of each group.
    """
    cells: _Cells = defaultdict(dict)
    bases: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    places: PlaceOf = {}
    counted: list[tuple[Observation, Count]] = []
    for one in seen:
        count = count_behind(measure, one)
        if count is None:
            continue
        counted.append((one, count))
        name, row, column = _name(measure, one), str(one.group_id or one.part), column_of(one)
        if one.group_id and measure.kind == MeasureKind.SURVEY:
            row = one.part
        if (row, column) in cells[name]:
            row = f"{row} {one.pk}"  # two figures of one group and day: each stands for itself
        cells[name][row, column] = count
        places[one.pk] = (name, row, column)
        if one.denominator is not None:
            bases[name][column].add(one.denominator)
    tables = []
    for name, counts in cells.items():
        known = {(TOTAL, column): min(some) for column, some in bases[name].items() if len(some) == 1}
        tables.append(_table(name, {**counts, **known}, frozenset(known)))
    return [*tables, *_wholes(measure, cells), *_own_bases(measure, counted, places, bases)], places


def _name(measure: Measure, one: Observation) -> str:
    # The three answers of a survey make its base together; the parts of a pay gap make nothing.
    survey = measure.kind == MeasureKind.SURVEY
    if one.group is None:
        return f"all {'' if survey else one.part}"
    slug = one.group.characteristic.slug
    return f"{slug} {one.group_id}" if survey else slug


def _wholes(measure: Measure, cells: _Cells) -> Iterator[Table]:
    """The groups again with the figure of all as their total: whoever reads both can subtract."""
    if measure.kind != MeasureKind.FIGURE:
        return
    wholes = cells.get(f"all {Part.WHOLE}", {})
    for name, counts in cells.items():
        columns = {column for _, column in counts if isinstance(wholes.get(("", column)), int)}
        if name.startswith("all") or not columns:
            continue
        inner = {place: count for place, count in counts.items() if place[1] in columns}
        totals = {(TOTAL, column): wholes["", column] for column in columns}
        shared = {place: (name, *place) for place in inner}
        yield _table(f"{name} of all", {**inner, **totals}, frozenset(totals), shared)


def _own_bases(
    measure: Measure,
    counted: Sequence[tuple[Observation, Count]],
    places: PlaceOf,
    bases: dict[str, dict[str, set[int]]],
) -> list[Table]:
    """Where each group is counted from its own people, the others of them are people too: of 20 of whom 17 have
    had training 3 have not.
    """
    if measure.kind != MeasureKind.FIGURE:
        return []
    tables = []
    for one, count in counted:
        place = places[one.pk]
        alone = one.group_id is None or len(bases[place[0]][place[2]]) < 2
        if alone or one.denominator is None or isinstance(count, Marker):
            continue
        column = place[2]
        counts = {
            (COUNTED, column): count,
            (REST, column): one.denominator - count,
            (TOTAL, column): one.denominator,
        }
        shared = {(COUNTED, column): place}
        tables.append(_table(f"base of {one.pk}", counts, frozenset({(TOTAL, column)}), shared))
    return tables


def _table(
    name: str,
    counts: Mapping[tuple[str, str], Count],
    known: frozenset[tuple[str, str]],
    same_as: dict | None = None,
) -> Table:
    inner = [place for place in counts if place not in known]
    rows = tuple(dict.fromkeys(row for row, _ in inner))
    columns = tuple(dict.fromkeys(column for _, column in inner))
    return Table(name, rows, columns, counts, same_as=same_as or {}, known=known)
