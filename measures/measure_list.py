"""The list of measures: what each says, and one sentence about all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from foundation.charts import SmallLine
from measures.drawing import drawn_small
from measures.evidence import Evidence, load_evidence
from measures.models import Measure
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
    """ "60 % by March 2026": what is to be reached now, and by when."""
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
    with_groups: bool = True,
) -> list[MeasureLine]:
    """What each measure says, today or as at a past date, in four queries for any number of them."""
    heard = Q(observations__corrected_by__isnull=True)
    if as_at:
        heard &= Q(observations__on__lte=as_at)
    # An aggregate forgets the order of the model, so it is said again.
    dated = measures.annotate(last_on=Max("observations__on", filter=heard)).order_by("name", "population")
    found = list(dated.select_related("owner"))
    broken_down = _characteristics(found, as_at) if with_groups else {}
    day = as_at or today
    told = load_evidence(found, audience, today=day, as_at=as_at, by_group=False)
    return [_line(evidence, broken_down.get(evidence.measure.pk, {}), day) for evidence in told]


def _characteristics(measures: Sequence[Measure], as_at: date | None) -> dict[int, dict[str, str]]:
    """By which characteristics each measure is broken down: names by their slugs."""
    seen = counting(as_at=as_at).filter(measure__in=measures, group__isnull=False)
    rows = seen.order_by("group__characteristic__position", "group__characteristic__name").values_list(
        "measure", "group__characteristic__slug", "group__characteristic__name"
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for measure, slug, name in rows.distinct():
        found[measure][slug] = name
    return found


def _line(evidence: Evidence, broken_down: dict[str, str], today: date) -> MeasureLine:
    measure = evidence.measure
    last_on: date | None = measure.last_on  # type: ignore[attr-defined]
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
