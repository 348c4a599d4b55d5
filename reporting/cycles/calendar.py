"""All dates that somebody has to know: windows, papers, meetings, duties, reviews. Read for a page and for a feed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import groupby

from django.db.models import Max
from django.urls import reverse

from objectives.attention import is_open
from objectives.register import load_register
from plans.duty_records import duty_lines
from plans.models import Duty, Strategy
from plans.timescales import Kind
from reporting.models import ReportingCycle


class DateKind(StrEnum):
    OPENS = "opens"
    CLOSES = "closes"
    PAPERS = "papers"
    MEETING = "meeting"
    DUTY = "duty"
    REVIEW = "review"

    @property
    def label(self) -> str:
        return {
            DateKind.OPENS: "Answers open",
            DateKind.CLOSES: "Answers close",
            DateKind.PAPERS: "Papers due",
            DateKind.MEETING: "Meeting",
            DateKind.DUTY: "Duty due",
            DateKind.REVIEW: "Review due",
        }[self]


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, what it is, and the key under which it stays the same thing when it moves."""

    on: date
    kind: DateKind
    title: str
    path: str
    key: str
    changed_at: datetime
    version: int = 1

    @property
    def summary(self) -> str:
        return f"{self.kind.label}: {self.title}"


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    dates: tuple[CalendarDate, ...]


DATES_OF_A_CYCLE = {
    DateKind.OPENS: "opens_on",
    DateKind.CLOSES: "closes_on",
    DateKind.PAPERS: "papers_due_on",
    DateKind.MEETING: "meeting_on",
}
ORDER = list(DateKind)


def dates_between(first: date, last: date, *, today: date) -> list[CalendarDate]:
    """Every date from one day to another, both included, in order."""
    found = [*_of_cycles(first, last), *_of_duties(today), *_of_reviews(today)]
    within = [one for one in found if first <= one.on <= last]
    return sorted(within, key=lambda one: (one.on, ORDER.index(one.kind), one.title, one.key))


def by_month(dates: list[CalendarDate]) -> list[Month]:
    months = groupby(dates, key=lambda one: one.on.replace(day=1))
    return [Month(first, tuple(those)) for first, those in months]


def _of_cycles(first: date, last: date) -> list[CalendarDate]:
    cycles = list(
        ReportingCycle.objects.filter(meeting_on__gte=first, opens_on__lte=last).select_related("body")
    )
    changed = _last_changes(ReportingCycle)
    return [
        CalendarDate(
            on=getattr(cycle, name),
            kind=kind,
            title=str(cycle),
            path=cycle.get_absolute_url(),
            key=f"cycle-{cycle.pk}-{kind}",
            changed_at=changed[cycle.pk],
            version=cycle.version,
        )
        for cycle in cycles
        for kind, name in DATES_OF_A_CYCLE.items()
    ]


def _of_duties(today: date) -> list[CalendarDate]:
    changed = _last_changes(Duty)
    return [
        CalendarDate(
            on=line.standing.due_on,
            kind=DateKind.DUTY,
            title=line.duty.name,
            path=line.duty.get_absolute_url(),
            key=f"duty-{line.duty.pk}-{line.standing.due_on}",
            changed_at=max(
                changed[line.duty.pk], line.last.recorded_at if line.last else changed[line.duty.pk]
            ),
            version=line.duty.version,
        )
        for line in duty_lines(today=today)
        if line.standing.due_on
    ]


def _of_reviews(today: date) -> list[CalendarDate]:
    """The next review of each recurring action that is open."""
    found = []
    for strategy in Strategy.objects.all():
        recurring = strategy.actions.filter(is_open(), end_kind=Kind.RECURRING)
        for line in load_register(strategy, today=today, actions=recurring):
            on = line.assessment.next_review_on
            if on:
                found.append(
                    CalendarDate(
                        on=on,
                        kind=DateKind.REVIEW,
                        title=f"action {line.label or line.ref}, {strategy.title}",
                        path=reverse("action", args=[strategy.slug, line.ref]),
                        key=f"review-{line.id}-{on}",
                        changed_at=_midnight(line.updated_on or strategy.starts_on or date(2000, 1, 1)),
                    )
                )
    return found


def _last_changes(model: type[ReportingCycle] | type[Duty]) -> dict[int, datetime]:
    rows = model.history.model.objects.order_by().values_list("id")
    return dict(rows.annotate(last=Max("history_date")))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
