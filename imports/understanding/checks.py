"""Does the sheet hold together? One check a function; each finding says where, what, and what to do."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from accounts.person_names import people_in
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, Severity, found, quoted, seen_row
from imports.understanding.gathering import Group
from imports.understanding.numbering.points import points_of
from imports.understanding.reading.rows import ParsedRow
from imports.understanding.reading.status_fills import statuses_against_fills
from objectives.faults.dates import ends_before_it_starts, far_years, past_end_in_silence
from objectives.faults.figures import flips
from objectives.faults.future import told_as_past
from objectives.faults.numbers import number_gaps, numbers_alike
from objectives.faults.owners import is_placeholder
from objectives.faults.shares import wrong_shares
from objectives.faults.statuses import words_against
from objectives.faults.words import points_elsewhere, points_to_nothing, same_words


@dataclass(frozen=True, slots=True)
class Plan:
    """What the checks look at; `as_at` is the day that the file speaks for, where it is known."""

    rows: Sequence[ParsedRow]
    objectives: Sequence[Group]
    themes: Sequence[Group] = ()
    as_at: date | None = None


MOST_OF_A_CELL = 20  # findings of one kind; a cell with more has to be looked at as a whole
FEWEST_WORDS = 3  # a shorter action, such as “Annual report”, may well stand in a plan twice

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
    """The numbers that are missing before another, in one sentence."""
    gaps = number_gaps([row.number for row in plan.rows])
    for place, some in groupby(gaps, key=lambda gap: gap[1]):
        missing = [number for number, _ in some]
        if place is None:
            yield from (found("number_gap", f"The plan has no {one}.", text=one) for one in missing)
        elif len(missing) == 1:
            message = f"there is no {missing[0]} before this number. Is an action missing, or was it closed?"
            yield _in(plan.rows[place], "number_gap", message, Role.NUMBER, missing[0])
        else:
            told = f"{missing[0]} {'to' if len(missing) > 2 else 'and no'} {missing[-1]}"
            message = f"there is no {told} before this number. Are actions missing, or were they closed?"
            yield _in(plan.rows[place], "number_gap", message, Role.NUMBER, ", ".join(missing))


def ends_before_starts(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        if ends_before_it_starts(row.start, row.end):
            message = f"the end, {row.end.text}, is before the start, {row.start.text}. One of them is wrong."
            yield _in(row, "end_before_start", message, _end_role(row), row.end.text)


def far_dates(plan: Plan) -> Iterator[Problem]:
    """A year far from those of the whole plan, unless its own words made us doubt it already."""
    dated = [
        (row, role, timescale)
        for row in plan.rows
        for role, timescale in ((Role.START, row.start), (_end_role(row), row.end))
    ]
    for position in far_years([timescale for _, _, timescale in dated]):
        row, role, timescale = dated[position]
        if timescale.problem != "suspicious_date":
            message = f"{quoted(timescale.text)} is far from the years of this plan. Look at the year."
            yield _in(row, "suspicious_date", message, role, timescale.text)


def ends_in_silence(plan: Plan) -> Iterator[Problem]:
    """Only where the table has a column in which something could be told."""
    if plan.as_at is None:
        return
    for row in plan.rows:
        meaning = row.status.meaning if row.status else None
        end = row.revised_end or row.end
        if ends_before_it_starts(row.start, end):
            continue
        over = past_end_in_silence(end, told_on=None, today=plan.as_at)
        told = row.progress or row.cross_reference or Role.PROGRESS not in row.roles
        if over and not told and (meaning is None or meaning.is_open):
            message = (
                f"the end, {end.text}, is over, the action is not complete, and nothing is told about it. "
                "Say what happened, or give it a new end."
            )
            yield _in(row, "past_end_without_update", message, _end_role(row), end.text)


def numbers_that_read_alike(plan: Plan) -> Iterator[Problem]:
    for first, second in numbers_alike([row.number for row in plan.rows]):
        one, other = plan.rows[first], plan.rows[second]
        alike = f"{quoted(other.number)} reads like {quoted(one.number)} in row {seen_row(one.row)}"
        message = f"{alike}. Is it another action?"
        yield _in(other, "duplicate_number", message, Role.NUMBER, other.number)


def cross_references(plan: Plan) -> Iterator[Problem]:
    actions = [row.number for row in plan.rows]
    groups = [group.number for group in (*plan.objectives, *plan.themes)]
    for row in plan.rows:
        if row.cross_reference:
            pointer = points_elsewhere(row.text) or ""
            message = (
                f"this row only points elsewhere ({quoted(pointer)}). "
                "It is kept as a row of the plan, without a status of its own."
            )
            if points_to_nothing(pointer, actions=actions, groups=groups):
                message += " The plan has nothing of that number."
            yield _in(row, "cross_reference_only", message, Role.ACTION, row.text)


def missing_ends(plan: Plan) -> Iterator[Problem]:
    message = "no end is given. Write a date, or Ongoing."
    yield from _missing(
        plan, {Role.END, Role.TIMESCALE}, "missing_end", "end", message, lambda row: row.end.text
    )


def missing_owners(plan: Plan) -> Iterator[Problem]:
    message = "nobody is named to answer for this action. Name a team or a post."
    yield from _missing(plan, {Role.OWNER}, "missing_owner", "owner", message, lambda row: row.owner_text)
    for row in plan.rows:
        if is_placeholder(row.owner_text):
            message = f"{quoted(row.owner_text)} names nobody yet. Name a team or a post."
            yield _in(row, "missing_owner", message, Role.OWNER, row.owner_text)


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
        if words := words_against(status.meaning, row.progress):
            message = (
                f"the status is {status.text} ({status.meaning.label.lower()}), but the progress says "
                f"{quoted(words)}. One of them is out of date."
            )
            yield _in(row, "status_contradicts_text", message, Role.STATUS, status.text)


def figures_that_flip(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        flipped = list(flips([row.success_measure, row.progress]))
        if flipped:
            first, second = flipped[0].first.words, flipped[0].second.words
            more = f", and {len(flipped) - 1} more" if len(flipped) > 1 else ""
            message = (
                f"{quoted(first)} is counted the other way round in {quoted(second)}{more}. "
                "Tell both figures in the same sense, so that they can be compared."
            )
            yield _in(row, "figures_flip", message, Role.PROGRESS, second)


def days_to_come(plan: Plan) -> Iterator[Problem]:
    if plan.as_at is None:
        return
    for row in plan.rows:
        texts = ((Role.PROGRESS, row.progress, True), (Role.SUCCESS_MEASURE, row.success_measure, False))
        for role, text, figures in texts:
            for told in told_as_past(text, today=plan.as_at, figures=figures):
                message = (
                    f"{quoted(told.words)} tells {told.written} as past, and the file speaks for "
                    f"{plan.as_at.day} {plan.as_at:%B %Y}. Check the year."
                )
                yield _in(row, "date_in_future", message, role, told.words)


def shares(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        for role, text in (
            (Role.SUCCESS_MEASURE, row.success_measure),
            (Role.PROGRESS, row.progress),
            (Role.ACTION, row.text),
        ):
            for wrong in islice(wrong_shares(text), MOST_OF_A_CELL):
                message = f"{quoted(wrong.words)} makes {wrong.total:g}, not 100. Look the shares up again."
                yield _in(row, "shares_do_not_make_100", message, role, wrong.words)


def objectives_alike(plan: Plan) -> Iterator[Problem]:
    for first, second in same_words([group.title for group in plan.objectives]):
        one, other = plan.objectives[first], plan.objectives[second]
        if one.theme is not other.theme and not (one.number or other.number):
            continue  # "Staff" below one theme and below the next: the theme tells them apart
        message = (
            f"objective {other.number or quoted(other.title, 60)} has the same words as objective "
            f"{one.number or quoted(one.title, 60)} in row {seen_row(one.row)}. Is one of them a copy by mistake?"
        )
        yield found("duplicate_objective_text", message, sheet=other.sheet, row=other.row, text=other.title)


def actions_alike(plan: Plan) -> Iterator[Problem]:
    rows = [row for row in plan.rows if not row.cross_reference]
    for first, second in same_words([row.text for row in rows], fewest=FEWEST_WORDS):
        one, other = rows[first], rows[second]
        sheet = f" of sheet “{one.sheet}”" if one.sheet != other.sheet else ""
        message = (
            f"it has the same words as the action in row {seen_row(one.row)}{sheet}. Is it one action or two?"
        )
        yield _in(other, "duplicate_action_text", message, Role.ACTION, other.text)


def several_in_one_cell(plan: Plan) -> Iterator[Problem]:
    """Numbered lines, or a list alone; bullets below "We will:" are details of one action."""
    for row in plan.rows:
        points = points_of(row.text)
        if points and (points.are_numbered or not points.lead):
            kind = "numbered points" if points.are_numbered else "points of a list"
            message = (
                f"its text holds {len(points.points)} {kind}, and was read as one action. If they are actions of "
                "their own, say so, or give each a row."
            )
            yield _in(row, "several_actions_in_one_cell", message, Role.ACTION, row.text[:60])


def groups_without_actions(plan: Plan) -> Iterator[Problem]:
    filled = {id(group) for row in plan.rows for group in (row.objective, row.theme) if group}
    filled |= {id(group.theme) for group in plan.objectives if group.theme}
    for group in (*plan.objectives, *plan.themes):
        if plan.rows and id(group) not in filled:
            name = f"{group.level} {group.number}".strip()
            message = f"{name}, {quoted(group.title, 60)}, has no action. Is one missing, or was it closed?"
            yield found(
                f"{group.level}_without_actions", message, sheet=group.sheet, row=group.row, text=group.title
            )


_TITLED_OR_CALLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof)\.? (?:[A-Z]\.? )?"
    r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?(?: [A-Z][a-z]+)?\b"
    r"|\b(?:[Nn]ame|[Cc]ontact)\s*: ?[A-Z][a-z]+ [A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?\b"
)
_PERSON = re.compile(rf"{_TITLED_OR_CALLED.pattern}|\b[a-z]+\.[a-z]+@[a-z.-]+\.[a-z]{{2,}}\b")


def person_names(plan: Plan) -> Iterator[Problem]:
    for row in plan.rows:
        texts = ((Role.OWNER, row.owner_text), (Role.ACTION, row.text), (Role.PROGRESS, row.progress))
        for role, text in texts:
            named = (_PERSON if "@" in text else _TITLED_OR_CALLED).search(text)
            people = people_in(text) if role == Role.OWNER else ()
            name = people[0] if people else named[0] if named else ""
            if name:
                what = "an e-mail address" if "@" in name else "a person's name"
                message = f"{quoted(name)} looks like {what}. A plan that is published names teams and posts."
                yield _in(row, "person_name", message, role, name)


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


def statuses_on_other_colours(plan: Plan) -> Iterator[Problem]:
    yield from statuses_against_fills(plan.rows)


CHECKS: tuple[Check, ...] = (
    missing_action,
    unknown_statuses,
    gaps_in_numbers,
    numbers_that_read_alike,
    ends_before_starts,
    far_dates,
    ends_in_silence,
    cross_references,
    missing_ends,
    missing_owners,
    missing_success_measures,
    status_against_text,
    statuses_on_other_colours,
    shares,
    figures_that_flip,
    days_to_come,
    objectives_alike,
    actions_alike,
    several_in_one_cell,
    groups_without_actions,
    person_names,
)
