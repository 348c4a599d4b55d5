"""What one cell shows, and what kind of value stands behind it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from math import isinf

from imports.files.kinds import damaged
from imports.files.limits import Limits
from imports.files.reading.dates import OUT_OF_RANGE, DateFormat, iso, moment
from imports.files.reading.numbers import NumberFormat
from imports.files.reading.parts import whole_number
from imports.files.reading.shared_texts import SharedTexts
from imports.files.reading.styles import Style
from imports.files.reading.words import unescaped

# ASCII digits only: Python's own conversion would also take 1_0 and ٣.
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_DAY = DateFormat((("dd", ""), ("", "/"), ("mm", ""), ("", "/"), ("yyyy", "")), "day", False)

# (text, kind, value, number format, date precision)
Shown = tuple[str, str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    texts: SharedTexts
    styles: list[Style]
    since_1904: bool
    limits: Limits


class Values:
    """Turns what is stored into what is seen. Numbers are remembered: plans repeat their dates and shares."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._numbers: dict[tuple[str, int], Shown] = {}

    def show(
        self, kind: str, stored: str | None, has_formula: bool, style: Style, style_number: int
    ) -> Shown:
        if has_formula and (stored is None or (not stored and kind != "str")):
            return "", "formula_without_value", None, None, None
        if not stored:
            return _text("")
        match kind:
            case "s":
                return _text(self._shared(stored))
            case "n":
                known = self._numbers.get((stored, style_number))
                if known is None:
                    known = self._numbers[stored, style_number] = self._number(stored.strip(), style.format)
                return known
            case "b":
                is_true = stored.strip() in ("1", "true")
                return ("TRUE" if is_true else "FALSE"), "bool", ("1" if is_true else "0"), None, None
            case "e":
                return stored, "error", stored, None, None
            case "d":
                return _iso_date(stored, style.format)
        return _text(unescaped(stored))

    def _shared(self, stored: str) -> str:
        place = whole_number(stored.strip(), "a shared text")
        if place >= len(self.book.texts.texts):
            raise damaged("a shared text is missing")
        return self.book.texts.texts[place]

    def _number(self, stored: str, shown_as: NumberFormat) -> Shown:
        if not _NUMBER.fullmatch(stored) or isinf(number := float(stored)):
            return _text(stored)
        value = str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
        if shown_as.date is None:
            # Spreadsheets keep fifteen digits and round halves by them.
            return shown_as.show(Decimal(f"{number:.15g}")), "number", value, shown_as.code, None
        return self._date(number, value, shown_as.code, shown_as.date)

    def _date(self, number: float, value: str, code: str, shown_as: DateFormat) -> Shown:
        """A time of day alone, and a day that never was, stay numbers: there is no date to give."""
        text = shown_as.show(number, self.book.since_1904)
        if text == OUT_OF_RANGE:
            return text, "error", value, code, None
        when = moment(number, self.book.since_1904)
        if when is None or shown_as.is_time_only:
            return text, "number", value, code, None
        return text, "date", iso(when), code, shown_as.precision


def _text(text: str) -> Shown:
    return text, "text", None, None, None


def _iso_date(stored: str, shown_as: NumberFormat) -> Shown:
    try:
        when = dt.datetime.fromisoformat(stored.strip()).replace(tzinfo=None)
    except ValueError:
        return _text(stored)
    shown = shown_as.date or _DAY
    return shown.show_moment(when), "date", iso(when), shown_as.code, shown.precision or "day"
