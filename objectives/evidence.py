"""Is it making a difference? The measures that are evidence for an objective, and those of a whole strategy."""

from dataclasses import dataclass
from datetime import date

from measures.measure_list import MeasureLine, measure_lines, sentence_about
from measures.models import Measure
from measures.suppression import Audience
from objectives.models import Objective, ObjectiveMeasure
from plans.models import Strategy

SHOWN = 4
SMART = {
    "smart_who": "Specific: for whom",
    "smart_why": "Specific: why",
    "smart_where": "Specific: where",
    "smart_when": "Specific: when",
    "smart_measurable": "Measurable",
    "smart_achievable": "Achievable",
    "smart_relevant": "Relevant",
    "smart_time": "Time",
}


def smart_of(objective: Objective) -> list[tuple[str, str]]:
    """What makes an objective SMART, as far as it says."""
    told = [(words, getattr(objective, name)) for name, words in SMART.items()]
    return [(words, text) for words, text in told if text]


def evidence_for(
    objective: Objective, audience: Audience, *, today: date, as_at: date | None = None
) -> list[MeasureLine]:
    """What the measures of an objective say, in their order."""
    ordered = Measure.objects.filter(objective_measures__objective=objective)
    ordered = ordered.order_by("objective_measures__position", "pk")
    return measure_lines(ordered, audience, today=today, as_at=as_at)


@dataclass(frozen=True)
class Difference:
    """What the measures of a strategy say together, and a few of them that say most."""

    total: int
    sentence: str
    lines: tuple[MeasureLine, ...]

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


def difference(
    strategy: Strategy, audience: Audience, *, today: date, as_at: date | None = None
) -> Difference:
    """Those with a line and a target first, then those with a line, each in the order of the plan."""
    tied = ObjectiveMeasure.objects.filter(objective__strategy=strategy)
    order = tied.order_by("objective__position", "position", "pk").values_list("measure_id", flat=True)
    place = {pk: n for n, pk in reversed(list(enumerate(order)))}
    lines = measure_lines(Measure.objects.filter(pk__in=place), audience, today=today, as_at=as_at)
    lines.sort(key=lambda line: (_says_little(line), place[line.measure.pk]))
    shown = tuple(line for line in lines if line.line)[:SHOWN]
    return Difference(len(lines), sentence_about(lines) if lines else "", shown)


def _says_little(line: MeasureLine) -> int:
    """0 for a line that moves towards a target, more for what says less."""
    moves = bool(line.line and len(line.line.points) > 1)
    return (not moves) * 2 + (line.evidence.aim is None)
