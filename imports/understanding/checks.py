"""Does the sheet hold together? One check a function; each finding says where, what, and what to do."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from imports.understanding.findings import Problem, Severity, found, quoted
from imports.understanding.gathering import Group
from imports.understanding.headings import Role
from imports.understanding.rows import ParsedRow
from objectives.faults.dates import ends_before_it_starts
from objectives.faults.numbers import number_gaps
from objectives.faults.shares import wrong_shares
from objectives.faults.words import points_elsewhere, same_words
from plans.statuses import contradicts


@dataclass(frozen=True, slots=True)
class Plan:
    """What the checks look at."""

    rows: Sequence[ParsedRow]
    objectives: Sequence[Group]


type Check = Callable[[Plan], Iterator[Problem]]


def check(plan: Plan) -> list[Problem]:
    """What all checks find, check by check."""
    return [problem for one in CHECKS for problem in one(plan)]


def _in(
    row: ParsedRow, code: str, message: str, role: Role | None = None, text: str = "",
    severity: Severity = "warning",
) -> Problem:  # fmt: skip
    letter = row.raw.letter(role) if role else None
    return found(code, message, sheet=row.sheet, row=row.row, letter=letter, text=text, severity=severity)


def missing_action(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        if not row.text:
            message = (
                "there is no action here, but other cells of the row are filled. Write the action, "
                "or empty the row."
            )
            yield _in(row, "missing_action", message, Role.ACTION, row.number, severity="error")


def gaps_in_numbers(plan: Plan) -> Iterator[Problem]:
    for missing, place in number_gaps([row.number for row in plan.rows]):
        if place is None:
            yield found("number_gap", f"The plan has no {missing}.", text=missing)
        else:
            message = f"there is no {missing} before this number. Is an action missing, or was it closed?"
            yield _in(plan.rows[place], "number_gap", message, Role.NUMBER, missing)


def ends_before_starts(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        if ends_before_it_starts(row.start, row.end):
            message = f"the end, {row.end.text}, is before the start, {row.start.text}. One of them is wrong."
            yield _in(row, "end_before_start", message, _end_role(row), row.end.text)


def cross_references(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        if row.cross_reference:
            message = (
                f"this row only points elsewhere ({quoted(points_elsewhere(row.text) or '')}). "
                "It is kept as a row of the plan, without a status of its own."
            )
            yield _in(row, "cross_reference_only", message, Role.ACTION, row.text)


def missing_ends(plan: Plan) -> Iterator[Problem]:
    message = "no end is given. Write a date, or Ongoing."
    yield from _missing(
        plan, {Role.END, Role.TIMESCALE}, "missing_end", "end", message, lambda row: row.end.text
    )


def missing_owners(plan: Plan) -> Iterator[Problem]:
    message = "nobody is named to answer for this action. Name a team or a post."
    yield from _missing(plan, {Role.OWNER}, "missing_owner", "owner", message, lambda row: row.owner_text)


def missing_success_measures(plan: Plan) -> Iterator[Problem]:
    message = "it does not say how success will be measured. Say what will show that it worked."
    yield from _missing(
        plan,
        {Role.SUCCESS_MEASURE},
        "missing_success_measure",
        "success measure",
        message,
        lambda row: row.success_measure,
    )


def _missing(
    plan: Plan, roles: set[Role], code: str, name: str, message: str, read: Callable[[ParsedRow], str]
) -> Iterator[Problem]:
    """A blank in a column that the plan has; a column that it does not have at all is said once."""
    if plan.rows and not any(roles & row.roles for row in plan.rows):
        yield found(code, f"The plan has no column for the {name}.")
        return
    for row in plan.rows:
        if row.text and not row.cross_reference and roles & row.roles and not read(row).strip():
            yield _in(row, code, message, next(iter(roles & row.roles)))


def status_against_text(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        status = row.status
        if not status or not status.meaning or not row.progress or status.source == "progress text":
            continue
        if contradicts(status.meaning, row.progress):
            message = (
                f"the status is {status.text} ({status.meaning.label.lower()}), but the progress says "
                f"{quoted(row.progress, 60)}. One of them is out of date."
            )
            yield _in(row, "status_contradicts_text", message, Role.STATUS, status.text)


def shares(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        for role, text in (
            (Role.SUCCESS_MEASURE, row.success_measure),
            (Role.PROGRESS, row.progress),
            (Role.ACTION, row.text),
        ):
            for wrong in wrong_shares(text):
                message = f"{quoted(wrong.words)} makes {wrong.total:g}, not 100. Look the shares up again."
                yield _in(row, "shares_do_not_make_100", message, role, wrong.words)


def objectives_alike(plan: Plan) -> Iterator[Problem]:
    for first, second in same_words([group.title for group in plan.objectives]):
        one, other = plan.objectives[first], plan.objectives[second]
        message = (
            f"objective {other.number} has the same words as objective {one.number} in row {one.row}. "
            "Is one of them a copy by mistake?"
        )
        yield found("duplicate_objective_text", message, sheet=other.sheet, row=other.row, text=other.title)


_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof)\.? (?:[A-Z]\.? )?"
    r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?(?: [A-Z][a-z]+)?\b"
    r"|\b(?:[Nn]ame|[Cc]ontact)\s*: ?[A-Z][a-z]+ [A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?\b"
    r"|\b[a-z]+\.[a-z]+@[a-z.-]+\.[a-z]{2,}\b"
)


def person_names(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        texts = ((Role.OWNER, row.owner_text), (Role.ACTION, row.text), (Role.PROGRESS, row.progress))
        for role, text in texts:
            named = _PERSON.search(text)
            if named:
                message = (
                    f"{quoted(named[0])} looks like a person's name. A plan that is published names "
                    "teams and posts."
                )
                yield _in(row, "person_name", message, role, named[0])


def unknown_statuses(plan: Plan) -> Iterator[Problem]:
    """Said once a word, where it is first used."""
    unknown = [row for row in plan.rows if row.status and row.status.meaning is None]
    counts = Counter(row.status.text for row in unknown if row.status)
    told: set[str] = set()
    for row in unknown:
        assert row.status
        word = row.status.text
        if word not in told:
            told.add(word)
            times = "once" if counts[word] == 1 else f"{counts[word]} times"
            message = (
                f"{quoted(word)} is used as a status ({times}), and the key does not say what it "
                "means. Say it."
            )
            yield _in(row, "unknown_status", message, Role.STATUS, word)


def _end_role(row: ParsedRow) -> Role:
    return Role.END if Role.END in row.roles else Role.TIMESCALE


CHECKS: tuple[Check, ...] = (
    missing_action,
    unknown_statuses,
    gaps_in_numbers,
    ends_before_starts,
    cross_references,
    missing_ends,
    missing_owners,
    missing_success_measures,
    status_against_text,
    shares,
    objectives_alike,
    person_names,
)
