"""Numbers that begin again in each theme, objective or sheet, told apart by it."""

import re
from collections.abc import Callable, Iterator, Sequence

from foundation.numbering import split_number
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found
from imports.understanding.gathering import Group
from imports.understanding.reading.rows import LONGEST_NUMBER, ParsedRow

_LONGEST_NAME = 30
_LETTER = re.compile(r"\(?([a-z]|[ivx]{1,4})[).]?")
_TABLE = re.compile(r"(?:table|sheet)\s*[0-9]+", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?:and|or|of|the|for|to|in|a|an|our|with|&|-|–)$", re.IGNORECASE)


def tell_apart(rows: Sequence[ParsedRow], problems: list[Problem]) -> None:
    """A number that comes in several groups gets the group's code or name before it, in all groups alike.

    Believed where no group has a number twice and each begins again where the first one began. The wider
    group is tried first.
    """
    numbered = list(_numbered(rows))
    if len({row.number for row in numbered}) == len(numbered):
        return
    for group_of in _GROUPINGS:
        groups = _groups(numbered, group_of)
        if groups and _begin_again(list(groups.values())):
            names = _names(groups)
            if names:
                _rename(groups, names, problems)
                return


def _numbered(rows: Sequence[ParsedRow]) -> Iterator[ParsedRow]:
    """The rows with numbers of their own; a letter below a number is part of that."""
    above: tuple[str, int] | None = None
    for row in rows:
        group = (row.sheet, row.raw.group)
        if row.number and not _LETTER.fullmatch(row.number):
            above = group
            yield row
        elif row.number and above != group:
            yield row


type _Key = tuple[int | str, str, str]


def _by_theme(row: ParsedRow) -> _Key | None:
    theme = row.objective.theme if row.objective and row.objective.theme else row.theme
    return _key(theme)


def _by_objective(row: ParsedRow) -> _Key | None:
    return _key(row.objective)


def _by_sheet(row: ParsedRow) -> _Key | None:
    return None if _TABLE.fullmatch(row.sheet.strip()) else (row.sheet, "", row.sheet)


def _key(group: Group | None) -> _Key | None:
    return (id(group), group.number, group.title) if group else None


_GROUPINGS: tuple[Callable[[ParsedRow], _Key | None], ...] = (_by_theme, _by_objective, _by_sheet)


def _groups(
    rows: Sequence[ParsedRow], group_of: Callable[[ParsedRow], _Key | None]
) -> dict[_Key, list[ParsedRow]] | None:
    groups: dict[_Key, list[ParsedRow]] = {}
    for row in rows:
        key = group_of(row)
        if key is None:
            return None
        groups.setdefault(key, []).append(row)
    return groups if len(groups) > 1 else None


def _begin_again(groups: Sequence[list[ParsedRow]]) -> bool:
    """No group has a number twice, and those that share numbers have their lowest in common."""
    numbers = [[row.number for row in some] for some in groups]
    if any(len(set(some)) != len(some) for some in numbers):
        return False
    lowest = [min(map(_order, some)) for some in numbers]
    seen: dict[str, int] = {}
    for place, some in enumerate(numbers):
        for number in some:
            other = seen.setdefault(number, place)
            if other != place and lowest[other] != lowest[place]:
                return False
    return True


def _order(number: str) -> tuple[tuple[int, int | str], ...]:
    return tuple((0, part) if isinstance(part, int) else (1, part) for part in split_number(number))


def _names(groups: dict[_Key, list[ParsedRow]]) -> dict[_Key, str] | None:
    """What stands before the numbers of each group: its code where all have one, else the words of its name."""
    codes = {key: key[1] for key in groups}
    if not all(codes.values()) or len(set(codes.values())) < len(codes):
        codes = {key: f"{_short(key[2])} " for key in groups}
    return codes if all(codes.values()) and len(set(codes.values())) == len(codes) else None


def _short(title: str) -> str:
    """The first words of a name, at most thirty characters."""
    words = " ".join(title.split()).rstrip(".:;,")
    if len(words) > _LONGEST_NAME:
        words = words[: _LONGEST_NAME + 1].rpartition(" ")[0] or words[:_LONGEST_NAME]
        while (shorter := _TRAILING.sub("", words)) != words:
            words = shorter
    return words.rstrip(".:;,")


def with_group(code: str, number: str) -> str:
    """ "2" and "3" make "2.3", "B" and "3" make "B3", "2" and "a" make "2a".

    A name, which ends with a space, stands before the number as it is: "Leadership 3".
    """
    number = number.strip("()")
    if code.endswith(" "):
        return f"{code}{number}"
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)*", code):
        return f"{code}{number}" if number.isalpha() and len(number) == 1 else f"{code}.{number}"
    if re.fullmatch(r"[A-Z]", code) and number[:1].isdigit():
        return f"{code}{number}"
    return (
        f"{code}.{number}"
        if code[-1:].isdigit() or re.fullmatch(r"[IVX]+|[A-Z]", code)
        else f"{code} {number}"
    )


def _rename(groups: dict[_Key, list[ParsedRow]], names: dict[_Key, str], problems: list[Problem]) -> None:
    meant = {id(row): with_group(names[key], row.number) for key, some in groups.items() for row in some}
    if len(set(meant.values())) < len(meant) or any(
        len(number) > LONGEST_NUMBER for number in meant.values()
    ):
        return
    for key, some in groups.items():
        for row in some:
            message = (
                f"number {row.number} is used in several groups, so that of “{_short(key[2])}” was taken as "
                f"{meant[id(row)]}. Numbers have to be unique in a plan."
            )
            letter = row.raw.letter(Role.NUMBER)
            problems.append(
                found(
                    "duplicate_number", message, sheet=row.sheet, row=row.row, letter=letter, text=row.number
                )
            )
            row.number = meant[id(row)]
