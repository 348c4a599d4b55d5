"""Dates that contradict each other."""

from plans.timescales import Timescale


def ends_before_it_starts(start: Timescale, end: Timescale) -> bool:
    """The last day that the end allows lies before the first day that the start allows."""
    return bool(start.earliest and end.latest and end.latest < start.earliest)
