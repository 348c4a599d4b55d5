"""Where the numbers of a plan do not hold together."""

from bisect import bisect_right
from collections.abc import Sequence

from foundation.numbering import gaps, sort_key
from objectives.faults.words import plain_words


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


def numbers_alike(numbers: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of positions whose numbers read the same: "4A" and "4a", "PEO-2" and "PEO 2"."""
    first: dict[str, int] = {}
    pairs = []
    for position, number in enumerate(numbers):
        key = plain_words(number) or number
        if key and key in first:
            pairs.append((first[key], position))
        elif key:
            first[key] = position
    return pairs
