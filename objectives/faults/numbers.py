"""Where the numbers of a plan do not hold together."""

from bisect import bisect_right
from collections.abc import Sequence

from foundation.numbering import gaps, sort_key


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
