"""The evidence as a report lays it out: what each measure says, in words, figures and a small picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from foundation.charts import small_line
from reporting.evidence import FigureShown, MeasureMoved, MeasureShown, SeriesShown, TargetShown
from reporting.numbers import listed
from reporting.renderers.evidence_pictures import line_picture
from reporting.snapshot import Snapshot, shortened

WAYS = {
    "better": "Moves the better way",
    "worse": "Moves the worse way",
    "same": "Stands where it stood",
}
SHORT = 160  # characters of what a measure in words says


@dataclass(frozen=True)
class MeasureRow:
    """A measure in a list: where it began, where it stands, what is to be reached."""

    name: str
    population: str
    baseline: str
    latest: str
    target: str
    way: str
    beside: str  # what else there is to say: that a figure is due, what it is evidence for
    picture: SafeString


@dataclass(frozen=True)
class MovedRow:
    name: str
    population: str
    before: str
    after: str
    way: str


class EvidencePaper:
    """What the templates print of the evidence."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def is_empty(self, section: str) -> bool:
        """Whether a section would have nothing to say; a report on the plan says that too."""
        return False

    @property
    def sentence(self) -> str:
        return sentence_about(self.snapshot.evidence)

    @cached_property
    def rows(self) -> list[MeasureRow]:
        return [measure_row(measure) for measure in self.snapshot.evidence]

    @cached_property
    def moved(self) -> list[MovedRow]:
        changes = self.snapshot.changes
        return [_moved(one) for one in (changes.measures if changes else ())]


def measure_row(measure: MeasureShown) -> MeasureRow:
    target = measure.target
    return MeasureRow(
        name=measure.name,
        population=measure.population,
        baseline=told(measure.baseline, measure) if measure.kind != "words" else "",
        latest=told(measure.latest, measure) or by_groups(measure) or "No figure yet",
        target=target_words(target) if target else "Not set",
        way=WAYS.get(measure.main.way, "") if measure.main else "",
        beside=". ".join(filter(None, [_evidence_for(measure), measure.due])),
        picture=drawn(measure, measure.main, measure.sentence),
    )


def told(figure: FigureShown | None, measure: MeasureShown) -> str:
    """ "38.1 % (November 2024)", for a pay gap in whose favour as well."""
    if figure is None:
        return ""
    words = shortened(figure.words, SHORT) if figure.words else figure.text
    favour = f" in favour of {figure.in_favour_of}" if figure.in_favour_of else ""
    return f"{words}{favour} ({figure.when})"


def by_groups(measure: MeasureShown) -> str:
    """ "By disability (31 March 2026)" """
    if not measure.breakdowns:
        return ""
    names = listed([breakdown.characteristic.lower() for breakdown in measure.breakdowns])
    return f"By {names} ({measure.breakdowns[0].dates[-1]})"


def target_words(target: TargetShown) -> str:
    missed = ": not reached" if target.over else ": not reached yet"
    reached = {True: ": reached", False: missed, None: ""}[target.reached]
    by = f" by {target.when}" if target.when else ""
    return f"{target.words}{by}{reached}"


def drawn(measure: MeasureShown, series: SeriesShown | None, said: str) -> SafeString:
    """A series as a small line, with the target where it is the one that the target is of."""
    if series is None:
        return SafeString("")
    points = [(f.on, f.value) for f in series.figures if f.on and f.value is not None]
    aim = measure.target.value if measure.target and series is measure.main else None
    return line_picture(small_line(points, target=aim) if len(points) > 1 else None, said)


def _evidence_for(measure: MeasureShown) -> str:
    named = [one.number or shortened(one.title, 40) for one in measure.objectives]
    if not named:
        return ""
    return f"Evidence for objective{'s' if len(named) > 1 else ''} {listed(named)}"


def _moved(one: MeasureMoved) -> MovedRow:
    before, after = shortened(one.before, SHORT), shortened(one.after, SHORT)
    return MovedRow(one.name, one.population, before, after, WAYS.get(one.way, ""))


def sentence_about(measures: Iterable[MeasureShown]) -> str:
    """ "Of 12 measures 5 move the better way, 2 the worse way, 1 stands where it stood; 3 have a figure due." """
    known = list(measures)
    if not known:
        return "No measure is tied to an objective yet, so nothing here says whether the plan makes a difference."
    noun = "measure" if len(known) == 1 else "measures"
    parts = list(_ways(known))
    due = sum(bool(measure.due) for measure in known)
    said = f"Of {len(known)} {noun} {listed(parts)}" if parts else f"{len(known)} {noun}"
    return f"{said}; for {due} a new figure is due." if due else f"{said}."


def _ways(measures: list[MeasureShown]) -> Iterator[str]:
    ways = [measure.main.way if measure.main else "unknown" for measure in measures]
    verbs = {
        "better": ("moves the better way", "move the better way"),
        "worse": ("moves the worse way", "move the worse way"),
        "same": ("stands where it stood", "stand where they stood"),
        "unknown": ("shows no direction", "show no direction"),
    }
    for way, (one, many) in verbs.items():
        if count := ways.count(way):
            yield f"{count} {one if count == 1 else many}"
