"""What did the council mean by "by end of Q2 26/27"? The words stay; this reads the days they allow."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Literal

from foundation.periods import month_bounds
from plans.timescales.glosses import join_glosses, without_remark
from plans.timescales.items import Item, Role
from plans.timescales.kinds import Kind, Timescale
from plans.timescales.references import (
    AS_ABOVE,
    SERIAL_DATE,
    STATUS_NOT_DATE,
    day_of_serial,
    is_status,
    points_above,
)
from plans.timescales.terms import Term
from plans.timescales.words import (
    before_its_condition,
    normalised,
    read_items,
    says_it_depends,
    says_when_needed,
)

CONDITIONAL_DATE = "conditional_date"

EARLIEST_LIKELY_YEAR, LATEST_LIKELY_YEAR = 1990, 2100
LONGEST_READ = 300
LONGEST_WITH_UNKNOWN_WORDS = 120

type Bounds = tuple[date, date]


def parse_timescale(text: str, *, year_starts: int = 4, plan_starts: date | None = None) -> Timescale:
    """What a council's words say about when: the kind, and the first and last day they allow.

    `year_starts` is the month from which the strategy counts its years and quarters, `plan_starts` its first
    day, from which "Year 2" is counted. Dates are read only when every word of the text is understood;
    otherwise the kind is unknown and a person is asked. "By", "by the end of" and the like change nothing: a
    month lasts until its last day. "Before" ends on the day before. Early, mid and late mean a third of the
    period. A text of more than 300 characters is not read at all.
    """
    words = normalised(text)
    if not words:
        return Timescale(text, Kind.UNKNOWN)
    if len(words) > LONGEST_READ:
        return Timescale(text, Kind.UNKNOWN, problem="unparsed_date")
    if points_above(words):
        return Timescale(text, Kind.UNKNOWN, problem=AS_ABOVE)
    if not any(character.isalnum() for character in words):
        return Timescale(text, Kind.PLACEHOLDER, problem="placeholder_date")
    if is_status(words):
        return Timescale(text, Kind.UNKNOWN, problem=STATUS_NOT_DATE)
    if day := day_of_serial(words):
        return Timescale(text, Kind.DAY, day, day, problem=SERIAL_DATE)
    try:
        return _read(text, words, year_starts, plan_starts)
    except (ValueError, OverflowError):  # a day that no calendar has, such as 31 February
        return Timescale(text, Kind.UNKNOWN, problem="invalid_date")


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
    return Timescale(text, Kind(precision), *bounds, problem=_suspicion(bounds))


def _read(text: str, words: str, year_starts: int, plan_starts: date | None) -> Timescale:
    items = read_items(words, year_starts, plan_starts)
    roles = {item.role for item in items}
    for item in items:
        if item.term:
            item.term.bounds()  # any impossible day spoils the whole
    short = len(words) <= LONGEST_WITH_UNKNOWN_WORDS and Role.NEGATION not in roles
    if says_it_depends(words) and Role.OPEN not in roles and Role.UNDECIDED not in roles:
        return _conditional(text, read_items(before_its_condition(words), year_starts, plan_starts), items)
    items = join_glosses(items)
    if Role.UNDECIDED in roles:
        return _undecided(text, items)
    if short and {Role.EVERY, Role.LISTED_NAME} & roles:
        return _recurring(text, items)
    if short and Role.OPEN in roles:
        return _open_ended(text, items)
    if says_when_needed(words):
        return Timescale(text, Kind.CONDITIONAL)
    return _dated(text, items)


def _conditional(text: str, before: list[Item], items: list[Item]) -> Timescale:
    """ "March 2026, subject to funding" is March 2026, marked. Other dates in a condition are no end."""
    if _terms(before) and not {Role.EVERY, Role.LISTED_NAME} & {item.role for item in before}:
        dated = _dated(text, join_glosses(before))
        if dated.latest:
            return _with_problem(dated, CONDITIONAL_DATE)
    doubtful = any(term.year is not None for term in _terms(items))
    return Timescale(text, Kind.CONDITIONAL, problem=CONDITIONAL_DATE if doubtful else None)


def _understood(items: list[Item]) -> bool:
    return not any(item.role in (Role.OTHER, Role.NUMBER, Role.NEGATION) for item in items)


def _undecided(text: str, items: list[Item]) -> Timescale:
    """ "March 2026 (TBC)" is March 2026, marked; "TBC" alone has no date."""
    dated = _dated(text, [item for item in items if item.role != Role.UNDECIDED])
    if dated.latest is None or dated.problem == "invalid_date":
        return Timescale(text, Kind.PLACEHOLDER, problem="placeholder_date")
    return _with_problem(dated, "placeholder_date")


def _with_problem(timescale: Timescale, problem: str) -> Timescale:
    return Timescale(timescale.text, timescale.kind, timescale.earliest, timescale.latest, problem=problem)


# ── Recurring and open-ended ──────────────────────────────────────────────────────────────────────────


def _recurring(text: str, items: list[Item]) -> Timescale:
    """ "Annually in June", "Quarterly until March 2026", "Review every 2 years"."""
    if not _understood(items) and _understood(without_remark(items)):
        items = without_remark(items)
    every = min((item.every_months for item in items if item.every_months), default=None)
    roles = {item.role for item in items}
    terms = _terms(items)
    if not _understood(items):
        if terms and (Role.EVERY not in roles or every is None):
            return Timescale(text, Kind.UNKNOWN, problem="unparsed_date")  # "annual conference, May 2026"
        # "2 meetings a year" is no yearly rhythm; a day of a year that stands in it is not lost in silence.
        dated = any(term.year is not None for term in terms)
        every = None if Role.NUMBER in roles else every
        problem = "unparsed_date" if dated else None
        return Timescale(text, Kind.RECURRING, every_months=every, problem=problem)
    loose = [term for term in terms if term.year is None and term.month]
    if {Role.FROM, Role.UNTIL} & roles and len(terms) > len(loose) > 0:
        # "31 March annually from 2026": the month is when, the year since when.
        every, anchor, problem = _rhythm(every, loose, roles - {Role.FROM, Role.UNTIL})
        terms = [term for term in terms if term.year is not None]
    else:
        every, anchor, problem = _rhythm(every, terms, roles)
    spans = [bounds for bounds in _resolved(terms) if bounds]
    earliest = min((first for first, _last in spans), default=None)
    latest = max((last for _first, last in spans), default=None)
    rounds = every is None or every < 12  # what comes round once a year does not end with the year it names
    spanned = (Kind.RANGE, Kind.FINANCIAL_YEAR, Kind.YEAR) if rounds else (Kind.RANGE,)
    if len(spans) < 2 and not (terms and terms[0].kind in spanned):
        latest = latest if Role.UNTIL in roles else None
    if len(spans) < 2 and Role.UNTIL in roles:
        earliest = None
    elif len(spans) < 2 and (
        {Role.FROM, Role.ONWARDS} & roles or (Role.LIST in roles and terms and terms[0].kind != Kind.RANGE)
    ):
        latest = None
    problem = problem or next((term.problem for term in terms if term.problem), None)
    if spans and problem is None:
        problem = _suspicion((spans[0][0], spans[-1][1]))
    return Timescale(text, Kind.RECURRING, earliest, latest, every, anchor, problem)


def _rhythm(
    every: int | None, terms: list[Term], roles: set[Role]
) -> tuple[int | None, int | None, str | None]:
    """Every how many months, and counted from which month where one is named."""
    if any(term.fuzz == "before" for term in terms):
        return every, None, "ambiguous_date"
    months = sorted({term.month for term in terms if term.month})
    if not months or Role.UNTIL in roles:
        return every, None, None
    if len(months) == 1:
        yearly = every is not None and every % 12 == 0
        return every, months[0] if yearly and Role.FROM not in roles else None, None
    steps = {(later - earlier) % 12 for earlier, later in pairwise([*months, months[0]])}
    step = steps.pop()
    even = not steps and step * len(months) == 12
    if even and every in (12, step):
        return step, months[0], None
    if every == 12 and not any(term.year for term in terms):
        return None, None, "ambiguous_date"  # "every May and September" has no one rhythm
    return every, None, None


def _open_ended(text: str, items: list[Item]) -> Timescale:
    """Ongoing has no last day; its first only where the words say from when.

    "Ongoing – review March 2026" stays open-ended without a date: March is when it's looked at, not when
    it ends. "Ongoing until March 2026", "Ongoing throughout 2025/26" and "Ongoing 2023–2027" do say an end,
    and are read as that. "Ongoing March 2026" offers two answers, and is marked.
    """
    terms = _terms(items)
    if not _understood(items) or not terms:
        dropped = any(term.year is not None for term in terms)
        return Timescale(text, Kind.OPEN_ENDED, problem="ambiguous_date" if dropped else None)
    roles = [item.role for item in items]
    first_term, first_open = roles.index(Role.TERM), roles.index(Role.OPEN)
    joined = len(terms) > 1 or (terms[0].kind == Kind.RANGE and not terms[0].of_plan)
    ends = Role.UNTIL in roles or roles[first_open + 1 : first_term][-1:] in ([Role.SPAN], [Role.DURING])
    if (joined and Role.ONWARDS not in roles and Role.REVIEW not in roles) or ends:
        left_out = (Role.OPEN, Role.UNTIL, *(() if joined else (Role.SPAN,)))
        return _dated(text, [item for item in items if item.role not in left_out])
    between = roles[first_term + 1 : first_open]
    # "2025/ongoing" offers two answers; "2025 – ongoing" says from when.
    leads_on = between in ([Role.SPAN], [Role.DASH], [Role.LIST]) and not (
        between == [Role.LIST] and "/" in text
    )
    said_from = Role.FROM in roles[: first_term + 2] or Role.ONWARDS in roles
    if said_from or leads_on:
        return _open_from(text, terms[0])
    return Timescale(text, Kind.OPEN_ENDED, problem=None if Role.REVIEW in roles else "ambiguous_date")


def _open_from(text: str, term: Term) -> Timescale:
    bounds = _resolved([term])[0]
    if term.kind == Kind.UNKNOWN:
        return Timescale(text, Kind.OPEN_ENDED, problem=term.problem)
    if bounds is None:
        return Timescale(text, Kind.OPEN_ENDED, problem="ambiguous_date")
    problem = term.problem or _suspicion(bounds)
    return Timescale(text, Kind.OPEN_ENDED, bounds[0], None, problem=problem)


# ── Dated ─────────────────────────────────────────────────────────────────────────────────────────────


def _terms(items: list[Item]) -> list[Term]:
    return [item.term for item in items if item.term]


def _dated(text: str, items: list[Item]) -> Timescale:
    """One dated term, two with a "to" between them, or a list of them from first to last."""
    if not _understood(items) and _terms(rest := without_remark(items)) and _understood(rest):
        dated = _dated(text, rest)
        return _with_problem(dated, dated.problem or "ambiguous_date")
    current = _current(items)
    terms = _terms(current)
    roles = [item.role for item in current]
    moved_away = any(item.role == Role.MOVED for item in items) and Role.FROM in roles
    if not terms or moved_away or not _understood(items) or not _joined(current):
        return Timescale(text, Kind.UNKNOWN, problem="unparsed_date")
    if len(terms) == 1 and Role.UNTIL not in roles and {Role.FROM, Role.ONWARDS} & set(roles):
        return _open_from(text, terms[0])
    if any(term.kind == Kind.UNKNOWN for term in terms):
        problem = next((term.problem for term in terms if term.kind == Kind.UNKNOWN), None)
        return Timescale(text, Kind.UNKNOWN, problem=problem)
    spans = _resolved(terms)
    problem = _problem_of(terms)
    kinds = {term.kind for term in terms}
    if Role.DOUBT in roles or {Kind.YEAR, Kind.FINANCIAL_YEAR} <= kinds or _says_two_things(text, roles):
        problem = problem or "ambiguous_date"
    known = [bounds for bounds in spans if bounds]
    kind = _kind(terms)
    if len(known) < len(spans):
        return Timescale(text, kind, problem="ambiguous_date")  # a month or quarter of no year
    if {Role.SPAN, Role.DASH} & set(roles) and len(known) == 2 and known[1][1] < known[0][0]:
        raise ValueError("It ends before it starts.")
    whole = min(first for first, _ in known), max(last for _, last in known)
    problem = _suspicion(whole) or problem
    if len(terms) == 1 and terms[0].fuzz == "before":
        return Timescale(text, kind, None, whole[1], problem=problem)
    return Timescale(text, kind, *whole, problem=problem)


def _says_two_things(text: str, roles: list[Role]) -> bool:
    """ "Complete. Next review March 2026" says that it is done, and when it is looked at again."""
    return (
        Role.REVIEW in roles
        and re.search(r"\b(?:complete|completed|achieved|done|closed)\b", text.lower()) is not None
    )


def _kind(terms: list[Term]) -> Kind:
    if len(terms) > 1 or terms[0].fuzz in ("week", "week end", "before"):
        return Kind.RANGE
    return terms[0].kind


def _problem_of(terms: list[Term]) -> str | None:
    """What is doubtful about dates. One in figures that can only be day first shows how the others are meant."""
    ways = {term.day_first for term in terms}
    settled = None in ways and True in {term.day_first for term in terms if term.in_figures}
    return next(
        (term.problem for term in terms if term.problem and not (settled and term.day_first is None)), None
    )


def _current(items: list[Item]) -> list[Item]:
    """What still holds: "March, revised to June" is June; "June (was March)" is June."""
    kept: list[Item] = []
    former = False
    after_moved = False
    last_term = max((index for index, item in enumerate(items) if item.term), default=-1)
    for index, item in enumerate(items):
        if item.role == Role.MOVED and index < last_term:
            kept, former, after_moved = [], False, True
        elif item.role == Role.FORMERLY and _marks_what_stands_before(items, index):
            while kept and not kept.pop().term:
                pass
        elif item.role == Role.FORMERLY:
            former = True
        elif not former and item.role != Role.MOVED:
            kept.append(item)
    if after_moved and len(_terms(kept)) > 1 and any(item.role == Role.FROM for item in kept):
        last = max(index for index, item in enumerate(kept) if item.term)
        return kept[last:]
    return kept


def _marks_what_stands_before(items: list[Item], place: int) -> bool:
    """ "March 2025 (original)": the bracket is about the date before it."""
    around = [item.role for item in items[max(0, place - 2) : place + 2]]
    return around == [Role.TERM, Role.BRACKET, Role.FORMERLY, Role.CLOSING]


def _joined(items: list[Item]) -> bool:
    """Between two dates stands a word that joins them; "March 2025 June 2026" may mean anything."""
    joiners = {Role.SPAN, Role.DASH, Role.LIST, Role.UNTIL}
    positions = [index for index, item in enumerate(items) if item.term]
    return all(
        joiners & {item.role for item in items[first + 1 : second]} for first, second in pairwise(positions)
    )


def _resolved(terms: list[Term]) -> list[Bounds | None]:
    """The days of each term; a month without a year takes it from the next one that has, or the last.

    "October to March 2026" begins in 2025.
    """
    resolved: list[Bounds | None] = [None] * len(terms)
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
            resolved[index], following = bounds, (year, bounds)
    return _filled_forward(terms, resolved)


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


def _suspicion(bounds: Bounds) -> str | None:
    first, last = bounds
    likely = first.year >= EARLIEST_LIKELY_YEAR and last.year <= LATEST_LIKELY_YEAR
    return None if likely else "suspicious_date"
