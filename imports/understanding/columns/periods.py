"""Columns that say the same thing period by period: "Update Q1", "Progress 2024/25", "RAG as at 31 March 2025"."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from plans.timescales import Kind, parse_timescale

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:20[0-9]{2}(?:\s?[/–-]\s?(?:20)?[0-9]{2})?(?![0-9])|(?:fy\s?)?[0-9]{2}\s?/\s?[0-9]{2}(?![0-9/]))"
_SHORT_YEAR = rf"(?:{_YEAR}|['’]?[0-9]{{2}}(?![0-9/]))"
_DAY = (
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+{_SHORT_YEAR})?|"
    rf"[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-](?:20)?[0-9]{{2}})"
)
_QUARTER = (
    r"(?:q(?:tr|uarter)?\s?[1-4]\b|(?:1st|2nd|3rd|4th|first|second|third|fourth)\s+quarter|"
    r"quarter\s+(?:one|two|three|four))"
)
_HALF = (
    r"(?:h[12]\b|half[ -]?year\s?[12]?|(?:first|second) half|mid[ -]?year|year[ -]?end|end of year|"
    r"(?:3|6|9|12|18|24)[ -]?months?\b)"
)
_TERM = r"(?:autumn|spring|summer|winter)(?:\s+term)?\b"
_COUNTED = r"(?:(?:year|yr|term|month|period|meeting|cycle|phase)\s?[1-9][0-9]?\b)"
_PATTERN = re.compile(
    rf"(?<![^\W_])(?:{_DAY}|{_QUARTER}(?:[\s,()–-]{{0,3}}{_YEAR})?|{_YEAR}[\s,()–-]{{0,3}}{_QUARTER}|"
    rf"{_HALF}(?:[\s,()–-]{{0,3}}{_YEAR})?|{_YEAR}[\s,()–-]{{0,3}}{_HALF}|{_TERM}(?:\s+{_SHORT_YEAR})?|"
    rf"{_MONTH}[\s'’–-]{{0,2}}{_SHORT_YEAR}?|{_COUNTED}(?:[\s,()–-]{{0,3}}{_YEAR})?|fy\s?{_SHORT_YEAR}|{_YEAR})",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\b(?:as at|as of|as on|at the end of|end of|at end of|up to|for|from|at|in|on|to|of|ending|ended|during|"
    r"by)\b\W*$",
    re.IGNORECASE,
)
_LINKS_BEFORE = re.compile(r"^\W*(?:end|term|year|only|meeting)?\W*(?:of\b)?\W*$", re.IGNORECASE)
_LAST_COUNT = re.compile(r"(?P<rest>.*[^\W\d_])\s*(?P<count>[1-9][0-9]?)\s*$", re.DOTALL)
_WORDS = {"first": 1, "1st": 1, "one": 1, "second": 2, "2nd": 2, "two": 2, "third": 3, "3rd": 3, "three": 3}
_WORDS |= {"fourth": 4, "4th": 4, "four": 4, "autumn": 1, "winter": 2, "spring": 3, "summer": 4}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Period(NamedTuple):
    """A time that a heading names: in its words, its last day where it is known, else its place among its kind."""

    words: str
    kind: str
    last: date | None
    place: int


class Dated(NamedTuple):
    """A heading without the period that it names, and that period."""

    rest: str
    period: Period | None


@lru_cache(maxsize=2048)
def take_period(heading: str) -> Dated:
    """ "Progress as at 31 March 2025" is "Progress", at 31 March 2025; "Q2" is nothing but a period."""
    text = unicodedata.normalize("NFKC", heading).strip()
    found = _PATTERN.search(text)
    if not found:
        return Dated(heading, None)
    before = _LINKS.sub("", text[: found.start()].rstrip(" (–-:,\n")).rstrip(" (–-:,\n")
    after = text[found.end() :].strip(" )–-:,.\n")
    if _LINKS_BEFORE.match(after):
        after = ""
    rest = " ".join(" ".join(part for part in (before, after) if part).split())
    # "Q4 (Jan – Mar)" says one period twice.
    again = take_period(rest) if rest and _PATTERN.search(rest) else None
    return Dated(again.rest if again else rest, _period(found[0]))


def _period(words: str) -> Period:
    plain = " ".join(words.split())
    kind = _kind(plain.casefold())
    read = parse_timescale(plain)
    dated = (
        read.latest if re.search(r"[0-9]{2}", plain) and read.kind not in (Kind.UNKNOWN, Kind.RANGE) else None
    )
    return Period(plain, kind, dated, _place(plain.casefold(), kind))


def _kind(plain: str) -> str:
    for kind, pattern in (
        ("day", _DAY), ("quarter", _QUARTER), ("half", _HALF),
        ("term", _TERM), ("month", _MONTH), ("count", _COUNTED)
    ):  # fmt: skip
        if re.search(pattern, plain, re.IGNORECASE):
            return kind
    return "year"


def _place(plain: str, kind: str) -> int:
    if kind == "month":
        return next((place for place, name in enumerate(_MONTHS, 1) if name in plain), 0)
    named = next((count for word, count in _WORDS.items() if re.search(rf"\b{word}\b", plain)), 0)
    if kind == "half":
        if named:
            return named * 6
        if "mid" in plain or plain in ("half year", "half-year"):
            return 6
        if "end" in plain:
            return 12
        count = re.search(r"[0-9]+", plain)
        return int(count[0]) * (6 if plain.startswith("h") else 1) if count else 0
    count = re.search(r"[0-9]+", plain)
    return named or (int(count[0]) if count else 0)


def take_count(heading: str) -> tuple[str, int] | None:
    """ "Update 2" is the second update; a period in words comes before this."""
    found = _LAST_COUNT.fullmatch(heading.strip())
    return (found["rest"].strip(), int(found["count"])) if found else None


def in_order(periods: Mapping[int, Period]) -> list[int] | None:
    """Columns by their periods, the earliest first; None where they name one period twice.

    Where a year is missing they follow each other as they stand (a year of a plan may begin in any month),
    unless every one of them is earlier than the one before: then the latest stands first.
    """
    columns = sorted(periods)
    kinds = {periods[column].kind for column in columns}
    if all(periods[column].last for column in columns):
        keys: list[tuple[date | None, int]] = [(periods[c].last, 0) for c in columns]
        # "Q2 2024/25" and "September 2024" end on one day: then as they stand.
        return (
            None if _says_twice(periods, columns) else [c for _, c in sorted(zip(keys, columns, strict=True))]
        )
    if _says_twice(periods, columns):
        return None
    places = [periods[column].place for column in columns]
    falling = len(kinds) == 1 and all(a > b for a, b in pairwise(places))
    return columns[::-1] if falling and len(columns) > 1 else columns


def _says_twice(periods: Mapping[int, Period], columns: Sequence[int]) -> bool:
    said = [periods[column].words.casefold() for column in columns]
    return len(set(said)) < len(said)


def latest_filled(series: Iterable[int], filled: Iterable[int]) -> int | None:
    """The last column of a series (in the order of its periods) that a row fills."""
    holds = set(filled)
    return next((column for column in reversed(list(series)) if column in holds), None)
