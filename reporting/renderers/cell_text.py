"""Texts as cells of a workbook and of a CSV file, and the words of a Word file, can hold them."""

import re

LONGEST = 32_767  # characters: the most that a cell can hold
CUT = " … (the rest is in the web page)"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n?")
# A spreadsheet program takes a cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def without_forbidden(text: str) -> str:
    """The text with a mark for what XML forbids, and every line end written the same way."""
    return UNWRITABLE.sub("\ufffd", LINE_END.sub("\n", text))


def writable(text: str) -> str:
    """The text as XML can hold it; what is too long for a cell ends with a note."""
    text = without_forbidden(text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def inert(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would calculate it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
