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
from plans.timescales.recurring import read_recurring
from plans.timescales.references import (
    AS_ABOVE,
    HORIZON,
    SERIAL_DATE,
    STATUS_NOT_DATE,
    day_of_serial,
    is_horizon,
    is_status,
    points_above,
)
from plans.timescales.resolving import resolved, suspicion, terms_of, understood
from plans.timescales.terms import Term
from plans.timescales.words import (
    before_its_condition,
    normalised,
    read_items,
    says_it_depends,
    says_when_needed,
)

CONDITIONAL_DATE = "conditional_date"

LONGEST_READ = 300
_MIDNIGHT = re.compile(r"(?<=[0-9]),? (?:12:00(?::00)? ?am|0?0:00(?::00)?)$")  # what a system adds to a day
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
    words = _MIDNIGHT.sub("", normalised(text))
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
        read = _read(text, words, year_starts, plan_starts)
        if read.kind == Kind.UNKNOWN and is_horizon(words):
            return Timescale(text, Kind.UNKNOWN, problem=HORIZON)
        said_once = read.every_months or (read.latest and read.kind != Kind.RANGE)
        return read if said_once else _said_twice(read, year_starts, plan_starts)
    except (ValueError, OverflowError):  # a day that no calendar has, such as 31 February
        return Timescale(text, Kind.UNKNOWN, problem="invalid_date")


def _said_twice(whole: Timescale, year_starts: int, plan_starts: date | None) -> Timescale:
    """ "Gorffennaf 2025" and below it "July 2025" are one month, said in two languages."""
    parts = [part for part in re.split(r"\n| / ", whole.text) if part.strip()]
    if whole.kind not in (Kind.UNKNOWN, Kind.RANGE) or len(parts) != 2:
        return whole
    one, other = (parse_timescale(part, year_starts=year_starts, plan_starts=plan_starts) for part in parts)
    if one.kind == Kind.UNKNOWN or (one.kind, one.earliest, one.latest, one.every_months) != (
        other.kind, other.earliest, other.latest, other.every_months
    ):  # fmt: skip
        return whole
    return replace(other if one.problem else one, text=whole.text)


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
    return Timescale(text, Kind(precision), *bounds, problem=suspicion(bounds))


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
        return read_recurring(text, items)
    if short and Role.OPEN in roles:
        return _open_ended(text, items)
    if says_when_needed(words):
        return Timescale(text, Kind.CONDITIONAL)
    return _dated(text, items)


def _conditional(text: str, before: list[Item], items: list[Item]) -> Timescale:
    """ "March 2026, subject to funding" is March 2026, marked. Other dates in a condition are no end."""
    if terms_of(before) and not {Role.EVERY, Role.LISTED_NAME} & {item.role for item in before}:
        dated = _dated(text, join_glosses(before))
        if dated.latest:
            return _with_problem(dated, CONDITIONAL_DATE)
    doubtful = any(term.year is not None for term in terms_of(items))
    return Timescale(text, Kind.CONDITIONAL, problem=CONDITIONAL_DATE if doubtful else None)


def _undecided(text: str, items: list[Item]) -> Timescale:
    """ "March 2026 (TBC)" is March 2026, marked; "TBC" alone has no date."""
    dated = _dated(text, [item for item in items if item.role != Role.UNDECIDED])
    if dated.latest is None or dated.problem == "invalid_date":
        return Timescale(text, Kind.PLACEHOLDER, problem="placeholder_date")
    return _with_problem(dated, "placeholder_date")


def _with_problem(timescale: Timescale, problem: str) -> Timescale:
    return Timescale(timescale.text, timescale.kind, timescale.earliest, timescale.latest, problem=problem)


def _open_ended(text: str, items: list[Item]) -> Timescale:
    """Ongoing has no last day; its first only where the words say from when.

    "Ongoing – review March 2026" stays open-ended without a date: March is when it's looked at, not when
    it ends. "Ongoing until March 2026", "Ongoing throughout 2025/26" and "Ongoing 2023–2027" do say an end,
    and are read as that. "Ongoing March 2026" offers two answers, and is marked.
    """
    terms = terms_of(items)
    if not understood(items) or not terms:
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
    bounds = resolved([term])[0]
    if term.kind == Kind.UNKNOWN:
        return Timescale(text, Kind.OPEN_ENDED, problem=term.problem)
    if bounds is None:
        return Timescale(text, Kind.OPEN_ENDED, problem="ambiguous_date")
    problem = term.problem or suspicion(bounds)
    return Timescale(text, Kind.OPEN_ENDED, bounds[0], None, problem=problem)


def _dated(text: str, items: list[Item]) -> Timescale:
    """One dated term, two with a "to" between them, or a list of them from first to last."""
    if not understood(items) and terms_of(rest := without_remark(items)) and understood(rest):
        dated = _dated(text, rest)
        return _with_problem(dated, dated.problem or "ambiguous_date")
    current = _current(items)
    terms = terms_of(current)
    roles = [item.role for item in current]
    moved_away = any(item.role == Role.MOVED for item in items) and Role.FROM in roles
    if not terms or moved_away or not understood(items) or not _joined(current):
        return Timescale(text, Kind.UNKNOWN, problem="unparsed_date")
    if len(terms) == 1 and Role.UNTIL not in roles and {Role.FROM, Role.ONWARDS} & set(roles):
        return _open_from(text, terms[0])
    if any(term.kind == Kind.UNKNOWN for term in terms):
        problem = next((term.problem for term in terms if term.kind == Kind.UNKNOWN), None)
        return Timescale(text, Kind.UNKNOWN, problem=problem)
    spans = resolved(terms)
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
    problem = suspicion(whole) or problem
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
    if after_moved and len(terms_of(kept)) > 1 and any(item.role == Role.FROM for item in kept):
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
