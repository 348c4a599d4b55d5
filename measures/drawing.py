"""Evidence as pictures: a line over time, three answers as one bar, the small line of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from foundation.charts import SmallLine, small_line
from foundation.lines import LineChart, line_chart
from foundation.shares import Piece, Whole, whole_bar
from measures.evidence import Evidence, Figure, Series
from measures.vocabulary import MeasureKind, Part, Unit
from measures.wording import plain, said

ANSWERS = {Part.FAVOURABLE: "green", Part.NEUTRAL: "grey", Part.UNFAVOURABLE: "amber"}
ROUNDING = Decimal("1.5")  # three whole numbers may miss 100 by so much


def drawn_line(series: Series, evidence: Evidence) -> LineChart | None:
    """A series as a line; figures that the audience doesn't see, or that have no date, are in the table only."""
    measure = evidence.measure
    unit, words = Unit(measure.unit), measure.unit_words
    baseline = series.progress.baseline
    aim = evidence.aim if series is evidence.main else None
    target = None
    if aim and aim.value is not None:
        target = (float(aim.value), f"Target {said(aim.value, unit, words)}")
    return line_chart(
        _points(series.figures),
        say=lambda level: said(Decimal(repr(level)), unit),
        target=target,
        baseline=baseline.on if baseline else None,
    )


def _points(figures: Sequence[Figure]) -> list[tuple[date, float, str]]:
    return [(f.on, float(f.value), f.text) for f in figures if f.on and f.value is not None]


def drawn_small(evidence: Evidence) -> SmallLine | None:
    """The line of a measure beside its name in a list."""
    if evidence.main is None:
        return None
    aim = evidence.aim
    target = float(aim.value) if aim and aim.value is not None else None
    return small_line([(on, value) for on, value, _ in _points(evidence.main.figures)], target=target)


# --- three answers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answered:
    """A survey on one date: its answers as a bar, from how many people, and what is wrong with them."""

    when: str
    bar: Whole | None
    base: int | None
    warning: str


def drawn_survey(evidence: Evidence) -> tuple[Answered, ...]:
    """The three answers of each date, the latest first."""
    if evidence.measure.kind != MeasureKind.SURVEY:
        return ()
    by_date: dict[str, dict[Part, Figure]] = {}
    for series in evidence.series:
        for figure in series.figures:
            by_date.setdefault(figure.when, {})[series.part] = figure
    percent = evidence.measure.unit == Unit.PERCENT
    told = [_answered(when, figures, percent=percent) for when, figures in by_date.items()]
    return tuple(reversed(told))


def _answered(when: str, figures: dict[Part, Figure], *, percent: bool) -> Answered:
    base = next((figure.of for figure in figures.values() if figure.of), None)
    values = {part: figure.value for part, figure in figures.items() if figure.value is not None}
    if len(figures) == 3 and len(values) < 3:
        return Answered(when, None, base, "")
    pieces = [
        Piece(part.capitalize(), colour, float(values[part]), figures[part].text)
        for part, colour in ANSWERS.items()
        if part in values
    ]
    return Answered(when, whole_bar(when, pieces), base, _amiss(values) if percent else "")


def _amiss(values: dict[Part, Decimal]) -> str:
    missing = [part.value for part in ANSWERS if part not in values]
    if missing:
        return (
            f"There is no figure for {' or '.join(missing)}, so the bar doesn't show everybody who answered."
        )
    total = sum(values.values(), Decimal(0))
    if abs(total - 100) <= ROUNDING:
        return ""
    return f"The three answers make {plain(total)}% together, not 100%. Check them against the source."
