"""What did the council mean by "by end of Q2 26/27"? The words stay; this reads the days they allow."""

from datetime import date
from typing import Literal

from foundation.periods import month_bounds
from plans.timescale_kinds import BLANK, Kind, Timescale
from plans.timescale_reviews import last_review_due, next_review

__all__ = [
    "BLANK",
    "Kind",
    "Timescale",
    "from_date",
    "last_review_due",
    "next_review",
    "parse_timescale",
]

EARLIEST_LIKELY_YEAR, LATEST_LIKELY_YEAR = 1990, 2100


def parse_timescale(text: str, *, year_starts: int = 4) -> Timescale:
    return Timescale(text, Kind.UNKNOWN, problem="unparsed_date" if text.strip() else None)


def from_date(value: date, precision: Literal["day", "month", "year"], text: str) -> Timescale:
    """The timescale of a real spreadsheet date, as precise as its number format shows it.

    1 January 2025 shown as "Jan-25" means the month; shown as "2025" it means the year.
    """
    day = date(value.year, value.month, value.day)
    bounds = {
        "day": (day, day),
        "month": month_bounds(day.year, day.month),
        "year": (date(day.year, 1, 1), date(day.year, 12, 31)),
    }[precision]
    likely = EARLIEST_LIKELY_YEAR <= day.year <= LATEST_LIKELY_YEAR
    return Timescale(text, Kind(precision), *bounds, problem=None if likely else "suspicious_date")
