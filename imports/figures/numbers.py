"""Numbers as people and spreadsheets write them, in ASCII digits only; anything else is no number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from imports.files.cells import Cell

# Python's own conversion would take 1_0, ٣ and NaN.
_WRITTEN = re.compile(
    r"(?P<sign>[+\-−]?)\s*(?P<money>£?)\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,10})?|\d{1,14}(?:\.\d{1,10})?|\.\d{1,10})\s*(?P<percent>%?)",
    re.ASCII,
)
_STORED = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][+-]?\d{1,2})?", re.ASCII)
MOST = Decimal(10) ** 13
_DIGITS = 15  # as many as a spreadsheet keeps


@dataclass(frozen=True, slots=True)
class Number:
    """`percent` is true where the cell itself says so: by its sign or by its number format."""

    value: Decimal
    percent: bool = False


def number_of(cell: Cell) -> Number | None:
    """The number in a cell; None where there is none, or one that nobody could have counted."""
    if cell.kind == "number":
        return _stored(cell.value or cell.text, "%" in (cell.number_format or ""))
    return written(cell.text) if cell.kind == "text" else None


@lru_cache(maxsize=8192)
def _stored(value: str, shown_as_percent: bool) -> Number | None:
    if not _STORED.fullmatch(value):
        return None
    number = Decimal(value)
    if abs(number) >= MOST:
        return None
    exact = Decimal(f"{number:.{_DIGITS}g}")
    return Number(exact * 100 if shown_as_percent else exact, shown_as_percent)


@lru_cache(maxsize=8192)
def written(text: str) -> Number | None:
    """ "1,204", "34 %", "£12.50", "-3.1"; but not "1,2", "1e5", "٣" or "12 or so"."""
    found = _WRITTEN.fullmatch(text.strip().replace("\u00a0", " "))
    if not found:
        return None
    number = Decimal(found["digits"].replace(",", ""))
    if abs(number) >= MOST:
        return None
    return Number(-number if found["sign"] in ("-", "−") else number, bool(found["percent"]))
