"""When something that the law asks for falls due, from what was published. Pure.

It says how many days are left. Whether an organisation does what the law asks is not for us to say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.bank_holidays import Division
from foundation.periods import add_months, how_long

SOON_DAYS = 90


@dataclass(frozen=True, slots=True)
class Clock:
    """How the days on which a duty falls due follow one another.

    With an anchor they are fixed: that day and every so many months from it. Without one, each falls due so many
    months after the last publication.
    """

    every_months: int
    anchor_on: date | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A publication: when it was, and for a fixed day which one it was for."""

    on: date
    for_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """When a duty falls due next; no day where nothing says it."""

    due_on: date | None
    last_on: date | None
    days_left: int | None

    @property
    def words(self) -> str:
        if self.due_on is None or self.days_left is None:
            return "No date yet"
        if not self.days_left:
            return "Due today"
        if self.days_left == 1:
            return "1 day left"
        if self.days_left > 0:
            return f"{self.days_left:,} days left"
        since = how_long(self.due_on, self.due_on + timedelta(days=-self.days_left))
        return f"{since} past its date"

    @property
    def colour(self) -> str:
        if self.days_left is None or self.days_left > SOON_DAYS:
            return "grey"  # green would say that all is well, which the days don't tell
        return "red" if self.days_left < 0 else "amber"


def standing(clock: Clock, published: Iterable[Published], *, today: date) -> Standing:
    """When the duty falls due next.

    An interval of so many months begins with the day of publication, so its last day is the day before that date
    comes again. A fixed day is met by a publication that was for it, and stays due until then.
    """
    given = list(published)
    last_on = max((one.on for one in given), default=None)
    if clock.anchor_on is None:
        due_on = add_months(last_on, clock.every_months) - timedelta(days=1) if last_on else None
    else:
        met = max((one.for_due_on for one in given if one.for_due_on), default=None)
        due_on = fixed_after(clock, met) if met else fixed_from(clock, today)
    return Standing(due_on, last_on, (due_on - today).days if due_on else None)


def fixed_from(clock: Clock, day: date) -> date:
    """The first fixed day on or after a day."""
    assert clock.anchor_on is not None
    apart = (day.year - clock.anchor_on.year) * 12 + day.month - clock.anchor_on.month
    count = max(apart // clock.every_months - 1, 0)
    while (found := add_months(clock.anchor_on, count * clock.every_months)) < day:
        count += 1
    return found


def fixed_after(clock: Clock, day: date) -> date:
    return fixed_from(clock, day + timedelta(days=1))


def days_it_may_be_for(clock: Clock, due_on: date) -> Sequence[date]:
    """The fixed days that a publication can be for: the one that is due, the one before it and the one after."""
    assert clock.anchor_on is not None
    before = add_months(due_on, -clock.every_months)
    return [day for day in (before, due_on, fixed_after(clock, due_on)) if day >= clock.anchor_on]


@dataclass(frozen=True, slots=True)
class UsualDuty:
    """A duty as the law of a division has it; an organisation may change every word of it."""

    name: str
    what: str
    source: str
    clock: Clock


_ENGLAND = "Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017 (S.I. 2017/353)"
_WALES = "Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011 (S.I. 2011/1064 (W. 155))"
_SCOTLAND = "Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 (S.S.I. 2012/162)"

USUAL = {
    Division.ENGLAND: (
        UsualDuty(
            "Equality objectives",
            "One or more objectives, published at intervals of four years at most.",
            f"{_ENGLAND}, reg. 5",
            Clock(48),
        ),
        UsualDuty(
            "Equality information",
            "Information on employees and on people affected by policies and practices, published every year.",
            f"{_ENGLAND}, reg. 4",
            Clock(12),
        ),
        UsualDuty(
            "Gender pay gap",
            "Published by 30 March, for the pay of 31 March of the year before.",
            f"{_ENGLAND}, reg. 3 and Sch. 1",
            Clock(12, date(2018, 3, 30)),
        ),
    ),
    Division.WALES: (
        UsualDuty(
            "Equality objectives and strategic equality plan",
            "Objectives, reviewed at intervals of four years at most.",
            f"{_WALES}, regs. 3 and 14",
            Clock(48),
        ),
        UsualDuty(
            "Annual report",
            "Published by 31 March, for the year that ended on 31 March of the year before, with the employment "
            "information.",
            f"{_WALES}, regs. 9 and 16",
            Clock(12, date(2013, 3, 31)),
        ),
    ),
    Division.SCOTLAND: (
        UsualDuty(
            "Mainstreaming report",
            "How the equality duty has been made part of all work, with the employee information, every two years.",
            f"{_SCOTLAND}, regs. 3 and 6",
            Clock(24),
        ),
        UsualDuty(
            "Equality outcomes",
            "A set of outcomes, published at intervals of four years at most.",
            f"{_SCOTLAND}, reg. 4(1)",
            Clock(48),
        ),
        UsualDuty(
            "Progress on equality outcomes",
            "Progress made towards the outcomes, every two years.",
            f"{_SCOTLAND}, reg. 4(4)",
            Clock(24),
        ),
        UsualDuty(
            "Gender pay gap",
            "Published by 30 April in every second year.",
            f"{_SCOTLAND}, reg. 7",
            Clock(24, date(2017, 4, 30)),
        ),
        UsualDuty(
            "Equal pay statement",
            "Published by 30 April in every fourth year.",
            f"{_SCOTLAND}, reg. 8",
            Clock(48, date(2013, 4, 30)),
        ),
    ),
}
