"""Dates that contradict each other, the plan that they stand in, or the day on which they are told."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from foundation.periods import add_months
from plans.timescales import Kind, Timescale

YEARS_FAR_AWAY = 15
FEWEST_TO_COMPARE = 5


def ends_before_it_starts(start: Timescale, end: Timescale) -> bool:
    """The last day that the end allows lies before the first day that the start allows."""
    return bool(start.earliest and end.latest and end.latest < start.earliest)


def past_end_in_silence(end: Timescale, *, told_on: date | None, today: date) -> bool:
    """The end is over, and nothing was told about the action after its last day.

    Whether the action is still open is for the caller to know. "Ongoing" and reviews have no end to be past.
    """
    if end.kind == Kind.RECURRING or end.latest is None or end.latest >= today:
        return False
    return told_on is None or told_on <= end.latest


def ends_after_strategy(end: Timescale, strategy_ends: date | None) -> bool:
    """No day that the end allows lies within the strategy. A year in which the strategy ends is no fault.

    Of a range only the last day is known, so it may go over by as much as a year.
    """
    if strategy_ends is None or end.kind == Kind.RECURRING or end.earliest is None or end.latest is None:
        return False
    if end.kind in (Kind.RANGE, Kind.OPEN_ENDED):
        return end.kind == Kind.RANGE and end.latest > add_months(strategy_ends, 12)
    return end.earliest > strategy_ends


def far_years(timescales: Sequence[Timescale]) -> list[int]:
    """Positions of dates that lie more than fifteen years from the middle of all dates: 2052 for 2025.

    With fewer than five dates there is no middle to compare with.
    """
    years = {
        position: timescale.latest.year for position, timescale in enumerate(timescales) if timescale.latest
    }
    if len(years) < FEWEST_TO_COMPARE:
        return []
    middle = median(years.values())
    return [position for position, year in years.items() if abs(year - middle) > YEARS_FAR_AWAY]
