"""Quarters and years in a timescale: "Q2 26/27", "FY25", "academic year 2025/26", "2023-27"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from foundation.periods import Bounds, financial_year_bounds, quarter_bounds
from plans.timescales.days import (
    APRIL,
    DOUBT,
    MONTH_ALONE,
    month_term,
    read_figures_without_year,
    read_month_of_year,
)
from plans.timescales.kinds import Kind
from plans.timescales.seasons import read_named_term, read_numbered_term, read_season, term_within
from plans.timescales.terms import (
    DOUBLE,
    MONTHS,
    SAID_FINANCIAL,
    Reading,
    Term,
    Year,
    after_gap,
    full_year,
    read_year,
    year_after,
)

SEPTEMBER = 9
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
COUNTS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = re.compile(
    r"(?:q|qtrs?|quarters?)[ .-]{0,2}(?P<a>[1-4]|one|two|three|four)(?:(?![0-9a-z])|(?=20[0-9]{2}))"
    r"(?: ?[-/&] ?q?(?P<b>[1-4])(?![0-9/]))?"
    r"|(?P<c>[1-4](?:st|nd|rd|th)?|first|second|third|fourth|final|last) ?(?:quarter|qtr|q)(?![a-z0-9])"
)
_HALF = re.compile(r"(?:(?P<a>first|second|1st|2nd) half|h(?P<b>[12]))(?![0-9a-z])")
_ACADEMIC = re.compile(r"(?:(?:academic|school) years?|a/?y)[ :.-]{0,2}(?=[0-9'])")
_ACADEMIC_AFTER = re.compile(r"[ (,-]{0,3}(?:academic|school) years?\)?")
_FOUR = re.compile(r"'?(?P<four>[0-9]{4})(?![0-9])")


def _counted_from(year_starts: int, year: Year) -> int:
    """A two-headed year can't be a calendar year: where the strategy counts those, it runs from April."""
    return APRIL if year.spans and year_starts == 1 else year_starts


def _read_quarter(text: str, position: int, year_starts: int) -> Reading:
    found = QUARTER.match(text, position)
    if not found:
        return None
    academic = _ACADEMIC.match(text, after_gap(text, found.end()))
    year = year_after(text, academic.end() if academic else found.end())
    term = _quarter_term(found, year, SEPTEMBER if academic else year_starts)
    if academic and year:
        term = replace(term, problem=DOUBT)  # its months may be counted from August
    return term, year.end if year else found.end()


def _quarter_term(found: re.Match, year: Year | None, year_starts: int) -> Term:
    """Quarters count from the month in which the strategy's years start, so that with years from April
    "Q2 2026" is July to September 2026; a calendar quarter may have been meant, so it is marked.
    """
    first = COUNTS[found["a"] or found["c"]]
    last = int(found["b"] or first)
    starts = _counted_from(year_starts, year) if year else year_starts

    def build(number: int) -> Bounds:
        return quarter_bounds(number, first, starts)[0], quarter_bounds(number, last, starts)[1]

    kind = Kind.QUARTER if first == last else Kind.RANGE
    if not year:
        return Term(kind, build)
    doubtful = "ambiguous_date" if not year.spans and year_starts != 1 else None
    return Term(kind, build, year.first, problem=year.problem or doubtful)


def _read_half(text: str, position: int, year_starts: int) -> Reading:
    found = _HALF.match(text, position)
    if not found:
        return None
    half = COUNTS[found["a"] or found["b"]]
    year = year_after(text, found.end())
    starts = _counted_from(year_starts, year) if year else year_starts
    if year and not year.spans and found["a"]:
        starts = 1  # "the first half of 2025" is January to June

    def build(number: int) -> Bounds:
        return quarter_bounds(number, 2 * half - 1, starts)[0], quarter_bounds(number, 2 * half, starts)[1]

    if not year:
        return Term(Kind.RANGE, build), found.end()
    doubtful = "ambiguous_date" if not year.spans and starts != 1 else None
    return Term(Kind.RANGE, build, year.first, problem=year.problem or doubtful), year.end


def _read_academic_year(text: str, position: int, _starts: int) -> Reading:
    """September to August: "academic year 2025/26". Of one year alone it begins in that year, as a guess."""
    said = _ACADEMIC.match(text, position)
    year = read_year(text, said.end() if said else position)
    after = None if said or not year else _ACADEMIC_AFTER.match(text, year.end)
    if not year or not (said or after):
        return None
    end = after.end() if after else year.end
    within = term_within(text, after_gap(text, end), year)
    if within:
        return within
    problem = year.problem if year.spans else "ambiguous_date"
    term = Term(
        Kind.RANGE, lambda number: financial_year_bounds(number, SEPTEMBER), year.first, problem=problem
    )
    return term, end


def _read_financial_year(text: str, position: int, year_starts: int) -> Reading:
    said = SAID_FINANCIAL.match(text, position)
    year = read_year(text, position)
    if not year or not year.spans:
        return None
    double = None if said else DOUBLE.match(text, position)
    if double and max(int(double["a"]), int(double["b"])) <= 12:
        return None
    problem = year.problem or (_doubt_about_double(double) if double else None)
    quarter = QUARTER.match(text, after_gap(text, year.end))
    if quarter and not year_after(text, quarter.end()):
        return _quarter_term(quarter, year, year_starts), quarter.end()
    within = term_within(text, after_gap(text, year.end), year)
    if within:
        return within
    starts = _counted_from(year_starts, year)

    def build(number: int) -> Bounds:
        return financial_year_bounds(number, starts)

    return Term(Kind.FINANCIAL_YEAR, build, year.first, problem=problem), year.end


def _doubt_about_double(found: re.Match) -> str | None:
    """2024-2025 may be two calendar years, 11/12 a month or a day."""
    if found["sep"] == "-" and len(found["b"]) == 4:
        return "ambiguous_date"
    return "ambiguous_date" if int(found["a"]) <= 12 else None


def _years(first: int, last: int) -> Callable[[int], Bounds]:
    return lambda number: (date(number, 1, 1), date(number + last - first, 12, 31))


def _read_pair_of_numbers(text: str, position: int, _starts: int) -> Reading:
    """2023-2027 and 2023-27 are calendar years from and to; 2025-03 and 03/25 are months."""
    found = DOUBLE.match(text, position)
    if not found:
        return None
    a, b = found["a"], found["b"]
    if len(a) == 4 and len(b) <= 2 and int(b) in range(1, 13) and int(b) < int(a[2:]):
        return month_term(int(b), int(a)), found.end()
    if len(b) == 1:
        return None
    first, last = full_year(a), full_year(a[:2] + b if len(a) > len(b) else b)
    if last <= first or len(a) < len(b) or (len(a) == 2 and (found["sep"] == "/" or int(a) <= 12)):
        return None
    doubtful = found["sep"] == "/" or len(a) == 2 or (len(b) == 2 and int(b) <= 12)
    problem = "ambiguous_date" if doubtful else None
    return Term(Kind.RANGE, _years(first, last), first, None, problem), found.end()


def _read_year_alone(text: str, position: int, year_starts: int) -> Reading:
    found = _FOUR.match(text, position)
    if not found:
        return None
    year = Year(int(found["four"]), False, None, found.end())
    after = after_gap(text, found.end())
    quarter, month = QUARTER.match(text, after), MONTH_ALONE.match(text, after)
    if quarter and not year_after(text, quarter.end()):
        return _quarter_term(quarter, year, year_starts), quarter.end()
    if month and not year_after(text, month.end()):
        return month_term(MONTHS[month["month"]], year.first), month.end()
    return Term(Kind.YEAR, _years(year.first, year.first), year.first), found.end()


YEAR_READERS = (
    _read_quarter,
    _read_half,
    read_season,
    read_named_term,
    read_numbered_term,
    _read_academic_year,
    _read_financial_year,
    read_month_of_year,
    read_figures_without_year,
    _read_pair_of_numbers,
    _read_year_alone,
)
