"""Working days: Monday to Friday without the bank holidays of a division. Pure."""

from datetime import date, timedelta

from foundation.bank_holidays import Division, bank_holidays

ONE_DAY = timedelta(days=1)

CLEAR_DAYS = {Division.ENGLAND: 5, Division.WALES: 3, Division.SCOTLAND: 3}
# Where it is written for how many clear days papers are public before a meeting.
SOURCES = {
    Division.ENGLAND: "Local Government Act 1972, s.100B(3), as amended by S.I. 2002/715",
    Division.WALES: "Local Government Act 1972, s.100BA(3), inserted by the Local Government and Elections "
    "(Wales) Act 2021, Sch. 4",
    Division.SCOTLAND: "Local Government (Scotland) Act 1973, s.50B(3)",
}


def is_working_day(day: date, division: Division) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year, division)


def working_day_before(day: date, count: int, division: Division) -> date:
    """The working day that is `count` working days before a day; the day itself isn't counted."""
    return _stepped(day, -ONE_DAY, count, division)


def working_day_after(day: date, count: int, division: Division) -> date:
    """The working day that is `count` working days after a day; the day itself isn't counted."""
    return _stepped(day, ONE_DAY, count, division)


def on_or_before(day: date, division: Division) -> date:
    """The day itself where it is a working day, else the last one before it."""
    return day if is_working_day(day, division) else working_day_before(day, 1, division)


def on_or_after(day: date, division: Division) -> date:
    """The day itself where it is a working day, else the first one after it."""
    return day if is_working_day(day, division) else working_day_after(day, 1, division)


def papers_due(meeting_on: date, clear_days: int, division: Division) -> date:
    """The last day on which papers can be made public so that so many clear days lie before the meeting.

    Clear days are working days; neither the day of publication nor that of the meeting is one of them.
    """
    return working_day_before(meeting_on, clear_days + 1, division)


def working_days_from(first: date, last: date, division: Division) -> int:
    """How many working days there are from one day to another, both counted; none where `last` comes first."""
    days = range((last - first).days + 1)
    return sum(is_working_day(first + timedelta(days=n), division) for n in days)


def _stepped(day: date, step: timedelta, count: int, division: Division) -> date:
    while count:
        day += step
        count -= is_working_day(day, division)
    return day
