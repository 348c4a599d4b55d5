"""One date said twice: "Quarter 4 (Jan-Mar 2026)", "Year 1 (2025/26)", "Q3 2025-26 (Oct-Dec)"."""

from foundation.periods import Bounds
from plans.timescales.items import Item, Role
from plans.timescales.kinds import Kind
from plans.timescales.plan_years import PLAN_START_UNKNOWN
from plans.timescales.terms import Term

DOUBT = "ambiguous_date"
LONGEST_PLAN = 30  # years
_JOINS = {Role.SPAN, Role.DASH, Role.LIST}
_INSIDE = {*_JOINS, Role.TERM, Role.FILLER, Role.UNTIL}
_YEARS = (Kind.YEAR, Kind.FINANCIAL_YEAR)


def join_glosses(items: list[Item]) -> list[Item]:
    """A date that another explains beside it becomes one: the narrower, where both agree."""
    for place, item in enumerate(items):
        if item.term is None:
            continue
        first = _first_of_run(items, place)
        last, inside = _bracket(items, place) or _beside(items, first, place)
        terms = [one.term for one in inside if one.term]
        if terms:
            joined = _one([one.term for one in items[first : place + 1] if one.term], terms)
            if joined:
                return join_glosses([*items[:first], Item(Role.TERM, joined), *items[last + 1 :]])
    return items


def without_remark(items: list[Item]) -> list[Item]:
    """Without a last bracket whose words we don't know and that holds no figure: "March 2026 (launch event)"."""
    opens = max((place for place, item in enumerate(items) if item.role == Role.BRACKET), default=0)
    remark = items[opens + 1 : -1]
    plain = {Role.OTHER, Role.FILLER, Role.LIST, Role.DASH, Role.SPAN, Role.LISTED_NAME}
    if opens and items[-1].role == Role.CLOSING and {item.role for item in remark} <= plain:
        return items[:opens]
    return items


def _first_of_run(items: list[Item], place: int) -> int:
    """Where the dates begin that lead to this one with nothing but a dash or "to" between them."""
    while place >= 2 and items[place - 1].role in _JOINS and items[place - 2].term:
        place -= 2
    return place


def _bracket(items: list[Item], place: int) -> tuple[int, list[Item]] | None:
    """The bracket right after a date, if it holds nothing but dates."""
    opens = place + 1
    if opens >= len(items) or items[opens].role != Role.BRACKET:
        return None
    closes = next((n for n in range(opens, len(items)) if items[n].role == Role.CLOSING), len(items))
    inside = items[opens + 1 : closes]
    return (closes, inside) if all(item.role in _INSIDE for item in inside) else None


def _beside(items: list[Item], first: int, place: int) -> tuple[int, list[Item]]:
    """Right after a quarter or a year of the plan, the months or the year that it is: "Q4: Jan - Mar 2026"."""
    term = items[place].term
    counted = term is not None and (term.kind == Kind.QUARTER or _of_plan(term))
    start = place + 1
    while start < len(items) and items[start].role == Role.FILLER:
        start += 1
    rest = items[start:]
    if not rest or first != place:
        return place, []
    if counted and all(item.role in (*_JOINS, Role.TERM) for item in rest) and rest[0].term:
        return len(items) - 1, rest
    if len(rest) == 2 and rest[0].role == Role.DASH and rest[1].term:
        one, other = term, rest[1].term
        if one and ((_of_plan(one) and other.kind in _YEARS) or (_of_plan(other) and one.kind in _YEARS)):
            return len(items) - 1, rest
    if len(rest) == 1 and rest[0].term and _of_plan(rest[0].term):
        return len(items) - 1, rest
    return place, []


def _of_plan(term: Term) -> bool:
    return term.problem == PLAN_START_UNKNOWN or term.of_plan


def _one(main: list[Term], gloss: list[Term]) -> Term | None:
    said, explained = _whole(main), _whole(gloss)
    problem = next((term.problem for term in gloss if term.problem), None)
    if said is None and explained is None:
        return main[0] if len(main) == 1 and len(gloss) > 0 and main[0].kind != Kind.UNKNOWN else None
    if explained and any(term.kind == Kind.UNKNOWN for term in main):
        return _fixed(_kind(gloss), explained, problem)
    if said and any(term.kind == Kind.UNKNOWN for term in gloss):
        return _fixed(_kind(main), said, next((term.problem for term in main if term.problem), None))
    if said and explained:
        return _agreed(main, gloss, said, explained)
    known, loose = (explained, main) if explained else (said, gloss)
    assert known
    return _placed(known, loose, _kind(gloss if explained else main), _kind(main))


def _agreed(main: list[Term], gloss: list[Term], said: Bounds, explained: Bounds) -> Term:
    if said == explained:
        return _fixed(_kind(main), said, None)
    if _within(explained, said) or any(term.problem == DOUBT for term in main):
        return _fixed(_kind(gloss), explained, None)
    if _within(said, explained):
        return _fixed(_kind(main), said, None)
    return Term(Kind.UNKNOWN, lambda _year: said, problem=DOUBT)


def _placed(known: Bounds, loose: list[Term], kind: Kind, said: Kind) -> Term:
    """A quarter or months of no year, beside dates that have one: in which year do they agree?"""
    for year in range(known[0].year - 1, min(known[1].year + 1, known[0].year + LONGEST_PLAN)):
        spans = [term.build(year) for term in loose]
        placed = spans[0][0], spans[-1][1]
        if placed == known:
            return _fixed(said, known, None)
        if _within(placed, known):
            return _fixed(_kind(loose), placed, None)
        if _within(known, placed):
            return _fixed(kind, known, None)
    months = (known[1].year - known[0].year) * 12 + known[1].month - known[0].month + 1
    if said == Kind.QUARTER and months == 3:  # a quarter counted in another way than the strategy does
        return _fixed(Kind.QUARTER, known, None)
    return Term(Kind.UNKNOWN, lambda _year: known, problem=DOUBT)


def _whole(terms: list[Term]) -> Bounds | None:
    """From the first day to the last; a month without a year takes the year of the last that has one."""
    year = next((term.year for term in reversed(terms) if term.year is not None), None)
    if year is None or any(term.kind == Kind.UNKNOWN for term in terms):
        return None
    last = terms[-1].bounds()
    if last is None:
        return None
    first = terms[0].bounds() or terms[0].build(year)
    if first[0] > last[1]:
        first = terms[0].build(year - 1)
    return first[0], last[1]


def _kind(terms: list[Term]) -> Kind:
    return terms[0].kind if len(terms) == 1 else Kind.RANGE


def _within(inner: Bounds, outer: Bounds) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _fixed(kind: Kind, bounds: Bounds, problem: str | None) -> Term:
    return Term(kind, lambda _year: bounds, bounds[0].year, problem=problem)
