"""Is it moving? From baseline to latest, against the target, and whether that is the better way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from foundation.periods import add_months
from measures.vocabulary import Direction, Unit
from measures.wording import said, spoken

type Way = Literal["better", "worse", "same", "unknown"]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a measure that counts: a correction has taken the place of what it corrects."""

    on: date | None
    when: str
    value: Decimal | None
    is_baseline: bool = False
    mark: str = ""  # what is printed where there is no figure


@dataclass(frozen=True, slots=True)
class Aim:
    """A target: what is to be reached, and by when in the organisation's words."""

    value: Decimal | None
    by: date | None = None
    when: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How figures are to be read: in which unit, and which way is better."""

    unit: Unit
    unit_words: str = ""
    direction: Direction = Direction.NONE
    every_months: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What can be said of a measure. `of_the_way` is the share from baseline to target that is done, in percent;
    it may be under 0 or over 100, and is None where there is no way to speak of.
    """

    baseline: Point | None
    latest: Point | None
    way: Way
    change: Decimal | None
    of_the_way: int | None
    reached: bool | None
    missing_since: date | None
    sentence: str


def progress(points: Sequence[Point], aim: Aim | None, reading: Reading, *, today: date) -> Progress:
    """From the figures of a measure to what they say."""
    counting = sorted((p for p in points if p.value is not None), key=lambda p: p.on or date.min)
    baseline = next((point for point in counting if point.is_baseline), counting[0] if counting else None)
    latest = counting[-1] if counting else None
    change = None
    if baseline and latest and latest is not baseline:
        assert latest.value is not None
        assert baseline.value is not None
        change = latest.value - baseline.value
    way = _way(change, reading.direction)
    reached = _reached(latest, aim, reading.direction)
    missing = missing_since(points, reading.every_months, today=today)
    return Progress(
        baseline=baseline,
        latest=latest,
        way=way,
        change=change,
        of_the_way=_of_the_way(baseline, latest, aim, reading.direction),
        reached=reached,
        missing_since=missing,
        sentence=_sentence(points, baseline, latest, change, _target(aim, reached, reading, today), reading),
    )


def missing_since(points: Sequence[Point], every_months: int | None, *, today: date) -> date | None:
    """The day by which the next figure was due, once that day has passed; a marker is an answer too."""
    last = max((point.on for point in points if point.on), default=None)
    if not every_months or last is None:
        return None
    due = add_months(last, every_months)
    return due if due < today else None


def _way(change: Decimal | None, direction: Direction) -> Way:
    if change is None or direction == Direction.NONE:
        return "unknown"
    if change == 0:
        return "same"
    return "better" if (change > 0) == (direction == Direction.UP) else "worse"


def _reached(latest: Point | None, aim: Aim | None, direction: Direction) -> bool | None:
    if latest is None or latest.value is None or aim is None or aim.value is None:
        return None
    if direction == Direction.DOWN:
        return latest.value <= aim.value
    return latest.value >= aim.value if direction == Direction.UP else None


def _of_the_way(
    baseline: Point | None, latest: Point | None, aim: Aim | None, direction: Direction
) -> int | None:
    if not (baseline and latest and aim) or latest is baseline or direction == Direction.NONE:
        return None
    if baseline.value is None or latest.value is None or aim.value is None or aim.value == baseline.value:
        return None
    if (aim.value > baseline.value) != (direction == Direction.UP):
        return None  # the target lies behind where things began
    return round(100 * (latest.value - baseline.value) / (aim.value - baseline.value))


def _sentence(
    points: Sequence[Point],
    baseline: Point | None,
    latest: Point | None,
    change: Decimal | None,
    target: str,
    reading: Reading,
) -> str:
    """ "38.1% in November 2024, up from 21.1% in August 2023; target not set" """
    if latest is None or latest.value is None:
        marked = next((point for point in reversed(points) if point.mark), None)
        told = f"No figure can be shown for {marked.when}" if marked and marked.when else "No figure yet"
        return f"{told}; {target}"
    now = f"{said(latest.value, reading.unit, reading.unit_words)}{_in(latest.when)}"
    if change is not None and baseline and baseline.value is not None:
        before = f"{said(baseline.value, reading.unit, reading.unit_words)}{_in(baseline.when)}"
        moved = "up from" if change > 0 else "down from" if change < 0 else "the same as"
        now = f"{now}, {moved} {before}"
    return f"{now}; {target}"


def _in(when: str) -> str:
    if not when:
        return ""
    return f" on {when}" if re.match(r"[0-9]{1,2} [A-Z]", when) else f" in {when}"


def _target(aim: Aim | None, reached: bool | None, reading: Reading, today: date) -> str:
    """Whether it is reached is said as long as there is time with "yet", and afterwards without."""
    if aim is None or (aim.value is None and not aim.text):
        return "target not set"
    words = said(aim.value, reading.unit, reading.unit_words) if aim.value is not None else f"“{aim.text}”"
    when = aim.when or (spoken(aim.by) if aim.by else "")
    over = aim.by is not None and aim.by < today
    verdict = {True: " reached", False: " not reached" if over else " not reached yet", None: ""}[reached]
    return f"target {words}{f' by {when}' if when else ''}{verdict}"


# --- a figure whose sense flips ---------------------------------------------------------------------------

_NOT = re.compile(r"\b(?:not|non|no|un|in|without)\b[- ]?|\b(?:non|un)-?(?=[a-z]{4})", re.IGNORECASE)


def is_complement(one: str, other: str) -> bool:
    """Whether two names say the opposite of each other, so that their figures make 100 together: "Not completed"
    and "Completed", "Non-disclosure rate" and "Disclosure rate". They are never drawn as one line.
    """
    first, second = _words(one), _words(other)
    return first != second and (_words(_NOT.sub("", one)) == second or first == _words(_NOT.sub("", other)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
