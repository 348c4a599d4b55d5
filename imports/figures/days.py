"""The day that figures speak for: the words stay, and the last day that they allow is read."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from imports.files.cells import Cell
from plans.timescales import Kind, Timescale, from_date, parse_timescale

type Doubt = Literal["", "missing", "unparsed", "future", "no_day"]

_AS_AT = re.compile(
    r"^\W*(?:(?:position|data|figures|snapshot|workforce|headcount)\s+)?(?:(?:as|correct)\s+(?:at|of|on|to)|"
    r"as[ -]at|"
    r"(?:snapshot|reference|census|reporting)\s+(?:date|day|period)|at|on|for|in|during|year ending|year to|"
    r"y/?e)\b\W*",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+(?:19|20)\d\d\b"
    rf"|\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b"
    rf"|\b{_MONTH}\.?[ -](?:(?:19|20)\d\d|\d\d)\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:(?:19|20)\d\d|\d\d)\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b|\bQ[1-4][ -]?(?:19|20)?\d\d(?:[/-]\d\d(?:\d\d)?)?\b"
    r"|\b(?:19|20)\d\d[/–-](?:19|20)?\d\d\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class When:
    """`doubt` says why there is no day: nothing stands there, nobody can read it, or it has not come yet."""

    text: str
    on: date | None
    doubt: Doubt = ""


NO_DAY = When("", None, "missing")


def when_of(cell: Cell | None, today: date) -> When:
    """The day of a cell: a real date as precise as it is shown, or words."""
    if cell is None or cell.is_blank:
        return NO_DAY
    if cell.kind == "date" and cell.value:
        shown = from_date(date.fromisoformat(cell.value[:10]), cell.date_precision or "day", cell.text)
        return _judged(shown, cell.text, today)
    return when_said(cell.text, today)


@lru_cache(maxsize=4096)
def when_said(text: str, today: date) -> When:
    """ "June 2023" ends on 30 June 2023; "not stated" and "since July 2023, to date" have no day."""
    words = " ".join(text.split())
    if not words:
        return NO_DAY
    whole = parse_timescale(words)
    if whole.kind == Kind.UNKNOWN:
        whole = parse_timescale(_AS_AT.sub("", words))
    return _judged(whole, words, today)


def _judged(read: Timescale, words: str, today: date) -> When:
    text = words[:100]
    if read.kind in (Kind.PLACEHOLDER, Kind.OPEN_ENDED, Kind.RECURRING, Kind.CONDITIONAL):
        return When(text, None, "no_day")
    if read.latest is None or read.problem == "ambiguous_date":
        return When(text, None, "unparsed")
    return When(text, read.latest, "future" if read.latest > today else "")


def dated_words(text: str) -> str:
    """The words for a day,
    a month or a year inside others: "Workforce as at 31 March 2025" says 31 March 2025."""
    found = [match[0] for match in _DATED.finditer(text)]
    return found[0] if len(set(found)) == 1 else ""


def without_day(text: str) -> str:
    """The rest of such words: "Workforce"."""
    rest = _DATED.sub(" ", text)
    rest = re.sub(
        r"\b(?:as\s+(?:at|of|on)|snapshot date|year ending|at|on|in|for)\s*(?=[):,.;–-]|$)",
        " ",
        rest.strip(),
        flags=re.I,
    )
    rest = re.sub(r"\(\s*\)", " ", rest)
    return " ".join(rest.split()).strip(" ,:;–—-|")
