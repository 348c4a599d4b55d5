"""Months, quarters, seasons and financial years as first and last days, and lengths of time in words."""

from calendar import monthrange
from datetime import date

type Bounds = tuple[date, date]

SEASON_FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SCHOOL_TERMS = {"spring": (1, 4), "summer": (4, 4), "autumn": (9, 4)}
DAYS_IN_A_MONTH = 30.4375


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def month_bounds(year: int, month: int) -> Bounds:
    """The first and last day of a month."""
    return date(year, month, 1), month_end(year, month)


def _bounds_of_months(year: int, month: int, months: int) -> Bounds:
    first = date(year, month, 1)
    last = add_months(first, months - 1)
    return first, month_end(last.year, last.month)


def quarter_bounds(year: int, quarter: int, year_starts: int = 1) -> Bounds:
    """The first and last day of a quarter of the year that begins in `year`, in the month `year_starts`.

    Q4 of the year 2026/27 that starts in April is January to March 2027.
    """
    if quarter not in (1, 2, 3, 4):
        raise ValueError(f"A year has quarters 1 to 4, not {quarter}.")
    first = add_months(date(year, year_starts, 1), 3 * (quarter - 1))
    return _bounds_of_months(first.year, first.month, 3)


def financial_year_bounds(first_year: int, year_starts: int = 4) -> Bounds:
    """The first and last day of the year that begins in `first_year`: 1 April 2026 to 31 March 2027."""
    return _bounds_of_months(first_year, year_starts, 12)


def first_year_of(day: date, year_starts: int = 4) -> int:
    """The calendar year in which the financial year of a day began."""
    return day.year if day.month >= year_starts else day.year - 1


def financial_year_label(day: date, year_starts: int = 4) -> str:
    """The financial year of a day as councils write it: "2026/27"; a calendar year is just "2026"."""
    first = first_year_of(day, year_starts)
    return str(first) if year_starts == 1 else f"{first}/{(first + 1) % 100:02d}"


def season_bounds(year: int, season: str) -> Bounds:
    """The first and last day of a season by the Met Office's months; winter begins in December of `year`."""
    return _bounds_of_months(year, SEASON_FIRST_MONTHS[season], 3)


def term_bounds(year: int, term: str) -> Bounds:
    """The months a school term may touch: autumn September to December, spring January to April, summer
    April to July. Schools differ by weeks, so the later end is taken.
    """
    first_month, months = SCHOOL_TERMS[term]
    return _bounds_of_months(year, first_month, months)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another; negative when `later` comes first.

    The end of a shorter month completes the month: 31 January to 28 February is one.
    """
    if later < earlier:
        return -months_between(later, earlier)
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months if add_months(earlier, months) <= later else months - 1


def how_long(earlier: date, later: date) -> str:
    """The time between two days as a person says it: "12 days", "3 months", "1 year and 2 months"."""
    if later < earlier:
        earlier, later = later, earlier
    months = months_between(earlier, later)
    return _months_in_words(months) if months else _count((later - earlier).days, "day")


def period_in_words(days: int) -> str:
    """A number of days as a person says it, in months of average length: 45 days is "1 month"."""
    days = abs(days)
    months = int(days / DAYS_IN_A_MONTH)
    return _months_in_words(months) if months else _count(days, "day")


def _months_in_words(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [_count(years, "year")] if years else []
    if rest:
        parts.append(_count(rest, "month"))
    return " and ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
