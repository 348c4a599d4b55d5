"""Starts and ends that are missing, cannot be read, contradict each other, or were passed in silence."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from objectives.assessment import Attention
from objectives.checks.faults import ERROR, Fault, Plan, at_work, of
from objectives.faults.dates import ends_after_strategy, ends_before_it_starts, far_years, past_end_in_silence
from objectives.faults.future import told_as_past
from objectives.register import ActionLine
from plans.models import Strategy
from plans.timescales import Kind, Timescale, last_review_due, parse_timescale

# Doubts about a date that stand under a wider heading.
_KIND_OF_DOUBT = {
    "serial_date": "ambiguous_date",
    "conditional_date": "ambiguous_date",
    "plan_start_unknown": "unparsed_date",
    "status_not_date": "unparsed_date",
    "horizon_date": "unparsed_date",
    "as_above": "unparsed_date",
}


def check_order(plan: Plan) -> Iterator[Fault]:
    for line in plan.lines:
        if ends_before_it_starts(line.start, line.end):
            said = f"It starts “{line.start.text}” and ends “{line.end.text}”. Change the one that is wrong."
            yield of(line, "end_before_start", said, ERROR, concerns=(line.start.text, line.end.text))
    last_day = plan.strategy.ends_on
    for line in plan.open_lines:
        if last_day and at_work(line) and ends_after_strategy(line.end, last_day):
            said = f"It ends “{line.end.text}”, and the strategy ends on {_day(last_day)}."
            yield of(line, "end_after_strategy", said, concerns=(line.end.text, last_day.isoformat()))


def check_words_of_dates(plan: Plan) -> Iterator[Fault]:
    dated = []
    for line in plan.open_lines:
        if line.end.is_blank:
            yield of(line, "missing_end", "Say when it will be done, or write Ongoing.")
        for name, timescale in (("start", line.start), ("end", line.end)):
            if problem := _problem(timescale, plan.strategy):
                yield _doubtful(line, problem, name, timescale)
            elif timescale.latest:
                dated.append((line, name, timescale))
    for position in far_years([timescale for _, _, timescale in dated]):
        line, name, timescale = dated[position]
        yield _doubtful(line, "suspicious_date", name, timescale)


def _doubtful(line: ActionLine, problem: str, name: str, timescale: Timescale) -> Fault:
    said = _about_date(problem, name, timescale.text)
    return of(line, _KIND_OF_DOUBT.get(problem, problem), said, concerns=(name, timescale.text))


def _problem(timescale: Timescale, strategy: Strategy) -> str:
    """What is doubtful about the words of a date, worked out again: only what was understood is stored."""
    if timescale.is_blank:
        return ""
    if timescale.kind == Kind.PLACEHOLDER:
        return "placeholder_date"
    read = _read(timescale.text, strategy.year_starts, strategy.starts_on)
    if read.problem and read.kind == timescale.kind:
        return read.problem
    return "unparsed_date" if timescale.kind == Kind.UNKNOWN else ""


@lru_cache(maxsize=4_096)
def _read(text: str, year_starts: int, plan_starts: date | None) -> Timescale:
    """A plan writes the same few dates over and over."""
    return parse_timescale(text, year_starts=year_starts, plan_starts=plan_starts)


def _about_date(problem: str, name: str, text: str) -> str:
    return {
        "placeholder_date": f"The {name} is “{text}”. Write the date once it is decided.",
        "invalid_date": f"The {name} is “{text}”, a day that no calendar has. Check the day and the month.",
        "ambiguous_date": f"The {name} is “{text}”. Write the month as a word.",
        "suspicious_date": f"The {name} is “{text}”. Check the year.",
        "serial_date": f"The {name} is “{text}”, a day as a spreadsheet counts it. Write it as a date.",
        "conditional_date": f"The {name} is “{text}”, a date and a condition. Write which of them counts.",
        "plan_start_unknown": f"The {name} is “{text}”. Give the strategy its first day, or write the year.",
        "horizon_date": f"The {name} is “{text}”, which gives no date. Write by when it is to be done.",
        "status_not_date": f"The {name} is “{text}”, a status and no date. Write when it is due.",
    }.get(problem, f"The {name} is “{text}”. Write a month, a quarter such as Q2 2026/27, or Ongoing.")


def check_silence(plan: Plan) -> Iterator[Fault]:
    for line in plan.open_lines:
        if not at_work(line) or ends_before_it_starts(line.start, line.end):
            continue
        if past_end_in_silence(line.end, told_on=line.updated_on, today=plan.today):
            told = (
                f"The last update speaks for {_day(line.updated_on)}."
                if line.updated_on
                else "Nothing was told."
            )
            said = f"Its end, “{line.end.text}”, is over. {told} Send an update, or move the end."
            yield of(line, "past_end_without_update", said, concerns=(line.end.text,))
        if Attention.REVIEW_DUE in line.assessment.attention:
            due = last_review_due(line.end, started=line.start.earliest, on_or_before=plan.today)
            before = due and last_review_due(line.end, started=line.start.earliest, on_or_before=_eve(due))
            if due and before and (line.updated_on is None or line.updated_on < before):
                said = f"It says “{line.end.text}”. Reviews were due on {_day(before)} and {_day(due)}. Send an update."
                yield of(line, "review_overdue", said, concerns=(line.end.text,))


def check_days_to_come(plan: Plan) -> Iterator[Fault]:
    for line in plan.open_lines:
        if line.updated_on and line.updated_on > plan.today:
            said = f"The last update speaks for {_day(line.updated_on)}, a day to come. Correct that update."
            yield of(line, "date_in_future", said, concerns=("update", line.updated_on.isoformat()))
        spoken = line.told_on or plan.today
        for told in told_as_past(line.narrative, today=spoken):
            said = (
                f"“{told.words}” is told as past, and the update speaks for {_day(spoken)}. Check the year."
            )
            yield of(line, "date_in_future", said, concerns=(told.words,))
        for told in told_as_past(line.success_measure, today=plan.today, figures=False):
            said = f"The success measure says “{told.words}”, a day to come. Check the year."
            yield of(line, "date_in_future", said, concerns=(told.words,))


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
