"""When a recurring timescale falls due, worked out on reading and never stored."""

from datetime import date

from foundation.periods import add_months, month_end, months_between
from plans.timescale_kinds import Kind, Timescale

LAST_YEAR = 9000


def next_review(timescale: Timescale, *, started: date | None, after: date) -> date | None:
    """The first review due on or after a day; None when the words and the start don't tell.

    A review in a named month is due by the last day of that month, first in a month after the one in
    which the action started. Others are counted in months from the start. Nothing falls due after the
    timescale's own last day.
    """
    steps = _first_and_step(timescale, started, near=after)
    if steps is None or after.year > LAST_YEAR:
        return None
    first, step = steps
    count = max(0, months_between(first, after) // step)
    due = _occurrence(timescale, first, step * count)
    if due < after:
        due = _occurrence(timescale, first, step * (count + 1))
    return None if timescale.latest and due > timescale.latest else due


def last_review_due(timescale: Timescale, *, started: date | None, on_or_before: date) -> date | None:
    """The latest review that fell due on or before a day; None when none has, or it can't be known."""
    steps = _first_and_step(timescale, started, near=on_or_before)
    if steps is None or on_or_before.year > LAST_YEAR:
        return None
    first, step = steps
    limit = min(on_or_before, timescale.latest) if timescale.latest else on_or_before
    if first > limit:
        return None
    return _occurrence(timescale, first, months_between(first, limit) // step * step)


def _first_and_step(timescale: Timescale, started: date | None, near: date) -> tuple[date, int] | None:
    """The first review there is, and the months from one to the next."""
    step = timescale.every_months
    if timescale.kind != Kind.RECURRING or not step:
        return None
    if timescale.anchor_month is None:
        begun = _later(started, timescale.earliest)
        return (add_months(begun, step), step) if begun and begun.year < LAST_YEAR else None
    begun = timescale.earliest
    if started and (begun is None or started > begun):
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
    return month_end(month.year, month.month), step


def _occurrence(timescale: Timescale, first: date, months: int) -> date:
    due = add_months(first, months)
    return due if timescale.anchor_month is None else month_end(due.year, due.month)


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
