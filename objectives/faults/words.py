"""Texts that say the same, and texts that only point to another part of the plan."""

import re
from collections.abc import Iterable, Sequence

from foundation.numbering import sort_key


def same_words(texts: Sequence[str], *, fewest: int = 1) -> list[tuple[int, int]]:
    """Pairs of positions with the same words: each later text with the first that it repeats.

    A text of less than `fewest` words ("Annual report") may well be written twice.
    """
    first: dict[str, int] = {}
    pairs = []
    for position, text in enumerate(texts):
        key = plain_words(text)
        if key.count(" ") + 1 < fewest:
            continue
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
    rf"(?:(?:{_PARTS})s?\s+(?:(?-i:[A-Z]{{1,4}}[ .]?)?{_NUMBER}|(?-i:[A-Z])\b)|(?-i:[A-Z]{{1,3}}\.?)?{_NUMBER})",
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


_TARGET = re.compile(
    rf"(?:(?P<part>{_PARTS})s?\s+)?\b(?P<number>(?-i:(?:[A-Z]{{1,4}}[ .]?)?){_NUMBER}|(?-i:[A-Z]))$",
    re.IGNORECASE,
)
_PARTS_OF_THEIR_OWN = ("objective", "action", "theme", "peo")


def points_to_nothing(pointer: str, *, actions: Iterable[str], groups: Iterable[str]) -> bool:
    """The plan has no action, objective or theme of the number that the pointer names.

    Where such things have no numbers at all, or other words are used for them, it can't be known.
    """
    found = _TARGET.search(pointer)
    if not found:
        return False
    part, wanted = (found["part"] or "").casefold(), sort_key(found["number"])
    if part and part not in _PARTS_OF_THEIR_OWN:
        return False
    known = {key for name in groups if name for key in (sort_key(name), sort_key(name.split()[-1]))}
    if part == "action":
        known = set()
    if part in ("", "action"):
        known |= {sort_key(number) for number in actions if number}
    return bool(known) and wanted not in known
