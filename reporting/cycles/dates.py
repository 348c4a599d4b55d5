"""The dates of a cycle, made from the date of a meeting, and where the cycle stands on a day. Pure."""

from dataclasses import astuple, dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum

from foundation.bank_holidays import Division
from foundation.periods import add_months
from foundation.working_days import papers_due, working_day_before


class CycleState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    DRAFTING = "drafting"
    ISSUED = "issued"

    @property
    def label(self) -> str:
        return {
            CycleState.PLANNED: "Planned",
            CycleState.OPEN: "Open for answers",
            CycleState.CLOSED: "Closed for answers",
            CycleState.DRAFTING: "Report being written",
            CycleState.ISSUED: "Report issued",
        }[self]

    @property
    def colour(self) -> str:
        return {
            CycleState.OPEN: "blue",
            CycleState.CLOSED: "amber",
            CycleState.DRAFTING: "amber",
            CycleState.ISSUED: "green",
        }.get(self, "grey")


@dataclass(frozen=True, slots=True)
class CycleRule:
    """How a body's dates follow from its meeting."""

    division: Division
    clear_days: int
    writing_days: int
    window_days: int
    every_months: int


@dataclass(frozen=True, slots=True)
class CycleDates:
    """The days of a cycle. Each of them is the last or first day on which the thing can be done."""

    meeting_on: date
    papers_due_on: date
    closes_on: date
    opens_on: date
    period_ends_on: date
    period_starts_on: date

    def window_is_open(self, today: date) -> bool:
        return self.opens_on <= today <= self.closes_on


def dates_for(
    meeting_on: date, rule: CycleRule, *, told_until: date | None = None, begins_on: date | None = None
) -> CycleDates:
    """The dates that follow from a meeting by the body's rule.

    Papers are due so many clear days before it. The window for answers closes `writing_days` working days before
    that, and is open on `window_days` working days. The period covered ends when the window closes; it begins
    on the day after `told_until` (the end of the last cycle's period), else on the strategy's first day, else
    as many months ago as the body waits between two reports.
    """
    due = papers_due(meeting_on, rule.clear_days, rule.division)
    closes = working_day_before(due, rule.writing_days, rule.division)
    opens = working_day_before(closes, max(rule.window_days - 1, 0), rule.division)
    usual = add_months(closes, -rule.every_months) + timedelta(days=1)
    starts = told_until + timedelta(days=1) if told_until else begins_on or usual
    return CycleDates(meeting_on, due, closes, opens, closes, starts if starts <= closes else usual)


def moved(now: CycleDates, before: CycleDates, after: CycleDates, *, today: date) -> CycleDates:
    """The dates of a cycle whose meeting moves, where `before` and `after` are what its rule gave and gives.

    A date that a person set to another than the rule's stays where it is, and so does a window that has opened:
    owners have been told of it. Where such a date would break the order, the rule's is taken.
    """
    kept = {
        field.name: set_to if set_to != old else new
        for field, set_to, old, new in zip(
            fields(CycleDates), astuple(now), astuple(before), astuple(after), strict=True
        )
    }
    opened = {"opens_on": now.opens_on} if now.opens_on <= today else {}
    mine = CycleDates(**kept | opened | {"meeting_on": after.meeting_on})
    ruled = replace(after, **opened)
    return next((dates for dates in (mine, ruled) if not disorder(dates)), after)


def disorder(dates: CycleDates) -> dict[str, str]:
    """What is wrong with the order of the dates, by the name of the date to change."""
    wrong: dict[str, str] = {}
    if dates.closes_on < dates.opens_on:
        wrong["closes_on"] = "The window must close on the day it opens or later."
    if dates.papers_due_on < dates.closes_on:
        wrong["papers_due_on"] = "Papers must be due on the day the window closes or later."
    if dates.meeting_on < dates.papers_due_on:
        wrong["papers_due_on"] = "Papers must be due on the day of the meeting or earlier."
    if dates.period_ends_on < dates.period_starts_on:
        wrong["period_ends_on"] = "The period covered must end on its first day or later."
    if dates.meeting_on < dates.period_ends_on:
        wrong["period_ends_on"] = "The period covered must end on the day of the meeting or earlier."
    return wrong


def state_of(dates: CycleDates, *, today: date, drafting: bool, issued: bool) -> CycleState:
    """Where a cycle stands. A report may be drafted while the window is open, which is then still said."""
    if issued:
        return CycleState.ISSUED
    if today < dates.opens_on:
        return CycleState.PLANNED
    if dates.window_is_open(today):
        return CycleState.OPEN
    return CycleState.DRAFTING if drafting else CycleState.CLOSED


def usual_name(meeting_on: date) -> str:
    """What a cycle is called until somebody calls it otherwise: "May 2026"."""
    return f"{meeting_on:%B %Y}"
