"""When owners are written to about a cycle. Pure."""

from datetime import date
from enum import StrEnum

from foundation.bank_holidays import Division
from foundation.working_days import working_day_after, working_day_before
from reporting.cycles.dates import CycleDates

WARNING_DAYS = 3  # working days before the window closes, and after it for the EDI team


class Occasion(StrEnum):
    OPENING = "opening"
    REMINDER = "reminder"
    OVERDUE = "overdue"
    SILENT = "silent"
    MANAGER = "manager"
    CHASE = "chase"
    SENT_BACK = "sent_back"

    @property
    def label(self) -> str:
        return {
            Occasion.OPENING: "The window has opened",
            Occasion.REMINDER: "Reminder before it closes",
            Occasion.OVERDUE: "The day after it closed",
            Occasion.SILENT: "To the EDI team: who has not answered",
            Occasion.MANAGER: "To the manager of owners who have not answered",
            Occasion.CHASE: "Chased by the EDI team",
            Occasion.SENT_BACK: "Updates sent back to their writer",
        }[self]


def occasion_on(dates: CycleDates, division: Division, *, today: date) -> Occasion | None:
    """What is to be written on a day: each occasion from its own day until that of the next.

    So a day on which nothing was running is made up for, and nobody gets two letters for it. The window's first
    day; three working days before its last; the working day after its last; and three working days after its
    last the EDI team reads who is silent, and managers what is missing. Nothing is written once the meeting has been.
    """
    begins = [
        (dates.opens_on, Occasion.OPENING),
        (working_day_before(dates.closes_on, WARNING_DAYS, division), Occasion.REMINDER),
        (working_day_after(dates.closes_on, 1, division), Occasion.OVERDUE),
        (working_day_after(dates.closes_on, WARNING_DAYS, division), Occasion.SILENT),
    ]
    if not dates.opens_on <= today <= dates.meeting_on:
        return None
    due = [occasion for day, occasion in begins if day <= today]
    # On the first day of a short window the reminder's day may have passed already: it is still the first letter.
    return Occasion.OPENING if today == dates.opens_on else due[-1]
