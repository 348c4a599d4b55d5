"""One dated word group of a timescale, and how the year after a word is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from foundation.periods import Bounds, month_end
from plans.timescales.kinds import Kind

LAST_YEAR = 9000
THIRDS = ("early", "mid", "late")
_OF_A_DAY = ("week", "week end")

_ENGLISH = "january february march april may june july august september october november december"
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_OTHER_SPELLINGS = {
    "jan": 1, "janurary": 1, "janaury": 1, "feb": 2, "febuary": 2, "feburary": 2, "mar": 3, "apr": 4,
    "apirl": 4, "jun": 6, "jul": 7, "aug": 8, "agust": 8, "sep": 9, "sept": 9, "setember": 9,
    "septmeber": 9, "sepember": 9, "oct": 10, "ocotber": 10, "nov": 11, "novemeber": 11, "novmber": 11,
    "dec": 12, "decemeber": 12, "decmber": 12,
    # Welsh months after a word that softens them: "o fis Fawrth", "ym mis Fehefin".
    "fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12,
}  # fmt: skip
MONTHS = {
    name: number for names in (_ENGLISH, _WELSH) for number, name in enumerate(names.split(), 1)
} | _OTHER_SPELLINGS


@dataclass(frozen=True, slots=True)
class Term:
    """One dated word group: what kind it is, and its first and last day once its year is known.

    `fuzz` narrows it to a third ("early", "mid", "late", or "mid late" for both), widens a day to its week
    ("week", "week end") or leaves only what comes before it ("before"). `day_first` is None where a date in
    figures does not show by itself which figure is the day, `of_plan` true for a year counted from its start.
    """

    kind: Kind
    build: Callable[[int], Bounds]
    year: int | None = None
    month: int | None = None
    problem: str | None = None
    fuzz: str | None = None
    day_first: bool | None = True
    in_figures: bool = False
    of_plan: bool = False

    def bounds(self) -> Bounds | None:
        """First and last day; None without a year; ValueError for days that no calendar has."""
        if self.kind == Kind.UNKNOWN:
            return None
        # 31 February is wrong in every year, 29 February isn't.
        year = 2000 if self.year is None else self.year
        if not 0 < year <= LAST_YEAR:
            raise ValueError(f"No plan runs in the year {year}.")
        first, last = self.build(year)
        if last < first:
            raise ValueError("It ends before it starts.")
        return None if self.year is None else _narrowed((first, last), self.fuzz)


def _narrowed(bounds: Bounds, fuzz: str | None) -> Bounds:
    first, last = bounds
    match fuzz:
        case "week":
            return first, last + timedelta(days=6)
        case "week end":
            return first - timedelta(days=6), last
        case "before":
            return first - timedelta(days=1), first - timedelta(days=1)
    if fuzz is None or first == last:
        return bounds
    thirds = [THIRDS.index(part) for part in fuzz.split()]
    return _third(bounds, min(thirds))[0], _third(bounds, max(thirds))[1]


def _third(bounds: Bounds, third: int) -> Bounds:
    first, last = bounds
    if (first.year, first.month) == (last.year, last.month):
        return first.replace(day=(1, 11, 21)[third]), first.replace(day=(10, 20, last.day)[third])
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1 + months * third // 3
    end = first.year * 12 + first.month - 1 + months * (third + 1) // 3 - 1
    return date(start // 12, start % 12 + 1, 1), month_end(end // 12, end % 12 + 1)


class Year(NamedTuple):
    """A year as written after another word; `spans` when it is two-headed, such as 2026/27."""

    first: int
    spans: bool
    problem: str | None
    end: int


type Reading = tuple[Term, int] | None


def narrowed(term: Term, fuzz: str | None) -> Term:
    """The same term, early, mid or late in it, or before it; a "week" widens a day."""
    of_days = term.kind == Kind.DAY or (term.kind == Kind.RANGE and term.month is not None)
    return replace(term, fuzz=fuzz) if fuzz and (fuzz not in _OF_A_DAY or of_days) else term


MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])"
_GAP = re.compile(r"(?:[ ,.(/-]{0,3}(?:of|in|for|during) (?:the )?|[ ,.(/-]{0,3})(?!$)")
SAID_FINANCIAL = re.compile(
    r"(?:the )?(?:fye|fy|f/y|fin(?:ancial|\.)? year|fiscal year)(?P<ending> (?:ending|ended|end))?"
    r"[ :.-]{0,2}(?:in )?(?=[0-9'])"
)
DOUBLE = re.compile(
    r"(?P<a>[0-9]{4}|[0-9]{2}) ?(?P<sep>[/-]) ?(?P<b>[0-9]{4}|[0-9]{2}|(?<=[0-9]{4}[/-])[0-9])(?![0-9])(?!/[0-9])"
)
_SINGLE = re.compile(
    r"(?:(?P<four>[0-9]{4})|'?(?P<two>[0-9]{2}))(?![0-9]|st|nd|rd|th|[.:][0-9])(?! ?(?:of )?"
    + MONTH.replace("?P<month>", "")
    # "Sep-24 Sep-25" are two months; "Sep 24 Oct" is September and a day.
    + r"(?!-[0-9]{2}(?![0-9])))"
)


def full_year(digits: str) -> int:
    """25 is 2025 and 99 is 1999: two digits count from 1980."""
    number = int(digits)
    return number if len(digits) == 4 else number + (2000 if number < 80 else 1900)


def _follows(first: str, second: str) -> bool:
    """The second is the year after the first: 2024/25, 24/25, 2024/2025, 1999/00, and 2025/6."""
    if len(second) == 4:
        return len(first) == 4 and int(second) == int(first) + 1
    return int(second) == (int(first) + 1) % 10 ** len(second)


def read_year(text: str, position: int) -> Year | None:
    said = SAID_FINANCIAL.match(text, position)
    start = said.end() if said else position
    double = DOUBLE.match(text, start)
    if double and _follows(double["a"], double["b"]):
        # 2025/6 may also be June 2025.
        doubt = "ambiguous_date" if len(double["b"]) == 1 and not said else None
        return Year(full_year(double["a"]), True, doubt, double.end())
    single = _SINGLE.match(text, start)
    if not single:
        return None
    year = full_year(single["four"] or single["two"])
    if said:
        # "FY25" is the year that ends in 2025 to most treasurers, and begins in it to some.
        return Year(
            year - 1, True, None if said["ending"] or "fye" in said[0] else "ambiguous_date", single.end()
        )
    return Year(year, False, None, single.end())


def year_after(text: str, position: int) -> Year | None:
    """The year that follows a word, over "of the", a comma or a dash."""
    return read_year(text, after_gap(text, position))


def after_gap(text: str, position: int) -> int:
    """Where the next word begins, over "of the", a comma, a dash or a bracket."""
    gap = _GAP.match(text, position)
    return gap.end() if gap else position
