"""The demo's cycles: those of the papers that were issued, one that is open on the day of loading, and those ahead."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from accounts.models import User
from foundation.bank_holidays import Division
from foundation.periods import add_months
from foundation.working_days import is_working_day, working_day_after
from plans.models import GovernanceBody
from reporting.models import ReportingCycle
from reporting.scheduling import schedule_cycle, schedule_cycles

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
