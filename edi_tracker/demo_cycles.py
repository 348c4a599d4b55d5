"""The demo's cycles: those of the papers that were issued, one that is open on the day of loading, and those ahead."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from accounts.models import User
from foundation.bank_holidays import Division
from foundation.periods import add_months
from foundation.working_days import is_working_day, working_day_after
from objectives.recording import record_no_change
from plans.duties import fixed_from
from plans.duty_records import add_usual_duties, record_publication
from plans.models import GovernanceBody
from reporting.cycles.board import board
from reporting.cycles.replies import Reply
from reporting.cycles.scheduling import record_chase, schedule_cycle, schedule_cycles
from reporting.models import ReportingCycle

DAYS_INTO_THE_WINDOW = 11  # working days since the open window opened, or up to a week less


def tell_past_cycles(
    bodies: Mapping[str, GovernanceBody], reports: Sequence[Mapping[str, Any]], by: User
) -> None:
    """The cycles of the papers that the story issues; each covers what happened until its figures."""
    for report in sorted(reports, key=lambda report: report["meeting_on"]):
        schedule_cycle(
            body=bodies[report["body"]],
            meeting_on=date.fromisoformat(report["meeting_on"]),
            period_ends_on=date.fromisoformat(report["as_at"]),
            by=by,
        )


def tell_coming_cycles(bodies: Sequence[GovernanceBody], *, today: date, by: User) -> ReportingCycle:
    """The cycle of the first body that is open today, and the meetings of all bodies that are known ahead."""
    first = bodies[0]
    division = Division(first.strategy.division)
    left = first.window_days - DAYS_INTO_THE_WINDOW + first.writing_days + first.clear_days_kept + 1
    meeting = _tuesday(working_day_after(today, left, division), division)
    open_now = schedule_cycle(body=first, meeting_on=meeting, by=by)
    for number, body in enumerate(bodies):
        months = [number + body.every_months * n for n in range(3)]
        ahead = [_tuesday(add_months(meeting, later), division) for later in months if later]
        schedule_cycles(body=body, meetings=ahead, by=by)
    return open_now


def _tuesday(day: date, division: Division) -> date:
    """The first Tuesday from a day on that is a working day: when councils like to meet."""
    day += timedelta(days=(1 - day.weekday()) % 7)
    return day if is_working_day(day, division) else _tuesday(day + timedelta(days=1), division)


def tell_duties(*, today: date, by: User) -> None:
    """England's duties with what the council published: two years of each that falls due every year."""
    objectives, information, pay_gap = add_usual_duties(division=Division.ENGLAND, by=by)
    record_publication(
        duty=objectives,
        published_on=date(2024, 3, 21),
        title="Equality, diversity and inclusion strategy 2024 to 2028",
        by=by,
    )
    for years in (1, 0):
        day = add_months(today, -12 * years - 7)
        title = f"Equality information {day.year}"
        record_publication(duty=information, published_on=day, title=title, by=by)
    due = fixed_from(pay_gap.clock, today)
    for years in (2, 1):
        for_due_on = add_months(due, -12 * years)
        day = for_due_on - timedelta(days=17)
        title = f"Gender pay gap, 31 March {for_due_on.year - 1}"
        record_publication(duty=pay_gap, published_on=day, for_due_on=for_due_on, title=title, by=by)


def tell_answers(cycle: ReportingCycle, *, today: date, by: User) -> None:
    """A third of the answers that are still owed come in while the window is open, and two owners were chased.

    All say that nothing has changed: the story has its own dates, and these follow the day of loading.
    """
    owed = [line for line in board(cycle, today=today).lines if line.reply.reply == Reply.NOTHING]
    told = {action.pk: action for action in cycle.body.strategy.actions.filter(latest_update__isnull=False)}
    for number, line in enumerate(owed[::3]):
        if action := told.get(line.reply.action):
            on = max(cycle.opens_on, today - timedelta(days=number % 6))
            record_no_change(action=action, on=on, told_by="Its owner, by telephone", by=by)
    for row in [row for row in board(cycle, today=today).owners if row.owes][:2]:
        if row.owner:
            record_chase(cycle=cycle, owner=row.owner, by=by)
