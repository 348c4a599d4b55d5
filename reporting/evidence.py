"""The evidence in a report: what its measures say to its audience, by value. Pure.

It holds only what the audience may see. A number that is hidden from it stands nowhere here: where a figure is
`[c]`, its value, its count and its note are not in the record.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure as it is printed; `value` is None where there is none or the audience sees none."""

    on: date | None
    when: str
    text: str
    value: float | None
    is_baseline: bool = False
    count: int | None = None
    of: int | None = None
    in_favour_of: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SeriesShown:
    """The figures of one part of a measure over time, and what they say in a sentence."""

    part: str
    label: str
    figures: tuple[FigureShown, ...]
    sentence: str
    way: str = "unknown"  # better, worse, same


@dataclass(frozen=True, slots=True)
class RowShown:
    """A group of a breakdown: a figure for each date, the last in words, and the group of those it stands beside."""

    name: str
    kind: str
    figures: tuple[FigureShown | None, ...]
    told: str = ""
    beside: float | None = None
    beside_text: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class BreakdownShown:
    """A measure by the groups of one characteristic; `standing` is "protected", "priority" or "" for a mere one."""

    characteristic: str
    slug: str
    standing: str
    dates: tuple[str, ...]
    bases: tuple[int | None, ...]
    rows: tuple[RowShown, ...]
    beside: str = ""  # the people of the measure that it is compared with
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CharacteristicShown:
    """What people may be counted by, whether anybody counts by it or not; `standing` as in a breakdown."""

    slug: str
    name: str
    standing: str


@dataclass(frozen=True, slots=True)
class TargetShown:
    """What is to be reached now, and by when."""

    words: str
    when: str
    group: str = ""
    value: float | None = None
    reached: bool | None = None
    over: bool = False  # its day has passed


@dataclass(frozen=True, slots=True)
class EvidenceFor:
    """The objective that a measure is evidence for."""

    ref: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """All that a measure says to the audience of the report."""

    slug: str
    name: str
    population: str
    kind: str
    unit: str
    unit_words: str
    direction: str
    sentence: str
    source: str = ""
    description: str = ""
    owner: str = ""
    steward: str = ""
    due: str = ""
    targets: tuple[TargetShown, ...] = ()
    objectives: tuple[EvidenceFor, ...] = ()
    series: tuple[SeriesShown, ...] = ()
    breakdowns: tuple[BreakdownShown, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def main(self) -> SeriesShown | None:
        """The series that the sentence is of."""
        return next((series for series in self.series if series.figures), None)

    @property
    def baseline(self) -> FigureShown | None:
        """Where it began: the baseline as it was marked, else the first figure that is shown."""
        shown = self._shown
        return next((figure for figure in shown if figure.is_baseline), shown[0] if shown else None)

    @property
    def latest(self) -> FigureShown | None:
        """The last figure that is shown."""
        return self._shown[-1] if self._shown else None

    @property
    def target(self) -> TargetShown | None:
        """The target of all, not of one group."""
        return next((target for target in self.targets if not target.group), None)

    @property
    def _shown(self) -> list[FigureShown]:
        figures = self.main.figures if self.main else ()
        if self.kind == "words":
            return list(figures)
        return [figure for figure in figures if figure.value is not None]


@dataclass(frozen=True, slots=True)
class Seen:
    """Which figures readers were shown and which were hidden from them, by the numbers under which they are kept."""

    audience: str
    threshold: int
    shown: tuple[int, ...]
    hidden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """What an issue released: to its readers, and to the public once published. It is never released anew."""

    public: tuple[MeasureShown, ...]
    threshold: int
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class MeasureMoved:
    """A measure whose latest figure is another than in the last report."""

    slug: str
    name: str
    population: str
    before: str
    after: str
    way: str


def moved(before: tuple[MeasureShown, ...], now: tuple[MeasureShown, ...]) -> tuple[MeasureMoved, ...]:
    """The measures of both reports whose latest figure is of another date or says something else."""
    old = {measure.slug: measure for measure in before}
    pairs = [(old[measure.slug], measure) for measure in now if measure.slug in old]
    return tuple(
        MeasureMoved(m.slug, m.name, m.population, said(was.latest), said(m.latest), _way(was, m))
        for was, m in pairs
        if _unspaced(was.latest) != _unspaced(m.latest)
    )


def said(figure: FigureShown | None) -> str:
    """ "38.1% (November 2024)" """
    return f"{figure.text} ({figure.when})" if figure else "no figure"


def _unspaced(figure: FigureShown | None) -> str:
    """What is compared: reports issued before say "38.1 %", and mean the same."""
    return said(figure).replace(" ", "")


def _way(was: MeasureShown, now: MeasureShown) -> str:
    first, last = was.latest, now.latest
    if not first or not last or first.value is None or last.value is None or now.direction == "none":
        return "unknown"
    if first.value == last.value:
        return "same"
    return "better" if (last.value > first.value) == (now.direction == "up") else "worse"
