"""What is repeated: how often, in which month, from when and until when."""

from itertools import pairwise

from plans.timescales.glosses import without_remark
from plans.timescales.items import Item, Role
from plans.timescales.kinds import Kind, Timescale
from plans.timescales.resolving import resolved, suspicion, terms_of, understood
from plans.timescales.terms import Term


def read_recurring(text: str, items: list[Item]) -> Timescale:
    """ "Annually in June", "Quarterly until March 2026", "Review every 2 years"."""
    if not understood(items) and understood(without_remark(items)):
        items = without_remark(items)
    every = min((item.every_months for item in items if item.every_months), default=None)
    roles = {item.role for item in items}
    terms = terms_of(items)
    if not understood(items):
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
    spans = [bounds for bounds in resolved(terms) if bounds]
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
        problem = suspicion((spans[0][0], spans[-1][1]))
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
