"""Seasons and terms in a timescale: "Winter 2025/26", "autumn term 2025", "Michaelmas 2025", "Easter 2026"."""

import re
from dataclasses import replace
from datetime import date

from foundation.periods import Bounds, add_months, month_end, season_bounds, term_bounds
from plans.timescales.kinds import Kind
from plans.timescales.terms import Reading, Term, Year, year_after

_SEASON = re.compile(
    r"(?P<season>spring|summer|autumn|fall|winter|spr(?= ?[0-9'])|aut(?= ?[0-9']))"
    r"(?P<half>[ -](?:half[ -]?term|(?:term )?[12](?![0-9/.-])))?"
    r"(?P<term> term)?(?![a-z])"
)
_TERM_AFTER = re.compile(r" term(?![a-z])")
# A university's terms by their names: the months they may touch.
_NAMED_TERMS = {
    "michaelmas": (9, 12), "lent": (1, 3), "hilary": (1, 3), "epiphany": (1, 3), "trinity": (4, 6),
    "easter": (4, 6), "martinmas": (9, 12), "candlemas": (1, 5),
}  # fmt: skip
_NAMED = re.compile(rf"(?P<name>{'|'.join(_NAMED_TERMS)}|christmas|xmas)(?P<term> term)?(?![a-z])")


def read_season(text: str, position: int, _starts: int) -> Reading:
    """Winter 2025/26 is December to February; "winter 2025" is read so too, and marked, for it may be the
    one that ended in 2025. Spring 2025/26 is the spring of 2026; only a school term says so surely.
    A half-term is somewhere in its term, or the week in the middle of it.
    """
    found = _SEASON.match(text, position)
    if not found:
        return None
    season = {"fall": "autumn", "aut": "autumn", "spr": "spring"}.get(found["season"], found["season"])
    year = year_after(text, found.end())
    after = _TERM_AFTER.match(text, year.end) if year else None
    is_term = bool(found["term"] or found["half"] or after) and season != "winter"
    bounds = term_bounds if is_term else season_bounds

    def build(number: int) -> Bounds:
        return bounds(number, season)

    if not year:
        return Term(Kind.SEASON, build), found.end()
    first, problem = year.first, year.problem
    if year.spans and (season == "spring" or (is_term and season == "summer")):
        first += 1
        problem = problem or (None if is_term else "ambiguous_date")
    if (season == "winter" and not year.spans) or (season == "summer" and year.spans and not is_term):
        problem = "ambiguous_date"
    if found["half"]:
        problem = "ambiguous_date"
    return Term(Kind.SEASON, build, first, problem=problem), after.end() if after else year.end


def read_named_term(text: str, position: int, _starts: int) -> Reading:
    """Michaelmas is September to December, Lent and Hilary January to March, Trinity and the Easter term April
    to June. Easter alone is the feast, in March or April; Christmas is its day.
    """
    found = _NAMED.match(text, position)
    if not found:
        return None
    year = year_after(text, found.end())
    term = _christmas() if found["name"] in ("christmas", "xmas") else _named(found)
    if not year:
        return term, found.end()
    first_month = term.build(2000)[0].month
    comes_later = year.spans and first_month < 9
    first = year.first + 1 if comes_later else year.first
    return replace(term, year=first, problem=term.problem or year.problem), year.end


_NUMBERED = re.compile(
    r"(?P<word>semester|sem|s(?=[12]\b)|trimester|term|t(?=[1-6]\b)|teaching block|tb(?=[12]\b))"
    r" ?(?P<number>[1-6])(?![0-9])"
)
_OF_ACADEMIC = re.compile(
    r"[ ,(-]{0,3}(?:of |in )?(?:the )?(?:(?:academic|school) year|a/?y)?[ :.-]{0,2}(?=[0-9'])"
)
# By number, the months that it may touch, in whatever way a school or university counts: the later end is taken.
_SEMESTERS = {1: (9, 5), 2: (1, 8)}
_TERMS = {1: (9, 4), 2: (11, 6), 3: (1, 7), 4: (2, 3), 5: (4, 2), 6: (6, 2)}


def read_numbered_term(text: str, position: int, _starts: int) -> Reading:
    """ "Semester 1 2025/26", "AY24/25 T2": marked, for schools count two, three or six terms."""
    found = _NUMBERED.match(text, position)
    if not found:
        return None
    academic = _OF_ACADEMIC.match(text, found.end())
    year = year_after(text, academic.end()) if academic else None
    term = _numbered(found, year)
    return (term, year.end if year else found.end()) if term else None


def term_within(text: str, position: int, year: Year) -> Reading:
    """The numbered term that stands behind its year: "T2" of "AY24/25 T2"."""
    found = _NUMBERED.match(text, position)
    term = _numbered(found, year) if found else None
    return (term, found.end()) if found and term else None


def _numbered(found: re.Match, year: Year | None) -> Term | None:
    """A letter alone ("T2", "S1") is a term only of a year with two heads."""
    of_two = found["word"] in ("semester", "sem", "s", "teaching block", "tb")
    months = (_SEMESTERS if of_two else _TERMS).get(int(found["number"]))
    if months is None or (len(found["word"]) == 1 and not (year and year.spans)):
        return None
    first, count = months

    def build(number: int) -> Bounds:
        last = add_months(date(number, first, 1), count - 1)
        return date(number, first, 1), month_end(last.year, last.month)

    began = year.first + 1 if year and year.spans and first < 9 else year.first if year else None
    return Term(Kind.SEASON, build, began, problem="ambiguous_date")


def _christmas() -> Term:
    return Term(Kind.DAY, lambda year: (date(year, 12, 25), date(year, 12, 25)), month=12)


def _named(found: re.Match) -> Term:
    name, is_feast = found["name"], found["name"] == "easter" and not found["term"]
    first, last = (3, 4) if is_feast else _NAMED_TERMS[name]
    problem = "ambiguous_date" if is_feast else None
    return Term(Kind.SEASON, lambda year: (date(year, first, 1), month_end(year, last)), problem=problem)
