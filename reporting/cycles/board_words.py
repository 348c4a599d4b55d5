"""What the board of a cycle says in words: its first sentence, its dates and its letters."""

from dataclasses import dataclass
from datetime import date

from foundation.bank_holidays import Division
from foundation.working_days import ONE_DAY, working_days_from
from reporting.cycles.board import Board, OwnerLine
from reporting.cycles.chasing import Chaser, chaser, long_day
from reporting.cycles.dates import CycleState
from reporting.cycles.windows import state_now
from reporting.models import ReportingCycle


@dataclass(frozen=True)
class DateLine:
    """A date of the cycle, and how far away it is."""

    label: str
    on: date
    away: str
    note: str = ""


def lead_of(board: Board, *, today: date) -> str:
    """The sentence at the top: how many answers are in, and what comes next."""
    cycle, tally = board.cycle, board.tally
    state = state_now(cycle, today=today)
    if not tally.asked:
        return "No action needs an update for this meeting."
    came = f"{tally.came_in} of {tally.asked} answers are in."
    if state == CycleState.PLANNED:
        owners = f"{board.owners_asked} owner{'' if board.owners_asked == 1 else 's'}"
        return (
            f"As things stand, {owners} will be asked about {tally.asked} "
            f"action{'' if tally.asked == 1 else 's'} from {long_day(cycle.opens_on)}."
        )
    if state == CycleState.OPEN:
        return (
            f"{came} Owners can answer until {long_day(cycle.closes_on)}{_in_days(cycle.closes_on, today)}."
        )
    if state == CycleState.ISSUED:
        return f"{came} The report is issued."
    if today <= cycle.papers_due_on:
        return (
            f"{came} Papers are due on {long_day(cycle.papers_due_on)}{_in_days(cycle.papers_due_on, today)}."
        )
    return f"{came} Papers were due on {long_day(cycle.papers_due_on)}, and no report is issued."


def _in_days(day: date, today: date) -> str:
    days = (day - today).days
    return ", which is today" if not days else ", which is tomorrow" if days == 1 else f", in {days} days"


def dates_of(cycle: ReportingCycle, *, today: date) -> list[DateLine]:
    """The dates as a table says them, in order."""
    division = Division(cycle.body.strategy.division)
    clear = working_days_from(cycle.papers_due_on + ONE_DAY, cycle.meeting_on - ONE_DAY, division)
    window = working_days_from(cycle.opens_on, cycle.closes_on, division)
    told = [
        ("Answers from", cycle.opens_on, f"open on {_count(window, 'working day')}"),
        ("Answers until", cycle.closes_on, ""),
        ("Papers due", cycle.papers_due_on, f"{_count(clear, 'clear day')} before the meeting"),
        ("Meeting", cycle.meeting_on, ""),
    ]
    return [DateLine(label, on, _away(on, today), note) for label, on, note in told]


def _away(day: date, today: date) -> str:
    days = (day - today).days
    if abs(days) < 2:
        return {0: "today", 1: "tomorrow", -1: "yesterday"}[days]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def with_letters(board: Board, *, today: date, address: str) -> list[tuple[OwnerLine, Chaser | None]]:
    """The owners, and what could be written to those who owe an answer once the window has opened."""
    asking = state_now(board.cycle, today=today) not in (CycleState.PLANNED, CycleState.ISSUED)
    return [
        (row, _letter(board.cycle, row, today, address) if asking and row.owes else None)
        for row in board.owners
    ]


def _letter(cycle: ReportingCycle, row: OwnerLine, today: date, address: str) -> Chaser:
    return chaser(
        owner=row.owner.name if row.owner else "",
        body=cycle.body.name,
        strategy=cycle.body.strategy.title,
        meeting_on=cycle.meeting_on,
        closes_on=cycle.closes_on,
        today=today,
        actions=[(line.label, line.text, line.why) for line in row.missing],
        address=address,
    )
