"""Numbers that pass from one action to another: no number is ever held twice, not even for a moment."""

from collections.abc import Collection, Mapping
from datetime import date

LONGEST_NUMBER = 40


def steps(current: Mapping[int, str], wanted: Mapping[int, str]) -> list[tuple[int, str]]:
    """In which order things get their new numbers: each when it is free, and by way of none in a circle.

    `wanted` holds only those that change; a number wanted twice or held by one that keeps it is the caller's
    fault.
    """
    holding = {number: key for key, number in current.items() if number}
    now = dict(current)
    waiting = {key: number for key, number in wanted.items() if number != current.get(key, "")}
    taken: list[tuple[int, str]] = []

    def give(key: int, number: str) -> None:
        if holding.get(now.get(key, "")) == key:
            del holding[now[key]]
        now[key] = number
        if number:
            holding[number] = key
        taken.append((key, number))

    while waiting:
        free = [key for key, number in waiting.items() if not number or number not in holding]
        for key in free:
            # One that was free a moment ago may have been given to another of these.
            if not waiting[key] or waiting[key] not in holding:
                give(key, waiting.pop(key))
        if not free:
            held = [key for key in waiting if now.get(key)]
            if not held:
                raise ValueError("A number is wanted that another keeps.")
            give(held[0], "")
    return taken


def until(number: str, day: date, taken: Collection[str], *, longest: int = LONGEST_NUMBER) -> str:
    """What an action is called once its number belongs to another: "1.3 (until 31 March 2026)"."""
    ending = f" (until {day.day} {day:%B %Y})"
    if len(number) + len(ending) > longest - 3:
        ending = f" ({day:%d.%m.%y})"
    base = number[: longest - len(ending) - 3]
    name, count = f"{base}{ending}", 2
    while name in taken:
        name, count = f"{base}{ending} {count}", count + 1
    return name
