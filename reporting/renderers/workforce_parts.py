"""The parts of a pay gap and the answers of a survey, over the last years."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from foundation.shares import Piece, whole_bar
from reporting.evidence import FigureShown, MeasureShown, SeriesShown
from reporting.renderers.evidence_paper import drawn, target_words
from reporting.renderers.evidence_pictures import share_picture, whole_picture
from reporting.renderers.workforce_groups import MOST_DATES, sourced

ANSWERS = {"favourable": "green", "neutral": "grey", "unfavourable": "amber"}
QUARTILES = ("lower_quartile", "lower_middle_quartile", "upper_middle_quartile", "upper_quartile")


@dataclass(frozen=True)
class PartRow:
    """A part of a pay gap: its line, and a figure for each date."""

    label: str
    picture: SafeString
    cells: tuple[tuple[str, str], ...]  # the figure, and below it in whose favour


@dataclass(frozen=True)
class PayGap:
    """A pay gap: mean, median and bonus gaps, and who is in which quarter of pay."""

    name: str
    population: str
    anchor: str
    sentence: str
    favour: str
    dates: tuple[str, ...]
    gaps: tuple[PartRow, ...]
    quarters: tuple[PartRow, ...]
    target: str
    description: str
    source: str

    @property
    def when(self) -> str:
        return self.dates[-1]

    @property
    def remark(self) -> str:
        """How it is counted, source and target."""
        return " ".join(filter(None, [self.description, sourced(self.source, self.target)]))


@dataclass(frozen=True)
class Answer:
    """What was answered on one date: as a bar, as figures, and by how many."""

    when: str
    base: str
    picture: SafeString
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Survey:
    name: str
    population: str
    anchor: str
    sentence: str
    answers: tuple[Answer, ...]
    target: str


def dates_of(measure: MeasureShown) -> list[str]:
    """The last dates of any part of a measure, as many as a sheet of paper has room for."""
    return ordered_dates(measure)[-MOST_DATES:]


def ordered_dates(measure: MeasureShown) -> list[str]:
    """Every date of any part of a measure, the oldest first."""
    found = {figure.when: figure.on for series in measure.series for figure in series.figures}
    return sorted(found, key=lambda when: (found[when] is not None, str(found[when] or "")))


def _by_date(series: SeriesShown, dates: Sequence[str]) -> list[FigureShown | None]:
    figures = {figure.when: figure for figure in series.figures}
    return [figures.get(when) for when in dates]


def pay_gap(measure: MeasureShown) -> PayGap:
    dates = dates_of(measure)

    def cells(series: SeriesShown) -> tuple[tuple[str, str], ...]:
        return tuple(_with_favour(figure) for figure in _by_date(series, dates))

    def gap(series: SeriesShown) -> PartRow:
        said = f"{series.label}: {series.sentence}"
        return PartRow(series.label, drawn(measure, series, said), cells(series))

    def quarter(series: SeriesShown) -> PartRow:
        figure = _by_date(series, dates)[-1]
        wide = figure.value if figure and measure.unit == "percent" else None
        said = f"{series.label}: {figure.text}" if figure else series.label
        return PartRow(series.label, share_picture(wide, None, said), cells(series))

    latest = measure.latest
    return PayGap(
        name=measure.name,
        population=measure.population,
        anchor=f"pay-{measure.slug}",
        sentence=measure.sentence,
        favour=f"The gap is in favour of {latest.in_favour_of}." if latest and latest.in_favour_of else "",
        dates=tuple(dates),
        gaps=tuple(gap(series) for series in measure.series if series.part not in QUARTILES),
        quarters=tuple(quarter(series) for series in measure.series if series.part in QUARTILES),
        target=target_words(measure.target) if measure.target else "",
        description=measure.description,
        source=measure.source,
    )


def _with_favour(figure: FigureShown | None) -> tuple[str, str]:
    if figure is None:
        return "", ""
    return figure.text, f"in favour of {figure.in_favour_of}" if figure.in_favour_of else ""


def survey(measure: MeasureShown) -> Survey:
    dates = dates_of(measure)
    parts = {series.part: _by_date(series, dates) for series in measure.series}
    return Survey(
        name=measure.name,
        population=measure.population,
        anchor=f"survey-{measure.slug}",
        sentence=measure.sentence,
        answers=tuple(
            _answer(when, {part: figures[place] for part, figures in parts.items()})
            for place, when in reversed(list(enumerate(dates)))
        ),
        target=target_words(measure.target) if measure.target else "",
    )


def _answer(when: str, figures: dict[str, FigureShown | None]) -> Answer:
    shown = {part: figure for part, figure in figures.items() if figure and figure.value is not None}
    base = next((figure.of for figure in figures.values() if figure and figure.of), None)
    pieces = [
        Piece(part.capitalize(), colour, shown[part].value or 0, shown[part].text)
        for part, colour in ANSWERS.items()
        if part in shown
    ]
    return Answer(
        when=when,
        base=f"{base:,}" if base else "",
        # A bar of two answers would show one of them as more than it is.
        picture=whole_picture(whole_bar(when, pieces) if len(pieces) == len(ANSWERS) else None),
        cells=tuple(figure.text if (figure := figures.get(part)) else "" for part in ANSWERS),
    )
