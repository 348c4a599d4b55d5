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
    r"travel\b|\+\s*/\s*[-–−]|\bincrease\b|(?:%|\bpercentage|\bper ?cent) points?\b",
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

    @property
    def understood(self) -> str:
        """ "percentages, on 31 March 2025, of Leavers" """
        counted = "totals" if self.is_total else _COUNTED.get(self.counts, "figures")
        when = f"on {self.as_at.text}" if self.as_at.text else ""
        return ", ".join(filter(None, [counted, when, f"of {self.words}" if self.words else ""]))


_COUNTED = {
    "percent": "percentages", "count": "numbers of people", "fte": "full-time equivalents",
    "base": "of how many", "target": "a target", "change": "worked out from other columns", "note": "a note",
    "ignore": "left out",
}  # fmt: skip


def across(column: int, headings: list[Cell], today: date, said: Role | None = None) -> Across:
    """Reads the headings of a column from the top down; the same words in two rows count once. What a person said
    that the column is goes before its words.
    """
    texts = list(dict.fromkeys(" ".join(cell.text.split()) for cell in headings))
    told = Across(column, " · ".join(texts))
    rest = []
    cells = list({id(cell): cell for cell in headings}.values())
    named = " ".join(cells.pop().text.split()) if cells and said in (Role.AS_AT, Role.POPULATION) else ""
    for cell in cells:
        if cell.kind == "date" or year_of(cell):
            told.as_at = when_of(cell, today)
        else:
            rest.append(_take(told, " ".join(cell.text.split()), today))
    told.words = " ".join(dict.fromkeys(word for word in rest if word))
    if said:
        _as_said(told, said, named, today)
    return told


def _as_said(told: Across, said: Role, named: str, today: date) -> None:
    if said == Role.AS_AT:
        told.as_at = when_said(dated_words(named) or named, today)
        told.counts = "" if told.counts in ("change", "target") else told.counts
    elif said == Role.POPULATION:
        told.words = " ".join(dict.fromkeys([*filter(None, [told.words]), named]))
    elif said == Role.TOTAL:
        told.is_total = True
    else:
        told.counts = {Role.DENOMINATOR: "base"}.get(said, said.value)


def _take(told: Across, text: str, today: date) -> str:
    """Takes from a heading what it says of the day and of what is counted; the words that are left."""
    if _CHANGE.search(text) or told.counts == "change":
        told.counts = "change"  # and "% points" below it says only how it is told
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
