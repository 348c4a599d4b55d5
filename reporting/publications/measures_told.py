"""What residents read of a measure: a line, the figures in a table, and what the marks mean. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from foundation.charts import SmallLine, small_line
from foundation.lines import LineChart, line_chart
from measures.vocabulary import MeasureKind, Unit
from measures.wording import said
from reporting.evidence import FigureShown, MeasureShown, SeriesShown
from reporting.numbers import listed
from reporting.publications.plain_words import counted

WAYS = {"better": "Moves the better way", "worse": "Moves the worse way"}


@dataclass(frozen=True, slots=True)
class SeriesTold:
    """One part of a measure over time, drawn where there is something to draw."""

    series: SeriesShown
    chart: LineChart | None


class MeasureTold:
    """One measure as residents read it."""

    def __init__(self, measure: MeasureShown) -> None:
        self.measure = measure

    @property
    def way(self) -> str:
        """Which way it moves, in words; empty where nobody can say."""
        return WAYS.get(self.measure.main.way, "") if self.measure.main else ""

    @property
    def way_kind(self) -> str:
        return self.measure.main.way if self.measure.main else ""

    @property
    def in_words(self) -> bool:
        return self.measure.kind == MeasureKind.WORDS

    @property
    def small(self) -> SmallLine | None:
        main = self.measure.main
        target = self.measure.target
        return small_line(_points(main.figures), target=target.value if target else None) if main else None

    @property
    def baseline(self) -> str:
        return _said(self.measure.baseline)

    @property
    def latest(self) -> str:
        return _said(self.measure.latest)

    @property
    def target(self) -> str:
        target = self.measure.target
        return f"{target.words}{f' by {target.when}' if target.when else ''}" if target else ""

    @property
    def series(self) -> list[SeriesTold]:
        return [SeriesTold(series, self._chart(series)) for series in self.measure.series if series.figures]

    def _chart(self, series: SeriesShown) -> LineChart | None:
        target = self.measure.target if series is self.measure.main else None
        level = (target.value, f"Target {target.words}") if target and target.value is not None else None
        unit = Unit(self.measure.unit)
        baseline = next((figure.on for figure in series.figures if figure.is_baseline), None)
        points = [(f.on, f.value, f.text) for f in series.figures if f.on and f.value is not None]
        return line_chart(
            points, say=lambda value: said(Decimal(repr(value)), unit), target=level, baseline=baseline
        )


def difference(measures: Sequence[MeasureShown]) -> str:
    """ "Of 16 measures 9 move the better way, 2 the worse way; of 5 nobody can say yet." """
    ways = [measure.main.way if measure.main else "" for measure in measures]
    parts = [
        f"{ways.count(way)} {'moves' if ways.count(way) == 1 else 'move'} {words}"
        for way, words in (("better", "the better way"), ("worse", "the worse way"))
        if ways.count(way)
    ]
    if count := ways.count("same"):
        parts.append(
            f"{count} {'stands' if count == 1 else 'stand'} where {'it' if count == 1 else 'they'} stood"
        )
    if count := len(ways) - sum(ways.count(way) for way in ("better", "worse", "same")):
        parts.append(f"of {count} nobody can say yet")
    return f"Of {counted(len(ways), 'measure', 'measures')}, {listed(parts)}." if ways else ""


def _points(figures: Sequence[FigureShown]) -> list[tuple[date, float]]:
    return [(figure.on, figure.value) for figure in figures if figure.on and figure.value is not None]


def _said(figure: FigureShown | None) -> str:
    return f"{figure.text} in {figure.when}" if figure and figure.value is not None else ""
