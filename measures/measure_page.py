"""All that the page of one measure shows to an audience."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from foundation.lines import LineChart
from measures.by_group import ByGroup, by_group
from measures.drawing import Answered, drawn_line, drawn_survey
from measures.evidence import Evidence, Figure, Series, load_evidence
from measures.models import Measure
from measures.on_record import as_called
from measures.standing import (
    Correction,
    Opposite,
    TargetLine,
    corrections,
    due_words,
    latest_date,
    opposite_of,
    targets,
)
from measures.suppression import Audience
from measures.vocabulary import MeasureKind, Part

DRAWN_OF_A_GAP = (Part.MEAN, Part.MEDIAN)


@dataclass(frozen=True)
class Line:
    """A series and its picture; the figures stand beside it in a table."""

    series: Series
    chart: LineChart | None
    title: str


@dataclass(frozen=True)
class Parts:
    """The parts of a pay gap that no line is drawn of: a row for each, a column for each date."""

    dates: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure | None, ...]], ...]


@dataclass(frozen=True)
class MeasurePage:
    evidence: Evidence
    lines: tuple[Line, ...]
    answers: tuple[Series, ...]
    parts: Parts | None
    survey: tuple[Answered, ...]
    groups: tuple[ByGroup, ...]
    targets: tuple[TargetLine, ...]
    corrections: tuple[Correction, ...]
    opposite: Opposite | None
    due: str

    @property
    def has_figures(self) -> bool:
        return bool(self.evidence.series or self.evidence.breakdowns)

    @property
    def is_in_words(self) -> bool:
        return self.evidence.measure.kind == MeasureKind.WORDS

    @property
    def in_favour_of(self) -> str:
        """In whose favour the latest pay gap is."""
        main = self.evidence.main
        return main.figures[-1].in_favour_of if main else ""

    @property
    def notes(self) -> tuple[str, ...]:
        return self.evidence.notes


def measure_page(
    measure: Measure,
    audience: Audience,
    *,
    today: date,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
) -> MeasurePage:
    """In a number of queries that depends neither on the figures nor on the groups."""
    day = as_at or today
    (measure,) = as_called([measure], recorded_by)
    wanted = [measure, *([measure.compare_with] if measure.compare_with else [])]
    evidence, *compared = load_evidence(wanted, audience, today=day, as_at=as_at, recorded_by=recorded_by)
    beside = compared[0] if compared else None
    lines, others = _lines(evidence)
    return MeasurePage(
        evidence=evidence,
        lines=lines,
        answers=others if measure.kind == MeasureKind.SURVEY else (),
        parts=_parts(others) if measure.kind == MeasureKind.PAY_GAP and others else None,
        survey=drawn_survey(evidence),
        groups=tuple(by_group(one, evidence, beside) for one in evidence.breakdowns),
        targets=tuple(targets(measure, as_at=as_at, recorded_by=recorded_by)),
        corrections=tuple(corrections(measure, evidence, as_at=as_at, recorded_by=recorded_by)),
        opposite=None if recorded_by else opposite_of(measure),
        due=due_words(latest_date(evidence), measure.every_months, today=day),
    )


def _lines(evidence: Evidence) -> tuple[tuple[Line, ...], tuple[Series, ...]]:
    kind = MeasureKind(evidence.measure.kind)
    if kind == MeasureKind.WORDS:
        return (), ()
    if kind == MeasureKind.SURVEY:
        return (), evidence.series
    drawn = [one for one in evidence.series if kind == MeasureKind.FIGURE or one.part in DRAWN_OF_A_GAP]
    lines = tuple(Line(one, drawn_line(one, evidence), _title(one, evidence)) for one in drawn)
    return lines, tuple(one for one in evidence.series if one not in drawn)


def _parts(series: Sequence[Series]) -> Parts:
    when = {figure.on: figure.when for one in series for figure in one.figures}
    days = sorted(when, key=lambda day: day or date.min)
    by_day = [(one.label, {figure.on: figure for figure in one.figures}) for one in series]
    rows = tuple((label, tuple(figures.get(day) for day in days)) for label, figures in by_day)
    return Parts(tuple(when[day] for day in days), rows)


def _title(series: Series, evidence: Evidence) -> str:
    return series.label if series.part else f"{evidence.measure.name}, {evidence.measure.population}"
