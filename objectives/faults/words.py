"""Texts that say the same, and texts that only point to another part of the plan."""

import re
from collections.abc import Iterable, Sequence


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
