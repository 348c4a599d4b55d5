"""What stands behind the figures of a measure: corrections, targets and their history, what is due, its opposite."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from measures.counting import count_behind, few_behind
from measures.evidence import PART_LABELS, Evidence, Figure, when_of
from measures.models import Measure, Observation, Target
from measures.on_record import call_groups
from measures.progress import Point, is_complement, missing_since
from measures.queries import corrected, targets_set, targets_standing, with_shared_base
from measures.suppression.tables import HIDDEN, SHOWN_AS
from measures.vocabulary import Marker, MeasureKind, Part, Unit
from measures.wording import plain, said, spoken


def figures_of(evidence: Evidence) -> Iterator[Figure]:
    """Every figure that an audience sees of a measure."""
    for series in evidence.series:
        yield from series.figures
    for breakdown in evidence.breakdowns:
        for row in breakdown.rows:
            yield from (figure for figure in row.figures if figure)


# --- what is due ------------------------------------------------------------------------------------------


def due_words(last_on: date | None, every_months: int | None, *, today: date) -> str:
    """ "A new figure was due by 30 June 2026", once that day has passed; nothing before, or where none is due."""
    points = [Point(last_on, "", None)] if last_on else []
    due = missing_since(points, every_months, today=today)
    return f"A new figure was due by {spoken(due)}" if due else ""


def latest_date(evidence: Evidence) -> date | None:
    return max((figure.on for figure in figures_of(evidence) if figure.on), default=None)


# --- corrections ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that another has taken the place of; `before` and `why` only for those who may see them."""

    about: str
    before: str
    after: str
    why: str
    by: str
    on: date


def corrections(
    measure: Measure, evidence: Evidence, *, as_at: date | None = None, recorded_by: datetime | None = None
) -> list[Correction]:
    """What was corrected, by whom and why, the latest first; by a past date, of what speaks for the time before it."""
    shown = {figure.id: figure for figure in figures_of(evidence)}
    mended = corrected(as_at=as_at, recorded_by=recorded_by).filter(measure=measure)
    read = with_shared_base(mended, recorded_by=recorded_by)
    read = read.select_related("group", "corrected_by__recorded_by").order_by("-corrected_by__id")
    return [
        _correction(one, shown.get(one.corrected_by.pk), evidence) for one in call_groups(read, recorded_by)
    ]


def _correction(one: Observation, after: Figure | None, evidence: Evidence) -> Correction:
    measure, told = evidence.measure, one.corrected_by  # type: ignore[attr-defined]
    may_see = _may_see(one, after, evidence)
    part = PART_LABELS.get(Part(one.part), one.part.replace("_", " ").capitalize()) if one.part else ""
    return Correction(
        about=", ".join(filter(None, [one.group.name if one.group else part, when_of(one)])),
        before=_as_recorded(measure, one) if may_see else "",
        after=after.text if after else "",
        why=told.note if may_see else "",
        by=str(told.recorded_by or ""),
        on=localtime(told.recorded_at).date(),
    )


def _may_see(one: Observation, after: Figure | None, evidence: Evidence) -> bool:
    """What was wrong is no secret, but it was near what is right: so groups and small numbers stay with HR."""
    threshold = evidence.audience.threshold
    if threshold < 2:
        return True
    if one.group_id or evidence.measure.kind == MeasureKind.SURVEY or (after and after.text == HIDDEN):
        return False
    withheld = isinstance(count_behind(evidence.measure, one), Marker)
    return not withheld and not few_behind(evidence.measure, one, threshold)


def _as_recorded(measure: Measure, one: Observation) -> str:
    if one.value is not None:
        return said(one.value, Unit(measure.unit), measure.unit_words)
    return one.words or SHOWN_AS.get(Marker(one.marker), "0")


# --- targets ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target as it was set, and why it took the place of another."""

    words: str
    when: str
    group: str
    reason: str
    set_on: date
    by: str
    is_current: bool


def targets(
    measure: Measure, *, as_at: date | None = None, recorded_by: datetime | None = None
) -> list[TargetLine]:
    """Every target that was set (by a past date), the latest first."""
    found = targets_set(as_at=as_at, recorded_by=recorded_by).filter(measure=measure)
    standing = set(
        targets_standing(as_at=as_at, recorded_by=recorded_by)
        .filter(measure=measure)
        .values_list("pk", flat=True)
    )
    found = found.select_related("group", "recorded_by").order_by("-set_on", "-id")
    return [
        TargetLine(
            words=target_words(measure, target),
            when=target.by_text or (spoken(target.by) if target.by else ""),
            group=target.group.name if target.group else "",
            reason=target.reason,
            set_on=target.set_on,
            by=str(target.recorded_by or ""),
            is_current=target.pk in standing,
        )
        for target in call_groups(found, recorded_by)
    ]


def target_words(measure: Measure, target: Target) -> str:
    """ "204 people, 19.1%", with what the organisation says of it in its own words."""
    number = said(target.value, Unit(measure.unit), measure.unit_words) if target.value is not None else ""
    share = f"{plain(target.share)}%" if target.share is not None else ""
    text = f"“{target.text}”" if target.text else ""
    return ", ".join(filter(None, [number, share, text]))


# --- its opposite -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opposite:
    """A measure that counts the others: the two make 100 together, and are never drawn as one line."""

    measure: Measure
    is_settled: bool


def opposite_of(measure: Measure) -> Opposite | None:
    """The measure that was said to be the opposite, or one of the same people whose name says so."""
    same_people = Measure.objects.filter(population_key=measure.population_key).exclude(pk=measure.pk)
    others = list(same_people.only("pk", "name", "slug", "population", "complement_of"))
    for other in others:
        if measure.complement_of_id == other.pk or other.complement_of_id == measure.pk:
            return Opposite(other, is_settled=True)
    if measure.complement_of_id:
        return Opposite(Measure.objects.get(pk=measure.complement_of_id), is_settled=True)
    guessed = next((other for other in others if is_complement(measure.name, other.name)), None)
    return Opposite(guessed, is_settled=False) if guessed else None
