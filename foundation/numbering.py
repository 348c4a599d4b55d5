"""Action numbers are text: how they sort, where a sequence jumps, and where a spreadsheet bent them."""

import re
from collections import Counter
from collections.abc import Sequence

SORT_KEY_LIMIT = 200
LONGEST_LISTED_JUMP = 20
_RUN = re.compile(r"[0-9]+|[^\W\d_]+")
_UNNUMBERED = "~"
_DECIMAL = re.compile(r"(.*?)([0-9]+)\.([0-9]+)\s*")


def split_number(number: str) -> tuple[str | int, ...]:
    """The words and whole numbers of an action number in order: "PEO 2.10b" is ("peo", 2, 10, "b")."""
    return tuple(int(run) if run[0] in "0123456789" else run.casefold() for run in _runs(number))


def sort_key(number: str) -> str:
    """A string whose plain order is the order a person expects: "3.9" before "3.10" before "10.1".

    Each whole number is written with the count of its digits before it, so length decides first and no
    number is too long to sort. No number at all sorts last. Stored in the database beside the number.
    """
    key = "".join(_sortable(run) for run in _runs(number))
    return key[:SORT_KEY_LIMIT] or _UNNUMBERED


def _runs(number: str) -> list[str]:
    return _RUN.findall(number)


def _sortable(run: str) -> str:
    if run[0] not in "0123456789":
        return f"a{run.casefold()} "
    digits = run.lstrip("0") or "0"
    return f"0{min(len(digits), 99):02d}{digits} "


def parent_number(number: str) -> str:
    """The number one level up: "3" for "3.10", "4" for "4b"; "" at the top."""
    number = number.strip().rstrip(".")
    lettered = re.fullmatch(r"(.*[0-9])\s*\(?[^\W\d_]{1,2}\)?", number)
    if lettered:
        return lettered[1]
    return number.rpartition(".")[0].strip()
