"""Days and months in a timescale: "31/03/26", "March 31st 2026", "Jan-25"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from foundation.periods import Bounds, month_bounds
from plans.timescales.kinds import Kind
from plans.timescales.terms import MONTH, MONTHS, Reading, Term, Year, full_year, year_after

APRIL = 4
DOUBT = "ambiguous_date"

_DAY = r"(?P<{}>[0-9]{{1,2}})(?: ?(?:st|nd|rd|th)(?![a-z]))?(?![0-9])"
_ISO = re.compile(
    r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"
    r"(?:[ t](?P<clock>[0-9]{2}:[0-9]{2})(?::[0-9.]{2,9})?(?P<zone>z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9])"
)
_NUMERIC = re.compile(
    r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})"
    r"(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?(?![0-9])"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])(?![0-9])")
_MONTH_OF_YEAR = re.compile(r"(?P<month>[0-9]{1,2}) ?[/.-] ?(?P<year>[0-9]{4})(?![0-9])")
_TWO_FIGURES = re.compile(
    r"(?P<a>[0-9]{1,2}) ?[/-] ?(?P<b>[0-9]{1,2})(?![0-9])(?! ?[/-] ?[0-9])"
    r"(?! ?(?:year|yr|month|mth|week|day|term|hour)s?(?![a-z]))"
)
_DAYS_OF_MONTH = re.compile(
    _DAY.format("first") + r" ?(?:-|to|/|&|and) ?" + _DAY.format("last") + r"[ -]?(?:of )?" + MONTH
)
# No dash between spaces: "Phase 2 - December 2025" is not the second of December.
_DAY_OF_MONTH = re.compile(_DAY.format("day") + r"[.,/-]? ?(?:of )?(?:the )?" + MONTH)
_MONTH_DAY_YEAR = re.compile(MONTH + r"[ .]{1,2}" + _DAY.format("day") + r",? (?P<year>[0-9]{4})(?![0-9])")
_MONTH_DASH_DAY = re.compile(MONTH + r"[-/](?P<day>[0-9]{1,2})[-/](?P<year>[0-9]{4}|[0-9]{2})(?![0-9])")
_MONTH_DAY = re.compile(MONTH + r"[ .]{1,2}(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)(?![a-z0-9])")
MONTH_ALONE = re.compile(MONTH + r"\.?")
_LIKELY_DAY = re.compile(r" (?:2[89]|3[01])(?![0-9])")


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]{{0,6}}[.,]? ?$")


def _day(day: int, month: int) -> Callable[[int], Bounds]:
    return lambda year: (date(year, month, day), date(year, month, day))


def _day_term(day: int, month: int, year: int | None, problem: str | None = None) -> Term:
    return Term(Kind.DAY, _day(day, month), year, month, problem)


def _read_iso(text: str, position: int, _starts: int) -> Reading:
    found = _ISO.match(text, position)
    if found:
        # 23:00 in universal time is the beginning of the next day in a British summer.
        doubt = DOUBT if found["zone"] == "z" and found["clock"] == "23:00" else None
        return _day_term(int(found[4]), int(found[3]), int(found[1]), doubt), found.end()
    found = _COMPACT.match(text, position)
    # Eight figures may be a reference as well as a day.
    return (_day_term(int(found[3]), int(found[2]), int(found[1]), DOUBT), found.end()) if found else None


def _read_numeric_date(text: str, position: int, _starts: int) -> Reading:
    """31/03/26, day first as in Britain; 03/04/2025 could be read either way and says so."""
    found = _NUMERIC.match(text, position)
    if not found:
        return None
    day, month, year = int(found[1]), int(found[3]), full_year(found[4])
    swapped = month > 12 >= day
    if swapped:
        day, month = month, day
    doubtful = swapped or (day <= 12 and day != month and not _is_weekday(text[:position], day, month, year))
    term = _day_term(day, month, year, DOUBT if doubtful else None)
    day_first = None if doubtful and not swapped else not swapped
    return replace(term, day_first=day_first, in_figures=day > 12 or swapped), found.end()


def _is_weekday(before: str, day: int, month: int, year: int) -> bool:
    """ "Mon 01/04/24" is in April: the first of April 2024 was a Monday, and the fourth of January was none."""
    named = _WEEKDAY.search(before)
    if not named:
        return False
    weekdays = [date(year, *month_and_day).weekday() for month_and_day in ((month, day), (day, month))]
    return _WEEKDAYS.index(named[1]) == weekdays[0] != weekdays[1]


def _read_days_of_month(text: str, position: int, _starts: int) -> Reading:
    found = _DAYS_OF_MONTH.match(text, position)
    if not found:
        return None
    month, first, last = MONTHS[found["month"]], int(found["first"]), int(found["last"])
    year = year_after(text, found.end())

    def build(number: int) -> Bounds:
        return date(number, month, first), date(number, month, last)

    term = Term(Kind.RANGE, build, year and _year_of_month(year, month), month)
    return term, year.end if year else found.end()


def _read_day_of_month(text: str, position: int, _starts: int) -> Reading:
    found = _DAY_OF_MONTH.match(text, position)
    if not found:
        return None
    month = MONTHS[found["month"]]
    year = year_after(text, found.end())
    term = _day_term(int(found["day"]), month, year and _year_of_month(year, month))
    return term, year.end if year else found.end()


def _read_month_and_day(text: str, position: int, _starts: int) -> Reading:
    found = _MONTH_DAY_YEAR.match(text, position) or _MONTH_DASH_DAY.match(text, position)
    if found:
        return _day_term(int(found["day"]), MONTHS[found["month"]], full_year(found["year"])), found.end()
    found = _MONTH_DAY.match(text, position)
    if not found:
        return None
    year = year_after(text, found.end())
    month = MONTHS[found["month"]]
    term = _day_term(int(found["day"]), month, year and _year_of_month(year, month))
    return term, year.end if year else found.end()


def _year_of_month(year: Year, month: int) -> int:
    """March 2024/25 is March 2025."""
    return year.first + 1 if year.spans and month < APRIL else year.first


def month_term(month: int, year: int | None, problem: str | None = None) -> Term:
    return Term(Kind.MONTH, lambda number: month_bounds(number, month), year, month, problem)


def _read_month(text: str, position: int, _starts: int) -> Reading:
    found = MONTH_ALONE.match(text, position)
    if not found:
        return None
    month, year = MONTHS[found["month"]], year_after(text, found.end())
    if not year:
        return month_term(month, None), found.end("month")
    # "March 31" may be a day without its year as well as March 2031; "Hydref" is October and autumn.
    doubtful = _LIKELY_DAY.match(text, found.end()) and year.end <= found.end() + 3
    two_words = found["month"] == "hydref" and not text[:position].endswith("month ")
    problem = DOUBT if doubtful or two_words else None
    return month_term(month, _year_of_month(year, month), problem), year.end


def read_figures_without_year(text: str, position: int, _starts: int) -> Reading:
    """30/06 is a day of no year; 04/25 is most likely April 2025; 03/04 may be a day, a month or a year."""
    found = _TWO_FIGURES.match(text, position)
    if not found:
        return None
    a, b = int(found["a"]), int(found["b"])
    if a <= 12 and b <= 12:
        return Term(Kind.UNKNOWN, _day(1, 1), problem=DOUBT), found.end()
    if 1 <= b <= 12 and a <= 31:
        return _day_term(a, b, None, DOUBT), found.end()
    if 1 <= a <= 12 and len(found["b"]) == 2:
        return month_term(a, full_year(found["b"]), DOUBT if b <= 31 else None), found.end()
    return None


def read_month_of_year(text: str, position: int, _starts: int) -> Reading:
    found = _MONTH_OF_YEAR.match(text, position)
    return (month_term(int(found["month"]), int(found["year"])), found.end()) if found else None


DAY_READERS = (
    _read_iso,
    _read_numeric_date,
    _read_days_of_month,
    _read_day_of_month,
    _read_month_and_day,
    _read_month,
)
