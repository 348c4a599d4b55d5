"""What is to be said beside a status: past its end, due soon, review due, no update for long.

The one place that decides lateness. Every page, message and report asks `assess`; none of them compares dates
by itself, and no status of the council's is ever changed by it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foundation.periods import how_long
from plans.statuses import Meaning
from plans.timescales import Kind, Timescale, last_review_due, next_review


class Attention(StrEnum):
    PAST_END = "past_end"
    DUE_SOON = "due_soon"
    REVIEW_DUE = "review_due"
    STALE = "stale"

    @property
    def label(self) -> str:
        return {
            Attention.PAST_END: "Past its end date",
            Attention.DUE_SOON: "Due soon",
            Attention.REVIEW_DUE: "Review due",
            Attention.STALE: "No recent update",
        }[self]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an action on a day."""

    meaning: Meaning | None
    start: Timescale
    end: Timescale
    updated_on: date | None = None
    closed: bool = False
    cross_reference: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    attention: tuple[Attention, ...] = ()
    next_review_on: date | None = None
    days_past_end: int | None = None
    words: tuple[str, ...] = ()

    @property
    def past_end(self) -> bool:
        return Attention.PAST_END in self.attention


def assess(facts: Facts, *, today: date, due_soon_days: int = 60, stale_days: int = 180) -> Assessment:
    """An action that is still open is past its end on the first day after the last day of its timescale,
    due soon within `due_soon_days` (days) of that last day, and stale after `stale_days` (days) without an update.

    A recurring action has no end to be past; its review is due when the latest occurrence has no update since.
    Open-ended, conditional and placeholder timescales are never late: their words support no date.
    """
    if facts.closed or facts.cross_reference or (facts.meaning and not facts.meaning.is_open):
        return Assessment()
    found: list[tuple[Attention, str]] = []
    upcoming = None
    days_past = None
    if facts.end.kind == Kind.RECURRING:
        started = facts.start.earliest
        upcoming = next_review(facts.end, started=started, after=today)
        due = last_review_due(facts.end, started=started, on_or_before=today)
        if due and due < today and (facts.updated_on is None or facts.updated_on < due):
            found.append((Attention.REVIEW_DUE, f"review due since {_day(due)}"))
    if (latest := facts.end.latest) and (facts.end.kind != Kind.RECURRING or today > latest):
        if today > latest:
            days_past = (today - latest).days
            found.append((Attention.PAST_END, f"{how_long(latest, today)} past its end date"))
        elif today >= latest - timedelta(days=due_soon_days):
            found.append((Attention.DUE_SOON, _due(latest, today)))
    if facts.updated_on and (today - facts.updated_on).days > stale_days:
        found.append((Attention.STALE, f"no update for {how_long(facts.updated_on, today)}"))
    return Assessment(tuple(a for a, _ in found), upcoming, days_past, tuple(words for _, words in found))


def _due(latest: date, today: date) -> str:
    days = (latest - today).days
    if days == 0:
        return "due today"
    return "due tomorrow" if days == 1 else f"due in {days} days"


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
