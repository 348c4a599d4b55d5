"""From the dated words of a timescale to their days: years that are said once, and years that are far away."""

from dataclasses import replace

from foundation.periods import Bounds
from plans.timescales.items import Item, Role
from plans.timescales.kinds import Kind
from plans.timescales.terms import Term

EARLIEST_LIKELY_YEAR, LATEST_LIKELY_YEAR = 1990, 2100


def understood(items: list[Item]) -> bool:
    return not any(item.role in (Role.OTHER, Role.NUMBER, Role.NEGATION) for item in items)


def terms_of(items: list[Item]) -> list[Term]:
    return [item.term for item in items if item.term]


def resolved(terms: list[Term]) -> list[Bounds | None]:
    """The days of each term; a month without a year takes it from the next one that has, or the last.

    "October to March 2026" begins in 2025.
    """
    days: list[Bounds | None] = [None] * len(terms)
    following: tuple[int, Bounds] | None = None
    for index in reversed(range(len(terms))):
        year = terms[index].year
        if terms[index].kind == Kind.UNKNOWN:
            continue
        if year is None and following:
            year = following[0]
            if _in(terms[index], year)[0] > following[1][0]:
                year -= 1
        if year is not None:
            bounds = _in(terms[index], year)
            days[index], following = bounds, (year, bounds)
    return _filled_forward(terms, days)


def _filled_forward(terms: list[Term], resolved: list[Bounds | None]) -> list[Bounds | None]:
    for index in range(1, len(terms)):
        before = resolved[index - 1]
        if resolved[index] is None and before and terms[index].kind != Kind.UNKNOWN:
            bounds = _in(terms[index], before[0].year)
            resolved[index] = bounds if bounds[0] >= before[0] else _in(terms[index], before[0].year + 1)
    return resolved


def _in(term: Term, year: int) -> Bounds:
    placed = replace(term, year=year).bounds()
    assert placed is not None
    return placed


def suspicion(bounds: Bounds) -> str | None:
    first, last = bounds
    likely = first.year >= EARLIEST_LIKELY_YEAR and last.year <= LATEST_LIKELY_YEAR
    return None if likely else "suspicious_date"
