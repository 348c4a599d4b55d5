"""The list of measures: what each says, and one sentence about all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet

from foundation.charts import SmallLine
from foundation.history import called_at
from measures.drawing import drawn_small
from measures.evidence import Evidence, load_evidence
from measures.models import Characteristic, Measure, Observation
from measures.on_record import measures_at
from measures.queries import counting
from measures.standing import due_words
from measures.suppression import Audience
from measures.vocabulary import Unit
from measures.wording import said, shortened, spoken


@dataclass(frozen=True)
class MeasureLine:
    """One measure of the list."""

    measure: Measure
    evidence: Evidence
    line: SmallLine | None
    characteristics: tuple[str, ...]  # slugs of those that it's broken down by
    sentence: str
    due: str
    has_figures: bool

    @property
    def way(self) -> str:
        return self.evidence.main.progress.way if self.evidence.main else "unknown"

    @property
    def baseline(self) -> str:
        return self._told("baseline")

    @property
    def latest(self) -> str:
        return self._told("latest")

    def _told(self, which: str) -> str:
        main = self.evidence.main
        point = getattr(main.progress, which) if main else None
        figures = main.figures if main else ()
        return next((f"{f.text} ({f.when})" for f in figures if point and f.on == point.on), "")

    @property
    def target(self) -> str:
        return aim_words(self.evidence)


def aim_words(evidence: Evidence) -> str:
    """ "60% by March 2026": what is to be reached now, and by when."""
    aim, measure = evidence.aim, evidence.measure
    if aim is None:
        return ""
    words = said(aim.value, Unit(measure.unit), measure.unit_words) if aim.value is not None else aim.text
    when = aim.when or (spoken(aim.by) if aim.by else "")
    return f"{shortened(words, 100)} by {when}" if when else shortened(words, 100)


def measure_lines(
    measures: QuerySet[Measure],
    audience: Audience,
    *,
    today: date,
    as_at: date | None = None,
    recorded_by: datetime | None = None,
    with_groups: bool = True,
) -> list[MeasureLine]:
    """What each measure says, today, as at a past date, or as it was on the record by a moment; in five queries for
    any number of them, and a few more for the words of that moment.
    """
    found = list(measures.select_related("owner").order_by("name", "population"))
    if recorded_by:
        then = measures_at([measure.pk for measure in found], recorded_by).values()
        found = sorted(then, key=lambda measure: (measure.name, measure.population))
    seen = counting(as_at=as_at, recorded_by=recorded_by).filter(measure__in=found).order_by()
    last_on = dict(seen.values_list("measure").annotate(last=Max("on")))
    broken_down = _characteristics(seen, recorded_by) if with_groups else {}
    day = as_at or today
    told = load_evidence(found, audience, today=day, as_at=as_at, recorded_by=recorded_by, by_group=False)
    return [
        _line(evidence, broken_down.get(evidence.measure.pk, {}), last_on.get(evidence.measure.pk), day)
        for evidence in told
    ]


def _characteristics(seen: QuerySet[Observation], recorded_by: datetime | None) -> dict[int, dict[str, str]]:
    """By which characteristics each measure is broken down: names by their slugs."""
    rows = seen.filter(group__isnull=False).values_list("measure", "group__characteristic").distinct()
    named = called_at(Characteristic, recorded_by) if recorded_by else Characteristic.objects.in_bulk()
    told = sorted((named[pk].position, named[pk].name, named[pk].slug, measure) for measure, pk in rows)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for _, name, slug, measure in told:
        found[measure][slug] = name
    return found


def _line(evidence: Evidence, broken_down: dict[str, str], last_on: date | None, today: date) -> MeasureLine:
    measure = evidence.measure
    has_figures = bool(evidence.main or broken_down or last_on)
    only_groups = f"Figures by {', '.join(name.lower() for name in broken_down.values())}"
    sentence = evidence.sentence if evidence.main or not broken_down else only_groups
    return MeasureLine(
        measure=measure,
        evidence=evidence,
        line=drawn_small(evidence),
        characteristics=tuple(broken_down),
        sentence=sentence,
        due=due_words(last_on, measure.every_months, today=today),
        has_figures=has_figures,
    )


def sentence_about(lines: Iterable[MeasureLine]) -> str:
    """ "12 measures: 5 move the better way, 2 the worse, 3 have no new figure that was due." """
    told = list(lines)
    better, worse = (sum(line.way == way for line in told) for way in ("better", "worse"))
    due = sum(bool(line.due) for line in told)
    none = sum(not line.has_figures for line in told)
    parts = [f"{better} {_verb(better, 'move')} the better way"] if better else []
    if worse:
        parts.append(f"{worse} the worse" if better else f"{worse} {_verb(worse, 'move')} the worse way")
    if due:
        parts.append(f"{due} {_have(due)} no new figure that was due")
    if none:
        parts.append(f"{none} {_have(none)} no figure yet")
    noun = "measure" if len(told) == 1 else "measures"
    return f"{len(told):,} {noun}{': ' if parts else ''}{', '.join(parts)}."


def _verb(count: int, verb: str) -> str:
    return f"{verb}s" if count == 1 else verb


def _have(count: int) -> str:
    return "has" if count == 1 else "have"
