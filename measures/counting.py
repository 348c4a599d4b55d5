"""The counts of people behind figures, as the tables in which they are released."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from measures.models import Measure, Observation
from measures.suppression import Table
from measures.suppression.tables import TOTAL, Count
from measures.vocabulary import Marker, MeasureKind, Part, Unit

type PlaceOf = dict[int, tuple[str, str, str]]  # the table, row and column of an observation, by its id
type _Cells = dict[str, dict[tuple[str, str], Count]]
COUNTED, REST, BASES = "counted", "rest", "bases"
# Of a pay gap these are shares of people; its means and medians are shares of money.
SHARES_OF_A_GAP = {part for part in Part if part.endswith("quartile")} | {Part.BONUS_SHARE}


def counts_people(measure: Measure, one: Observation) -> bool:
    """Whether a percentage is one of people, so that their number follows from it and its base."""
    return measure.unit == Unit.PERCENT and (
        measure.kind != MeasureKind.PAY_GAP or one.part in SHARES_OF_A_GAP
    )


def base_of(one: Observation) -> int | None:
    """How many people a figure is of: its own base, or the one that all groups of that date share."""
    return one.denominator or getattr(one, "shared_base", None)


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
    base = base_of(one)
    if base and counts_people(measure, one):
        return int((one.value * base / 100).quantize(Decimal(1), ROUND_HALF_UP))
    return None


def few_behind(measure: Measure, one: Observation, threshold: int, *, of: int | None = None) -> bool:
    """Whether a figure tells of a handful of people: it counts them, leaves them over (398 of 400), or is a share of
    no more than them. `of` is the base that something else tells, such as a target that is a number and a share.
    """
    count, base = count_behind(measure, one), base_of(one) or of
    if base and 0 < base < threshold:
        return True
    if count is None or isinstance(count, Marker):
        return False
    return 0 < count < threshold or (base is not None and 0 < base - count < threshold)


def column_of(one: Observation) -> str:
    """The date that a figure stands under."""
    return one.on.isoformat() if one.on else one.on_text


def tables_behind(
    measure: Measure, seen: Sequence[Observation], *, threshold: int, of: int | None = None
) -> tuple[list[Table], PlaceOf]:
    """A table for each characteristic, its groups by its dates, and what readers know of their sums: the figure
    of all, the people that all groups were counted from, those of each group, and the few that a figure leaves over.
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
    few = {places[one.pk] for one, _ in counted if few_behind(measure, one, threshold, of=of)}
    tables = []
    for name, counts in cells.items():
        # One figure of everybody makes no base: the others of it are told below.
        alone = name.startswith("all") and measure.kind != MeasureKind.SURVEY
        shared = {} if alone else bases[name]
        known = {(TOTAL, column): min(some) for column, some in shared.items() if len(some) == 1}
        tables.append(_table(name, {**counts, **known}, frozenset(known), secret=few))
    own = _own_bases(measure, counted, places, bases, threshold, of)
    return [*tables, *_wholes(measure, cells, few), *own, *_tables_of_bases(measure, seen)], places


def _name(measure: Measure, one: Observation) -> str:
    # The three answers of a survey make its base together; the parts of a pay gap make nothing.
    survey = measure.kind == MeasureKind.SURVEY
    if one.group is None:
        return f"all {'' if survey else one.part}"
    slug = one.group.characteristic.slug
    return f"{slug} {one.group_id}" if survey else slug


def _wholes(measure: Measure, cells: _Cells, few: Collection[tuple[str, str, str]]) -> Iterator[Table]:
    """The groups again with the figure of all as their total: whoever reads both can subtract. Where that figure is
    hidden itself it is one more number that nobody may work out.
    """
    if measure.kind != MeasureKind.FIGURE:
        return
    all_name = f"all {Part.WHOLE}"
    wholes = cells.get(all_name, {})
    for name, counts in cells.items():
        columns = {column for _, column in counts if isinstance(wholes.get(("", column)), int)}
        if name.startswith("all") or not columns:
            continue
        inner = {place: count for place, count in counts.items() if place[1] in columns}
        totals = {(TOTAL, column): wholes["", column] for column in columns}
        told = {place for place in totals if (all_name, "", place[1]) not in few}
        shared: dict[tuple[str, str], tuple[str, str, str]] = {place: (name, *place) for place in inner}
        shared |= {place: (all_name, "", place[1]) for place in totals if place not in told}
        yield _table(f"{name} of all", {**inner, **totals}, frozenset(told), shared)


def _own_bases(
    measure: Measure,
    counted: Sequence[tuple[Observation, Count]],
    places: PlaceOf,
    bases: dict[str, dict[str, set[int]]],
    threshold: int,
    of: int | None,
) -> Iterator[Table]:
    """The others of a figure are people too: of 20 of whom 17 have had training 3 have not, and who reads that 398
    of 400 have told us reads of 2 who haven't.
    """
    for one, count in counted:
        place, base = places[one.pk], base_of(one) or of
        if base is None or isinstance(count, Marker) or base < count:
            continue
        alone = (
            one.group_id is None or measure.kind != MeasureKind.FIGURE or len(bases[place[0]][place[2]]) < 2
        )
        # Where groups share a base the others are in the table already, unless they are few.
        if alone and not 0 < base - count < threshold:
            continue
        column = place[2]
        counts: dict[tuple[str, str], Count] = {
            (COUNTED, column): count, (REST, column): base - count, (TOTAL, column): base,
        }  # fmt: skip
        yield _table(f"base of {one.pk}", counts, frozenset({(TOTAL, column)}), {(COUNTED, column): place})


def _tables_of_bases(measure: Measure, seen: Sequence[Observation]) -> Iterator[Table]:
    """How many people each group has, where they are counted one by one: together they make the base of all."""
    if measure.kind == MeasureKind.PAY_GAP:
        return
    wholes = {column_of(one): one.denominator for one in seen if one.group is None and one.denominator}
    by_name: dict[str, dict[tuple[str, str], Count]] = defaultdict(dict)
    for one in seen:
        if one.group and one.denominator is not None:
            by_name[one.group.characteristic.slug][str(one.group_id), column_of(one)] = one.denominator
    for slug, counts in by_name.items():
        columns = {
            column for _, column in counts if len({n for p, n in counts.items() if p[1] == column}) > 1
        }
        inner = {place: count for place, count in counts.items() if place[1] in columns}
        totals: dict[tuple[str, str], Count] = {(TOTAL, c): wholes[c] for c in columns if c in wholes}
        if inner:
            yield _table(f"{BASES} {slug}", {**inner, **totals}, frozenset(totals))


def _table(
    name: str,
    counts: Mapping[tuple[str, str], Count],
    known: frozenset[tuple[str, str]],
    same_as: dict | None = None,
    *,
    secret: Collection[tuple[str, str, str]] = (),
) -> Table:
    inner = [place for place in counts if TOTAL not in place]
    return Table(
        name,
        rows=tuple(dict.fromkeys(row for row, _ in inner)),
        columns=tuple(dict.fromkeys(column for _, column in inner)),
        counts=counts,
        same_as=same_as or {},
        known=known,
        secret=frozenset(place for place in inner if (name, *place) in secret),
    )
