"""The faults of a plan as it lives: one check a function, each fault with its action and what to do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.core.cache import cache
from django.db.models import Max

from objectives.faults.dates import ends_before_it_starts
from objectives.faults.numbers import number_gaps
from objectives.faults.shares import wrong_shares
from objectives.faults.words import plain_words, points_elsewhere, same_words
from objectives.models import Action, ActionOwner, Objective, ProgressUpdate
from objectives.pointers import wrong_pointers
from objectives.register import ActionLine, load_register
from plans.models import Strategy
from plans.statuses import contradicts
from plans.timescales import Kind, Timescale, parse_timescale

ERROR, WARNING = "error", "warning"
MOST_COUNTED = 2_000  # actions up to which the overview counts the doubts in the plan
KEPT_FOR = 24 * 60 * 60  # seconds for which a count is kept, where nothing has changed


@dataclass(frozen=True)
class Fault:
    """A fault of the plan; `number` is what people call the action, `ref` its place in addresses.

    `about` is "action", "objective", or empty where the fault is nobody's; `words` are theirs.
    """

    code: str
    severity: str
    number: str
    ref: str
    message: str
    about: str = "action"
    words: str = ""


@dataclass(frozen=True)
class Plan:
    """All that the checks look at."""

    strategy: Strategy
    lines: list[ActionLine]
    objectives: list[Objective]


TITLES = {
    "status_out_of_step": "The status shown is not the one in the log",
    "end_before_start": "The end comes before the start",
    "duplicate_number": "A number is used more than once",
    "number_gap": "Numbers that are missing",
    "missing_number": "Actions without a number",
    "missing_owner": "Nobody answers for it",
    "missing_end": "No end date",
    "missing_success_measure": "No success measure",
    "missing_status": "No status yet",
    "unparsed_date": "Dates that we don’t understand",
    "invalid_date": "Days that no calendar has",
    "ambiguous_date": "Dates that can be read in two ways",
    "suspicious_date": "Years that look wrong",
    "placeholder_date": "Dates still to be decided",
    "status_contradicts_text": "Words that contradict the status",
    "shares_do_not_make_100": "Survey shares that do not make 100",
    "duplicate_objective_text": "Objectives with the same words",
    "duplicate_action_text": "Actions with the same words",
    "cross_reference_only": "Actions that only point to another one",
}


def check_strategy(strategy: Strategy, *, today: date) -> list[Fault]:
    """Every fault of the plan, the worst kind first, then in plan order."""
    lines = load_register(strategy, today=today)
    plan = Plan(strategy, lines, list(strategy.objectives.all()))
    order = {code: place for place, code in enumerate(TITLES)}
    faults = [fault for check in CHECKS for fault in check(plan)]
    return sorted(faults, key=lambda fault: (fault.severity != ERROR, order[fault.code]))


def by_kind(faults: Sequence[Fault]) -> list[tuple[str, str, list[Fault]]]:
    """The faults under a heading for each kind: heading, severity, faults."""
    kinds: dict[str, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(fault.code, []).append(fault)
    return [(TITLES[code], found[0].severity, found) for code, found in kinds.items()]


def count_of_faults(strategy: Strategy, *, today: date) -> int | None:
    """How many faults there are; counted again only after something of the plan or its log has changed.

    None for a plan so long that counting would keep a reader waiting.
    """
    if strategy.actions.count() > MOST_COUNTED:
        return None
    changed = [
        Model.objects.aggregate(last=Max(key))["last"]
        for Model, key in (
            (ProgressUpdate, "pk"),
            (Action.history.model, "history_id"),
            (ActionOwner.history.model, "history_id"),
            (Objective.history.model, "history_id"),
        )
    ]
    known_as = f"faults:{strategy.pk}:{strategy.version}:{today}:{':'.join(map(str, changed))}"
    count = cache.get(known_as)
    if count is None:
        count = len(check_strategy(strategy, today=today))
        cache.set(known_as, count, KEPT_FOR)
    return count


# --- the checks -------------------------------------------------------------------------------------------

Check = Callable[[Plan], Iterator[Fault]]


def _of(line: ActionLine, code: str, message: str, severity: str = WARNING) -> Fault:
    return Fault(code, severity, line.label, line.ref, message, words=line.text)


def check_pointers(plan: Plan) -> Iterator[Fault]:
    for action in wrong_pointers(plan.strategy):
        yield Fault(
            "status_out_of_step",
            ERROR,
            action.label,
            action.ref,
            "The status, last update or end that lists show is not what the log says. "
            "Send an update to set it right, and tell the administrator.",
            words=action.text,
        )


def check_numbers(plan: Plan) -> Iterator[Fault]:
    seen: dict[str, ActionLine] = {}
    for line in plan.lines:
        key = plain_words(line.number) or line.number
        if key and key in seen:
            said = f"“{line.number}” reads like “{seen[key].number}”, another action. Give one a new number."
            yield _of(line, "duplicate_number", said, ERROR)
        elif key:
            seen[key] = line
        if not line.number and not line.is_sub_action and not line.cross_reference:
            yield _of(line, "missing_number", "Give it a number, so that a report can name it.")


def check_gaps(plan: Plan) -> Iterator[Fault]:
    for number, _ in number_gaps([line.number for line in plan.lines]):
        said = f"There is no action {number}. Say in the next report where it went, or add it."
        yield Fault("number_gap", WARNING, number, "", said, about="")


def check_dates(plan: Plan) -> Iterator[Fault]:
    for line in plan.lines:
        if ends_before_it_starts(line.start, line.end):
            said = f"It starts “{line.start.text}” and ends “{line.end.text}”. Change the one that is wrong."
            yield _of(line, "end_before_start", said, ERROR)
        if line.end.is_blank and not line.cross_reference and not line.closure:
            yield _of(line, "missing_end", "Say when it will be done, or write Ongoing.")
        for name, timescale in (("start", line.start), ("end", line.end)):
            if problem := _problem(timescale, plan.strategy):
                yield _of(line, problem, _about_date(problem, name, timescale.text))


def _problem(timescale: Timescale, strategy: Strategy) -> str:
    """What is doubtful about the words of a date, worked out again: only what was understood is stored."""
    if timescale.is_blank:
        return ""
    if timescale.kind == Kind.PLACEHOLDER:
        return "placeholder_date"
    read = _read(timescale.text, strategy.year_starts)
    if read.problem and read.kind == timescale.kind:
        return read.problem
    return "unparsed_date" if timescale.kind == Kind.UNKNOWN else ""


@lru_cache(maxsize=4_096)
def _read(text: str, year_starts: int) -> Timescale:
    """A plan writes the same few dates over and over."""
    return parse_timescale(text, year_starts=year_starts)


def _about_date(problem: str, name: str, text: str) -> str:
    return {
        "placeholder_date": f"The {name} is “{text}”. Write the date once it is decided.",
        "invalid_date": f"The {name} is “{text}”, a day that no calendar has. Check the day and the month.",
        "ambiguous_date": f"The {name} is “{text}”. Write the month as a word.",
        "suspicious_date": f"The {name} is “{text}”. Check the year.",
    }.get(problem, f"The {name} is “{text}”. Write a month, a quarter such as Q2 2026/27, or Ongoing.")


def check_what_is_missing(plan: Plan) -> Iterator[Fault]:
    for line in plan.lines:
        if line.cross_reference or line.closure:
            continue
        if not line.owners:
            said = f"The plan says “{line.owner_text}”. " if line.owner_text else ""
            yield _of(line, "missing_owner", f"{said}Choose the team that answers for it.")
        if not line.success_measure:
            yield _of(line, "missing_success_measure", "Say how you will know that it worked.")
        if line.status is None:
            yield _of(line, "missing_status", "Send a first update with its status.")


def check_words(plan: Plan) -> Iterator[Fault]:
    for line in plan.lines:
        if line.cross_reference:
            pointer = points_elsewhere(line.text) or line.text[:80]
            said = f"It says “{pointer}” and nothing else. Check that the other action is there."
            yield _of(line, "cross_reference_only", said)
        if line.status and not line.closure and contradicts(line.status.meaning, line.narrative):
            said = f"The status is “{line.status.label}”, but the last update reads as if it were another."
            yield _of(line, "status_contradicts_text", f"{said} Send an update or correct that one.")
        for text in (line.narrative, line.success_measure, line.text):
            for shares in wrong_shares(text):
                said = f"“{shares.words}” makes {shares.total:g} and not 100. Check the survey's figures."
                yield _of(line, "shares_do_not_make_100", said)


def check_copies(plan: Plan) -> Iterator[Fault]:
    titles = [objective.title for objective in plan.objectives]
    for first, second in same_words(titles):
        one, other = plan.objectives[first], plan.objectives[second]
        said = f"It has the same words as objective {one.number or one.title}. Join the two, or reword one."
        yield Fault(
            "duplicate_objective_text", WARNING, other.number, other.ref, said, "objective", other.title
        )
    for first, second in same_words([line.text for line in plan.lines]):
        label = plan.lines[first].label
        said = f"It has the same words as action {label}. Check whether it is one action or two."
        yield _of(plan.lines[second], "duplicate_action_text", said)


CHECKS: tuple[Check, ...] = (
    check_pointers,
    check_numbers,
    check_gaps,
    check_dates,
    check_what_is_missing,
    check_words,
    check_copies,
)
