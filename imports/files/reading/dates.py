"""Dates and times in a spreadsheet: a count of days, and a format that says how much of it is shown."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from imports.files.cells import DatePrecision

SECONDS = 86_400
LAST_SERIAL = 2_958_466  # the first day of the year 10000
OUT_OF_RANGE = "########"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Counting from 1900, spreadsheets have a day 0 and a 29 February 1900: what they show for them (month, day).
_NO_SUCH_DAY = {0: (1, 0), 60: (2, 29)}
_CODE = re.compile(r"[ymdhs]+", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_FRACTION = re.compile(r"0+")


def moment(serial: float, since_1904: bool) -> dt.datetime | None:
    """The moment a day count stands for, to the nearest second; None where the calendar has no such day."""
    if not 0 <= serial < LAST_SERIAL:
        return None
    seconds = round(serial * SECONDS)
    if since_1904:
        start, days = dt.datetime(1904, 1, 1), LAST_SERIAL - 1462
    else:
        start, days = dt.datetime(1899, 12, 31 if serial < 60 else 30), LAST_SERIAL
        if int(serial) in _NO_SUCH_DAY:
            return None
    return start + dt.timedelta(seconds=seconds) if seconds < days * SECONDS else None


def iso(when: dt.datetime) -> str:
    """A date, or a date with its time of day where it has one."""
    return when.date().isoformat() if when.time() == dt.time() else when.isoformat()


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A date format as pieces: codes such as `mmm`, and words that stand for themselves."""

    pieces: tuple[tuple[str, str], ...]  # (code, "") or ("", words)
    precision: DatePrecision | None
    twelve_hours: bool

    @property
    def is_time_only(self) -> bool:
        return self.precision is None

    def show(self, serial: float, since_1904: bool) -> str:
        when = moment(serial, since_1904)
        if when is not None:
            return self.show_moment(when, serial)
        month, day = _NO_SUCH_DAY.get(int(serial), (0, 0))
        if not month or serial < 0:
            return OUT_OF_RANGE
        time = dt.timedelta(seconds=min(round(serial % 1 * SECONDS), SECONDS - 1))
        return self.show_moment(dt.datetime(1900, month, 1) + time, serial, day)

    def show_moment(self, when: dt.datetime, serial: float = 0, day: int | None = None) -> str:
        """The moment in this format; `serial` is for hours past a day, `day` for days that never were."""
        shown = [words or self._show_code(code, when, serial, day) for code, words in self.pieces]
        return "".join(shown).strip()

    def _show_code(self, code: str, when: dt.datetime, serial: float, day: int | None) -> str:
        length = len(code)
        match code[:1]:
            case "[":
                unit = {"h": 3600, "m": 60, "s": 1}[code[1]]
                return str(round(serial * SECONDS) // unit).zfill(length - 2)
            case "y":
                return f"{when.year % 100:02}" if length <= 2 else f"{when.year:04}"
            case "m":
                return _month(when, length)
            case "d" if day is not None and length <= 2:
                return str(day).zfill(length)
            case "d":
                return _day(when, length)
            case "a":
                return "AM" if when.hour < 12 else "PM"
        hour = (when.hour % 12 or 12) if self.twelve_hours else when.hour
        number = {"h": hour, "n": when.minute, "s": when.second}.get(code[:1])
        return code if number is None else str(number).zfill(min(length, 2))


def _month(when: dt.datetime, length: int) -> str:
    name = _MONTHS[when.month - 1]
    return {1: str(when.month), 2: f"{when.month:02}", 3: name[:3], 5: name[0]}.get(length, name)


def _day(when: dt.datetime, length: int) -> str:
    name = _DAYS[when.weekday()]
    return {1: str(when.day), 2: f"{when.day:02}", 3: name[:3]}.get(length, name)


def date_format(tokens: list[tuple[str, str]]) -> DateFormat | None:
    """The date format these tokens write, or None where they hold no part of a date or time.

    Tokens are (code, "") or ("", words), as `numbers.tokens` gives them.
    """
    pieces: list[tuple[str, str]] = []
    for code, words in tokens:
        lower = code.lower()
        if words or not code:
            pieces.append(("", words))
        elif lower in ("am/pm", "a/p"):
            pieces.append(("a", ""))
        elif _CODE.fullmatch(code) or _ELAPSED.fullmatch(code):
            pieces.append((lower, ""))
        else:
            pieces.append(("", code))
    codes = [code for code, _ in pieces if code]
    if not any(code[0] in "ymdhs[" for code in codes):
        return None
    pieces = _tell_minutes(pieces)
    letters = {code[0] for code, _ in pieces if code}
    return DateFormat(tuple(_drop_fractions(pieces)), _precision(letters), "a" in letters)


def _tell_minutes(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """An `m` after hours or before seconds is minutes (written `n` from here on)."""
    places = [place for place, (code, _) in enumerate(pieces) if code and code != "a"]
    told = list(pieces)
    for at, place in enumerate(places):
        code = pieces[place][0]
        if code[0] != "m" or len(code) > 2:
            continue
        before = pieces[places[at - 1]][0].strip("[]") if at else ""
        after = pieces[places[at + 1]][0].strip("[]") if at + 1 < len(places) else ""
        if before.startswith("h") or after.startswith("s"):
            told[place] = ("n" * len(code), "")
    return told


def _drop_fractions(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave parts of a second out: `ss.00` shows whole seconds."""
    kept: list[tuple[str, str]] = []
    for piece in pieces:
        if _FRACTION.fullmatch(piece[1]) and kept and kept[-1] == ("", "."):
            kept.pop()
        elif not (_FRACTION.fullmatch(piece[1]) and kept and kept[-1][0].startswith("s")):
            kept.append(piece)
    return kept


def _precision(letters: set[str]) -> DatePrecision | None:
    if "d" in letters:
        return "day"
    if "m" in letters:
        return "month"
    return "year" if "y" in letters else None
