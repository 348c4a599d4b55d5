"""Which theme or objective of a file is which of the plan's, though its number or its name may have changed."""

from collections.abc import Sequence

from imports.comparing.assigning import assign
from imports.comparing.likeness import likeness, plain
from imports.standing import KnownGroup
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.gathering import Group

ALIKE = 0.7
ANOTHER = 0.4


type Found = dict[int, KnownGroup]


def match_groups(groups: Sequence[Group], known: Sequence[KnownGroup]) -> tuple[Found, list[Problem]]:
    """By number and title; then by the same title, whatever its number; then by number; then by likeness.

    Keyed by the identity of the file's group; with what a person should know about a group that changed.
    """
    left = {group.id: group for group in known}
    matched: Found = {}

    def take(group: Group, match: KnownGroup | None) -> None:
        if match and match.id in left and id(group) not in matched:
            matched[id(group)] = left.pop(match.id)

    both = {(one.number, plain(one.title)): one for one in reversed(known)}
    for group in groups:
        take(group, both.get((group.number, plain(group.title))))
    titles: dict[str, list[KnownGroup]] = {}
    for one in left.values():
        titles.setdefault(plain(one.title), []).append(one)
    for group in groups:
        same = [one for one in titles.get(plain(group.title), ()) if one.id in left]
        take(group, same[0] if same and plain(group.title) else None)
    numbers = {one.number: one for one in left.values() if one.number}
    for group in groups:
        take(group, numbers.get(group.number) if group.number else None)
    for group in groups:
        names = {group.number, group.title} - {""}
        take(group, next((one for one in left.values() if names <= one.earlier), None))
    _by_likeness(groups, left, matched)
    return matched, [problem for group in groups for problem in _notes(group, matched.get(id(group)))]


def _by_likeness(groups: Sequence[Group], left: dict[int, KnownGroup], matched: Found) -> None:
    rest = [group for group in groups if id(group) not in matched]
    scores = {
        (place, one.id): score
        for place, group in enumerate(rest)
        for one in left.values()
        if (score := likeness(group.title, one.title)) >= ALIKE
    }
    for place, key in assign(scores).items():
        matched[id(rest[place])] = left.pop(key)


def says_nothing_new(group: Group, known: KnownGroup) -> bool:
    """The file names it as it was named before somebody renamed it here: those are old words."""
    return {group.number, group.title} - {""} <= known.earlier


def _notes(group: Group, known: KnownGroup | None) -> list[Problem]:
    if known is None:
        return []
    name = str(group.level)
    if says_nothing_new(group, known):
        if group.title == known.title and group.number in ("", known.number):
            return []
        message = (
            f"{name} {quoted(known.title)} was renamed here, and this file names it as before. The name in the "
            "plan stays."
        )
        return [found("edited_here", message, sheet=group.sheet, row=group.row, text=group.title)]
    if group.number and known.number and group.number != known.number:
        message = (
            f"{name} {known.number} ({quoted(known.title)}) has the number {group.number} in this file. "
            "It was taken as the same one, renumbered."
        )
        return [found("renumbered", message, sheet=group.sheet, row=group.row, text=group.number)]
    if plain(group.title) != plain(known.title) and likeness(group.title, known.title) < ANOTHER:
        message = (
            f"{name} {known.number} is {quoted(known.title)} in the plan and {quoted(group.title)} in this "
            "file. It was taken as the same one under a new name. If it is another one, give it another "
            "number in the file."
        )
        return [found(f"{name}_renamed", message, sheet=group.sheet, row=group.row, text=group.title)]
    return []
