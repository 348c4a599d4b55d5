"""When a recurring timescale falls due, worked out on reading and never stored."""

from datetime import date
from typing import NamedTuple

from foundation.periods import add_months, month_end, months_between
from plans.timescales.kinds import Kind, Timescale

LAST_YEAR = 9000


def next_review(timescale: Timescale, *, started: date | None, after: date) -> date | None:
    """The first review due on or after a day; None when the words and the start don't tell.

    A review in a named month is due by the last day of that month, first in a month after the one in
    which the action started. Others are counted in months from the start. Nothing falls due after the
    timescale's own last day.
    """
    rhythm = _rhythm(timescale, started, near=after)
    if rhythm is None or after.year > LAST_YEAR:
        return None
    turn = max(0, rhythm.turns_until(after))
    due = rhythm.occurrence(turn)
    if due < after:
        due = rhythm.occurrence(turn + 1)
    return None if timescale.latest and due > timescale.latest else due


def last_review_due(timescale: Timescale, *, started: date | None, on_or_before: date) -> date | None:
    """The latest review that fell due on or before a day; None when none has, or it can't be known."""
    rhythm = _rhythm(timescale, started, near=on_or_before)
    if rhythm is None or on_or_before.year > LAST_YEAR:
        return None
    limit = min(on_or_before, timescale.latest) if timescale.latest else on_or_before
    turn = rhythm.turns_until(limit)
    return rhythm.occurrence(turn) if turn >= 0 else None


class _Rhythm(NamedTuple):
    """Reviews every `step` months after `origin`, the first of them `wait` months after it.

    Each is counted from the origin and not from the one before, so that the 31st comes back after February.
    """

    origin: date
    wait: int
    step: int
    at_month_end: bool

    def turns_until(self, day: date) -> int:
        """How many reviews come after the first, up to a day; negative when it hasn't come."""
        turn = (months_between(self.origin, day) - self.wait) // self.step
        # Counting months can't tell 30 December from the end of December.
        return turn if turn < 0 or self.occurrence(turn) <= day else turn - 1

    def occurrence(self, turn: int) -> date:
        due = add_months(self.origin, self.wait + turn * self.step)
        return month_end(due.year, due.month) if self.at_month_end else due


def _rhythm(timescale: Timescale, started: date | None, near: date) -> _Rhythm | None:
    step = timescale.every_months
    if timescale.kind != Kind.RECURRING or not step:
        return None
    if timescale.anchor_month is None:
        begun = _later(started, timescale.earliest)
        return _Rhythm(begun, step, step, False) if begun and begun.year < LAST_YEAR else None
    begun = timescale.earliest
    if started and started.year < LAST_YEAR and (begun is None or started > begun):
        begun = add_months(started.replace(day=1), 1)
    if begun is None:
        # Without a start only a rule that comes round within a year fixes the months by itself.
        if step > 12:
            return None
        begun = date(max(1, near.year - 1), timescale.anchor_month, 1)
    if begun.year > LAST_YEAR:
        return None
    wait = (timescale.anchor_month - begun.month) % min(step, 12)
    month = add_months(begun.replace(day=1), wait)
    return _Rhythm(month_end(month.year, month.month), 0, step, True)


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
