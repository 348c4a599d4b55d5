"""What stands where a date should and is none: "as above", "Completed", a day as a spreadsheet counts it."""

import re
from datetime import date, timedelta

AS_ABOVE, STATUS_NOT_DATE, SERIAL_DATE = "as_above", "status_not_date", "serial_date"
HORIZON = "horizon_date"

_AS_ABOVE = re.compile(
    r"\W*(?:(?:the )?same(?: as)?(?: (?:the )?(?:row|action|one|date))?(?: above)?|as(?: per| for| in)?(?: the)?"
    r"(?: row| action)? above|ditto|do|idem|see above)\W*|[\"'\u3003^,]{1,3}|(?:[- ]?[\"\u3003][- ]?){1,3}"
)
_STATUS = re.compile(
    r"\W*(?:(?:now |fully |all |this is |action )?(?:complete|completed|done|achieved|delivered|closed|finished"
    r"|implemented|embedded|established|published|launched|withdrawn|cancelled|superseded|in place|already in place"
    r"|in progress|work in progress|underway|under way|started|on track|on hold|paused|deferred|delayed|overdue"
    r"|slipped|missed|not (?:yet )?started|yet to start|not (?:yet )?complete(?:d)?|stalled|at risk))\W*"
)
_HORIZON = re.compile(
    r"\W*(?:(?:the |in the )?(?:short|medium|mid|long)(?:er)?(?: ?(?:/|to|-|and) ?(?:medium|long)(?:er)?)?[ -]?term"
    r"|immediate)\b(?!.*[0-9]{4}).{0,60}"
)
_SERIAL = re.compile(r"(?P<days>[0-9]{5})(?:\.[0-9]{1,12})?")
_DAY_NOUGHT = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 32_874, 73_415  # 1 January 1990 to 31 December 2100


def points_above(words: str) -> bool:
    """It says the same as the row above: "as above", "ditto", or a mark for it."""
    return bool(_AS_ABOVE.fullmatch(words))


def is_status(words: str) -> bool:
    """It says how an action stands and nothing of when."""
    return bool(_STATUS.fullmatch(words))


def is_horizon(words: str) -> bool:
    """ "Short term", "Medium term (1–2 years)": how far away it is, and no date."""
    return bool(_HORIZON.fullmatch(words))


def day_of_serial(words: str) -> date | None:
    """The day of a number that a spreadsheet counts from 1900, in the years of a plan: 45382 is 31 March 2024."""
    found = _SERIAL.fullmatch(words)
    days = int(found["days"]) if found else 0
    return _DAY_NOUGHT + timedelta(days=days) if FIRST_SERIAL <= days <= LAST_SERIAL else None
