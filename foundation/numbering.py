"""Action numbers are text: how they sort, where a sequence jumps, and where a spreadsheet bent them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from foundation.short_texts import kept_when_short

SORT_KEY_LIMIT = 200
LONGEST_LISTED_JUMP = 20
_ROMAN_LETTERS = (9, 22, 24)  # i, v and x

_RUN = re.compile(r"[0-9]+|[^\W\d_]+")
_UNNUMBERED = "z"
_LETTERED = re.compile(r"(.*[0-9])(\s*\(?)([A-Za-z])(\)?)", re.DOTALL)
_COUNTED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)
_DECIMAL = re.compile(r"([0-9]{1,6})\.([0-9]{1,6})")


def split_number(number: str) -> tuple[str | int, ...]:
    """The words and whole numbers of an action number in order: "PEO 2.10b" is ("peo", 2, 10, "b").

    A whole number of more than 1,000 digits stays text.
    """
    return tuple(
        int(run) if run[0] in "0123456789" and len(run) <= 1000 else run.casefold() for run in _runs(number)
    )


@kept_when_short
def sort_key(number: str) -> str:
    """A string whose plain order is the order a person expects: "3.9" before "3.10" before "10.1".

    The count of its digits stands before each whole number, so that none is too long to sort, and only
    letters and digits decide, so that every database collation agrees. No number at all sorts last.
    """
    key = " ".join(_sortable(run) for run in _runs(number))
    return key[:SORT_KEY_LIMIT].rstrip() or _UNNUMBERED


def _runs(number: str) -> list[str]:
    return _RUN.findall(number)


def _sortable(run: str) -> str:
    if run[0] not in "0123456789":
        return f"a{run.casefold()}"
    digits = run.lstrip("0") or "0"
    return f"0{min(len(digits), 999):03d}{digits}"


def parent_number(number: str) -> str:
    """The number one level up: "3" for "3.10", "4" for "4b", "1.1" for "1.1 (b)"; "" at the top."""
    number = number.strip().rstrip(".")
    lettered = _LETTERED.fullmatch(number)
    if lettered:
        return lettered[1]
    return number.rpartition(".")[0].strip()


class _Place(NamedTuple):
    """Where a number stands in its sequence: "PEO 2.10" is the tenth of those that begin "PEO 2."."""

    before: str
    nth: int
    width: int
    after: str
    is_letter: bool

    @property
    def sequence(self) -> tuple[str, str, bool]:
        return sort_key(self.before), self.after, self.is_letter

    def written(self, count: int) -> str:
        shown = chr(ord("a") + count - 1) if self.is_letter else f"{count:0{self.width}d}"
        return f"{self.before}{shown}{self.after}"


def _place(number: str) -> _Place | None:
    number = number.strip().rstrip(".")
    lettered = _LETTERED.fullmatch(number)
    if lettered:
        count = ord(lettered[3].lower()) - ord("a") + 1
        return _Place(lettered[1] + lettered[2], count, 1, lettered[4], True)
    counted = _COUNTED.fullmatch(number)
    if not counted or len(counted[2]) > 18:
        return None
    width = len(counted[2]) if counted[2].startswith("0") else 1
    return _Place(counted[1], int(counted[2]), width, "", False)


def gaps(numbers: Sequence[str]) -> list[str]:
    """The numbers that are missing inside each sequence: "5.4" and "5.6" without a "5.5".

    A jump over more than twenty is named by its two ends, "5.7 to 5.99". What comes before the first or
    after the last of a sequence isn't missed.
    """
    sequences: dict[tuple[str, str, bool], dict[int, _Place]] = defaultdict(dict)
    for number in numbers:
        place = _place(number)
        if place:
            sequences[place.sequence].setdefault(place.nth, place)
    missing = [name for places in sequences.values() for name in _gaps_inside(places)]
    return sorted(missing, key=sort_key)


def _gaps_inside(places: dict[int, _Place]) -> list[str]:
    missing = []
    counts = [count for count in sorted(places) if not _counts_in_roman(places, count)]
    for lower, upper in pairwise(counts):
        first, last, write = lower + 1, upper - 1, places[lower].written
        if last - first >= LONGEST_LISTED_JUMP:
            missing.append(f"{write(first)} to {write(last)}")
        else:
            missing.extend(write(count) for count in range(first, upper))
    return missing


def duplicates(numbers: Sequence[str]) -> list[str]:
    """The numbers used more than once, as first written; "4A" and "4a" are the same, blanks are none."""
    written: dict[str, list[str]] = defaultdict(list)
    for number in numbers:
        if _runs(number):
            written[sort_key(number)].append(number)
    return [same[0] for same in written.values() if len(same) > 1]


def float_repairs(numbers: Sequence[str | None]) -> dict[int, str]:
    """Where spreadsheet software turned 3.10 into 3.1: the position in the sheet, and the number meant.

    Believed only on evidence: it comes right after 3.9; or it repeats an earlier 3.1 and stands between a
    number below 3.10 and one above. Never where the sheet already has a 3.10.
    """
    taken = {number.strip() for number in numbers if number}
    repairs: dict[int, str] = {}
    known = [(index, *pair) for index, number in enumerate(numbers) if (pair := _decimal(number))]
    seen: set[tuple[int, int]] = set()
    before: tuple[int, int] | None = None
    for position, (index, group, count) in enumerate(known):
        following = known[position + 1][1:] if position + 1 < len(known) else None
        meant = count * 10
        here = (group, count)
        if count < 10 and f"{group}.{meant}" not in taken:
            previous_count = before[1] if before and before[0] == group else None
            next_count = following[1] if following and following[0] == group else None
            if _lost_its_zero(count, previous_count, next_count, repeated=here in seen):
                here = (group, meant)
                repairs[index] = f"{group}.{meant}"
                taken.add(repairs[index])
        seen.add(here)
        before = here
    return repairs


def _lost_its_zero(count: int, previous: int | None, following: int | None, *, repeated: bool) -> bool:
    meant = count * 10
    if previous is None:
        return False
    if previous == meant - 1:
        return True
    return repeated and count < previous < meant and following is not None and following > meant


def _decimal(number: str | None) -> tuple[int, int] | None:
    found = _DECIMAL.fullmatch(number.strip()) if number else None
    return (int(found[1]), int(found[2])) if found and not found[2].startswith("0") else None


def sub_letter(index: int) -> str:
    """The letter of an unnumbered sub-action, counted from 0: "a", "b", … "z", "aa", "ab"."""
    if index < 0:
        raise ValueError("Sub-actions are counted from 0.")
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _counts_in_roman(places: dict[int, _Place], count: int) -> bool:
    """ "2 (i)" after "2 (a)" is the first of i, ii, iii: as a letter it would come soon after "2 (h)"."""
    alone = count - 1 not in places and count - 2 not in places
    return places[count].is_letter and count in _ROMAN_LETTERS and alone
