"""A measure by the groups of one characteristic on its latest date, beside another population."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from foundation.shares import DrawnShare, Share, share_bars
from measures.evidence import Breakdown, BreakdownRow, Evidence, Figure
from measures.suppression.tables import HIDDEN
from measures.vocabulary import GroupKind, Unit
from measures.wording import plain

SMALL_BASE = 50
ONE_MORE = "one person more or less changes the share much."


@dataclass(frozen=True)
class ByGroup:
    """What the page shows of one characteristic: bars of the latest date, a table of all dates, and cautions."""

    breakdown: Breakdown
    when: str
    bars: tuple[DrawnShare, ...]
    beside: str
    cautions: tuple[str, ...]

    @property
    def sentence(self) -> str:
        return f"By {self.breakdown.characteristic.lower()}, {self.when}"


def by_group(breakdown: Breakdown, evidence: Evidence, beside: Evidence | None) -> ByGroup:
    """The latest figures of each group, with those of the same group of the measure it is compared with."""
    percent = evidence.measure.unit == Unit.PERCENT
    others = _latest_of(breakdown, beside) if beside and beside.measure.unit == evidence.measure.unit else {}
    population = beside.measure.population if beside and others else ""
    common = breakdown.bases[-1] is not None
    shares = [
        _share(row, others.get(row.name), population, percent=percent, common=common)
        for row in breakdown.rows
    ]
    return ByGroup(
        breakdown=breakdown,
        when=breakdown.dates[-1],
        bars=share_bars(shares),
        beside=population,
        cautions=tuple(_cautions(breakdown)) if percent else (),
    )


def _latest_of(breakdown: Breakdown, beside: Evidence) -> dict[str, Figure]:
    """The newest figure that can be seen of each group, by its name."""
    same = next((one for one in beside.breakdowns if one.slug == breakdown.slug), None)
    rows = same.rows if same else ()
    newest = {row.name: [f for f in row.figures if f and f.value is not None][-1:] for row in rows}
    return {name: figures[0] for name, figures in newest.items() if figures}


def _share(row: BreakdownRow, other: Figure | None, population: str, *, percent: bool, common: bool) -> Share:
    figure = row.figures[-1]
    value = figure.value if figure else None
    beside_text = f"{population} {other.text} ({other.when})" if other else ""
    gap = gap_in_points(value, other.value if other else None) if percent else ""
    return Share(
        label=row.name,
        value=None if value is None else float(value),
        text=_told(figure),
        beside=None if other is None or other.value is None else float(other.value),
        beside_text=f"{beside_text}: {gap}" if beside_text and gap else beside_text,
        said="" if common else _small_base(figure),
    )


def _told(figure: Figure | None) -> str:
    if figure is None:
        return "No figure"
    if figure.count is None or figure.of is None or figure.text == HIDDEN or figure.value is None:
        return figure.text
    return f"{figure.text} ({figure.count:,} of {figure.of:,})"


def gap_in_points(value: Decimal | None, other: Decimal | None) -> str:
    """ "6 percentage points fewer" than in the other population; nothing where one of the two isn't shown."""
    if value is None or other is None:
        return ""
    gap = abs(value - other)
    if gap == 0:
        return "about the same share"
    noun = "percentage point" if gap == 1 else "percentage points"
    return f"{plain(gap)} {noun} {'more' if value > other else 'fewer'} here"


def _small_base(figure: Figure | None) -> str:
    if figure and figure.value is not None and figure.of and figure.of < SMALL_BASE:
        return f"From {figure.of} people only: {ONE_MORE}"
    return ""


def _cautions(breakdown: Breakdown) -> Iterator[str]:
    base = breakdown.bases[-1]
    if base and base < SMALL_BASE:
        yield f"All shares are of {base} people only: {ONE_MORE}"
    unknown = [f"“{row.name}”" for row in breakdown.rows if row.kind != GroupKind.GROUP]
    if unknown:
        yield f"The shares are of everybody, also of those who gave no answer: {' and '.join(unknown)}."
