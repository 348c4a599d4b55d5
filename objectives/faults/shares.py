"""Shares of a survey question that do not make a whole."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


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
