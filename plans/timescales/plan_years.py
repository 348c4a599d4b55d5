"""Years counted from the start of the strategy: "Year 2", "Y1-Y3", "Years 1 and 2", "Year 2, Q3"."""

import re
from datetime import date, timedelta

from foundation.periods import Bounds, add_months, first_year_of, quarter_bounds
from plans.timescales.kinds import Kind
from plans.timescales.terms import Reading, Term
from plans.timescales.years import COUNTS, QUARTER

PLAN_START_UNKNOWN = "plan_start_unknown"
_WORDS = {"five": 5, "six": 6, "fifth": 5, "5th": 5} | COUNTS
_N = r"(?:[1-6]|one|two|three|four|five|six)(?![0-9.])(?![a-pr-z])(?!/[0-9]{2})"
_YEARS = r"(?:years?|yrs?|y)"
_PLAN_YEAR = re.compile(
    rf"(?:(?:plan|strategy|programme) )?{_YEARS} ?(?P<first>{_N})"
    rf"(?P<more>(?: ?(?:-|/|&|to|and|, ?and|,) ?(?:{_YEARS} ?)?{_N})*)"
    r"(?:,? of (?:the |this |our )?(?:strategy|plan|programme|action plan))?"
)
_ORDINAL_YEAR = re.compile(
    r"(?P<first>first|second|third|fourth|fifth|[1-5](?:st|nd|rd|th)) year of (?:the |this |our )?"
    r"(?:strategy|plan|programme|action plan)(?![a-z])"
)
_COUNTED = re.compile(_N)
_QUARTER_AFTER = re.compile(r"[ ,:(-]{0,3}(?=q|[1-4f])")
# A plan that begins on the first of one of these months has years of its own, from that day.
_YEARS_BEGIN_IN = (1, 4, 8, 9)


def read_plan_year(text: str, position: int, year_starts: int, plan_starts: date | None) -> Reading:
    """The first to the last day of years of the plan; without its start there are no days, only the words.

    Year 1 is twelve months from the start of a plan that starts with a calendar, financial or academic year.
    Another plan's first year ends with the strategy's year in which it starts. Where that is not the way in
    which the strategy counts its years, it is marked.
    """
    found = _PLAN_YEAR.match(text, position) or _ORDINAL_YEAR.match(text, position)
    if not found:
        return None
    numbers = [_number(found["first"])]
    if "more" in found.re.groupindex:
        numbers += [_number(word) for word in _COUNTED.findall(found["more"])]
    after = _QUARTER_AFTER.match(text, found.end())
    quarter = QUARTER.match(text, after.end()) if after and len(numbers) == 1 else None
    end = quarter.end() if quarter else found.end()
    if plan_starts is None:
        return Term(Kind.UNKNOWN, lambda year: (date(year, 1, 1),) * 2, problem=PLAN_START_UNKNOWN), end
    bounds = (
        _bounds(plan_starts, year_starts, min(numbers))[0],
        _bounds(plan_starts, year_starts, max(numbers))[1],
    )
    kind = Kind.RANGE if len(numbers) > 1 else _kind(plan_starts, year_starts)
    if quarter:
        starts = bounds[0].replace(day=1)
        first, last = COUNTS[quarter["a"] or quarter["c"]], int(quarter["b"] or 0)
        kind = Kind.RANGE if last else Kind.QUARTER
        bounds = (
            quarter_bounds(starts.year, first, starts.month)[0],
            quarter_bounds(starts.year, last or first, starts.month)[1],
        )
    regular = (plan_starts.month, plan_starts.day) == (year_starts, 1)
    problem = None if regular else "ambiguous_date"
    return Term(kind, lambda _year: bounds, bounds[0].year, problem=problem, of_plan=True), end


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _WORDS[word]


def _kind(plan_starts: date, year_starts: int) -> Kind:
    if (plan_starts.month, plan_starts.day) == (1, 1):
        return Kind.YEAR
    return Kind.FINANCIAL_YEAR if year_starts == plan_starts.month == 4 else Kind.RANGE


def _bounds(plan_starts: date, year_starts: int, number: int) -> Bounds:
    if plan_starts.day == 1 and plan_starts.month in (*_YEARS_BEGIN_IN, year_starts):
        first = add_months(plan_starts, 12 * (number - 1))
        return first, add_months(first, 12) - timedelta(days=1)
    year = first_year_of(plan_starts, year_starts) + number - 1
    first = date(year, year_starts, 1)
    return max(first, plan_starts), add_months(first, 12) - timedelta(days=1)
