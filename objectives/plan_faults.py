"""Faults that a plan has in itself, as rules on plain values: for an uploaded file and for the plan as it
lives.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from foundation.numbering import gaps, sort_key
from plans.timescales import Timescale


def missing_numbers(numbers: Sequence[str]) -> list[str]:
    """The numbers that a plan jumps over: "5.5" between "5.4" and "5.6"."""
    return gaps([number for number in numbers if number])


def number_gaps(numbers: Sequence[str]) -> list[tuple[str, int | None]]:
    """The same, each with the position of the number that comes after it."""
    order = sorted((sort_key(number), position) for position, number in enumerate(numbers) if number)
    keys = [key for key, _ in order]
    missing = missing_numbers(numbers)
    places = [bisect_right(keys, sort_key(number.partition(" to ")[0])) for number in missing]
    return [
        (number, order[place][1] if place < len(order) else None)
        for number, place in zip(missing, places, strict=True)
    ]


def ends_before_it_starts(start: Timescale, end: Timescale) -> bool:
    """The last day that the end allows lies before the first day that the start allows."""
    return bool(start.earliest and end.latest and end.latest < start.earliest)


def same_words(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of positions with the same words: each later text with the first that it repeats."""
    first: dict[str, int] = {}
    pairs = []
    for position, text in enumerate(texts):
        key = plain_words(text)
        if key and key in first:
            pairs.append((first[key], position))
        elif key:
            first[key] = position
    return pairs


def plain_words(text: str) -> str:
    """A text without capitals, punctuation and spacing, in which two copies of one sentence are equal."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


_POINTING = (
    "see|refer to|covered (?:by|in|under)|as (?:in|per)|included in|duplicate of|repeats|"
    "picked up (?:in|under)"
)
_PARTS = "objective|action|theme|outcome|aim|section|priority|item|peo"
_NUMBER = r"[0-9]+(?:\.[0-9]+)*[a-z]?"
_POINTS_ELSEWHERE = re.compile(
    rf"\b(?:{_POINTING})\s+(?:also\s+)?(?:the\s+)?"
    rf"(?:(?:{_PARTS})s?\s+(?:(?-i:[A-Z]{{1,4}} ?)?{_NUMBER}|(?-i:[A-Z])\b)|{_NUMBER})",
    re.IGNORECASE,
)
_LONGEST_POINTER = 160


def points_elsewhere(text: str) -> str | None:
    """The words of a short text that send the reader to another part of the plan: "see objective 12"."""
    if len(text) > _LONGEST_POINTER:
        return None
    found = _POINTS_ELSEWHERE.search(text)
    return found[0] if found else None


def only_points_elsewhere(text: str, *, others: Iterable[str], has_status: bool) -> bool:
    """A row that only refers to another part of the plan: no dates, no status, nothing else to say."""
    return (
        not has_status and not any(other.strip() for other in others) and points_elsewhere(text) is not None
    )


class Shares(NamedTuple):
    """Three shares of one survey question and what they make together."""

    words: str
    total: float


_FOR = "strongly agreed?|agreed?|agreeing|positively|positive|favourably|favourable|satisfied|happy|good"
_NEITHER = (
    "neither agree nor disagree|neither agreed nor disagreed|neither|neutral|unsure|undecided|"
    "don.t know|not sure|mixed"
)
_AGAINST = (
    "strongly disagreed?|disagreed?|disagreeing|negatively|negative|unfavourably|unfavourable|"
    "dissatisfied|unhappy|poor"
)
_KIND = re.compile(rf"(?P<against>{_AGAINST})|(?P<neither>{_NEITHER})|(?P<positive>{_FOR})", re.IGNORECASE)
_PERCENT = r"(?P<{}>[0-9]{{1,3}}(?:\.[0-9]+)?)\s?(?:%|per ?cent)"
_WORD = rf"(?:{_AGAINST}|{_NEITHER}|{_FOR})"
_SHARE = re.compile(
    rf"{_PERCENT.format('before')}\s*(?:(?:were|was|are|said|of|felt|feel)\s+|[:(–-]\s*)?(?P<word>\b{_WORD})\b"
    rf"|\b(?P<lead>{_WORD})\s*(?:[:(=–-]|was|were|at)?\s*{_PERCENT.format('after')}",
    re.IGNORECASE,
)
_FARTHEST_APART = 60
_TOLERANCE = 1.0


def wrong_shares(text: str) -> Iterator[Shares]:
    """Trios of positive, neutral and negative shares that do not make 100; one point off is rounding."""
    if "%" not in text and "cent" not in text:
        return
    shares = list(_shares(text))
    position = 0
    while position + 3 <= len(shares):
        trio = shares[position : position + 3]
        close = all(b[0] - a[1] <= _FARTHEST_APART for a, b in pairwise(trio))
        if not close or len({share[2] for share in trio}) != 3:
            position += 1
            continue
        total = sum(share[3] for share in trio)
        if abs(total - 100) > _TOLERANCE:
            yield Shares(" ".join(text[trio[0][0] : trio[2][1]].split()), round(total, 1))
        position += 3


def _shares(text: str) -> Iterator[tuple[int, int, str, float]]:
    for found in _SHARE.finditer(text):
        word = found["word"] or found["lead"]
        kind = _KIND.match(word)
        if kind and kind.lastgroup:
            yield found.start(), found.end(), kind.lastgroup, float(found["before"] or found["after"])
