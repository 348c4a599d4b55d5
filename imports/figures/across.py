"""What stands at the head of a column of a cross table: a day, a population, a group, and what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from imports.figures.blocks import year_of
from imports.figures.days import NO_DAY, When, dated_words, when_of, when_said, without_day
from imports.figures.headings import Role, role_of
from imports.figures.naming import survey_part
from imports.figures.people import is_total
from imports.files.cells import Cell
from measures.vocabulary import Part

_PERCENT = re.compile(r"%|\bper ?cent(?:age)?s?\b|\bproportion\b|\bshare\b", re.IGNORECASE)
_COUNT = re.compile(
    r"\bhead ?count\b|\bnumber(?: of)?(?: (?:people|staff|employees|persons))?\b|"
    r"\bno\.(?: of)?(?: (?:people|staff|employees))?"
    r"|^(?:n|no|count)$|\bcount\b|#",
    re.IGNORECASE,
)
_FTE = re.compile(r"\b[fw]te\b|\bfull[- ]time equivalents?\b", re.IGNORECASE)
_BASE = re.compile(r"^(?:base|denominator|base size|out of|sample|n\s*=)$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\bchange\b|\bdifference\b|\bvariance\b|\btrend\b|\bmovement\b|\bdirection of "
    r"travel\b|\+\s*/\s*[-–−]|\bincrease\b",
    re.IGNORECASE,
)
_REST = re.compile(r"^\W+|\W+$")


@dataclass(slots=True)
class Across:
    """What a column is, by all of its headings; `words` is what is left of them: a population or a group."""

    column: int
    heading: str
    as_at: When = NO_DAY
    counts: str = ""  # "percent", "count", "fte", "base", "total", "target", "change", "note"
    words: str = ""
    part: Part = Part.WHOLE
    is_total: bool = False


def across(column: int, headings: list[Cell], today: date) -> Across:
    """Reads the headings of a column from the top down; the same words in two rows count once."""
    texts = list(dict.fromkeys(" ".join(cell.text.split()) for cell in headings))
    told = Across(column, " · ".join(texts))
    rest = []
    for cell in {id(cell): cell for cell in headings}.values():
        if cell.kind == "date" or year_of(cell):
            told.as_at = when_of(cell, today)
        else:
            rest.append(_take(told, " ".join(cell.text.split()), today))
    told.words = " ".join(dict.fromkeys(word for word in rest if word))
    return told


def _take(told: Across, text: str, today: date) -> str:
    """Takes from a heading what it says of the day and of what is counted; the words that are left."""
    if _CHANGE.search(text):
        told.counts = "change"
        return ""
    if dated := dated_words(text):
        told.as_at, text = when_said(dated, today), without_day(text)
    if _BASE.match(text):
        told.counts = "base"
        return ""
    if role_of(text) in (Role.TARGET, Role.TARGET_SHARE):
        told.counts = "target"
        return ""
    if is_total(text) and text:
        told.is_total = True
        return ""
    survey = survey_part(text)
    if survey and not survey[0]:
        told.part = survey[1]
        return ""
    for pattern, counts in ((_PERCENT, "percent"), (_FTE, "fte"), (_COUNT, "count")):
        if pattern.search(text):
            told.counts, text = counts, pattern.sub(" ", text)
            break
    text = _REST.sub("", re.sub(r"^(?:of|in)\s+|\s+(?:of|in)$", "", text.strip())).strip()
    return " ".join(text.split())
