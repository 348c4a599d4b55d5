"""Is it making a difference? The measures that are evidence for an objective, and those of a whole strategy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from foundation.history import things_at, versions_at
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
    objective: Objective,
    audience: Audience,
    *,
    today: date,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
) -> list[MeasureLine]:
    """What the measures of an objective say, in their order."""
    place = _places([objective.pk], recorded_by)
    tied = Measure.objects.filter(pk__in=place)
    lines = measure_lines(tied, audience, today=today, as_at=as_at, recorded_by=recorded_by)
    return sorted(lines, key=lambda line: place[line.measure.pk])


def _places(objectives: Sequence[int], recorded_by: datetime | None) -> dict[int, int]:
    """The places of the measures that are, or were, evidence for these objectives, in the order of both."""
    tied: dict[str, object] = {"objective__in": list(objectives)}
    if recorded_by:
        rows = list(versions_at(ObjectiveMeasure, recorded_by, **tied).values())
    else:
        columns = ("id", "objective_id", "measure_id", "position")
        rows = list(ObjectiveMeasure.objects.filter(**tied).order_by().values(*columns))
    order = {pk: n for n, pk in enumerate(objectives)}
    rows.sort(key=lambda row: (order[row["objective_id"]], row["position"], row["id"]))
    return {row["measure_id"]: n for n, row in reversed(list(enumerate(rows)))}


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
    strategy: Strategy,
    audience: Audience,
    *,
    today: date,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
) -> Difference:
    """Those with a line and a target first, then those with a line, each in the order of the plan."""
    if recorded_by:
        then = things_at(Objective, recorded_by, strategy=strategy).values()
        plan = [one.pk for one in sorted(then, key=lambda one: (one.position, one.pk))]
    else:
        plan = list(strategy.objectives.order_by("position", "pk").values_list("pk", flat=True))
    place = _places(plan, recorded_by)
    tied = Measure.objects.filter(pk__in=place)
    lines = measure_lines(tied, audience, today=today, as_at=as_at, recorded_by=recorded_by)
    lines.sort(key=lambda line: (_says_little(line), place[line.measure.pk]))
    shown = tuple(line for line in lines if line.line)[:SHOWN]
    return Difference(len(lines), sentence_about(lines) if lines else "", shown)


def _says_little(line: MeasureLine) -> int:
    """0 for a line that moves towards a target, more for what says less."""
    moves = bool(line.line and len(line.line.points) > 1)
    return (not moves) * 2 + (line.evidence.aim is None)
