"""Which row of a file is which action of the plan."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from imports.standing import KnownAction, KnownGroup, StrategyFacts
from imports.understanding.gathering import Group
from imports.understanding.rows import ParsedRow
from objectives.faults.words import plain_words

ALIKE = 0.75
NEIGHBOURS = 12
_LONGEST_COMPARED = 600


def match_groups(groups: Sequence[Group], known: Sequence[KnownGroup]) -> dict[int, KnownGroup]:
    """By number, and a group without one by its words; keyed by the identity of the file's group."""
    by_number = {group.number: group for group in known if group.number}
    by_title = {plain_words(group.title): group for group in known}
    found: dict[int, KnownGroup] = {}
    taken: set[int] = set()
    for group in groups:
        match = by_number.get(group.number) if group.number else by_title.get(plain_words(group.title))
        if match and match.id not in taken:
            found[id(group)] = match
            taken.add(match.id)
    return found


def match_rows(
    rows: Sequence[ParsedRow], facts: StrategyFacts, objectives: dict[int, KnownGroup]
) -> dict[tuple[str, int], KnownAction]:
    """By number; then by the same words under the same parent or objective; then by likeness there."""
    return _Matcher(rows, facts, objectives).run()


class _Matcher:
    def __init__(
        self, rows: Sequence[ParsedRow], facts: StrategyFacts, objectives: dict[int, KnownGroup]
    ) -> None:
        self.rows, self.objectives = rows, objectives
        self.left = {action.id: action for action in facts.actions}
        self.by_number = {action.number: action for action in facts.actions if action.number}
        self.found: dict[tuple[str, int], KnownAction] = {}

    def run(self) -> dict[tuple[str, int], KnownAction]:
        for row in self.rows:
            if row.number in self.by_number:
                self._take(row, self.by_number[row.number])
        self._by_words(with_place=True)
        self._by_words(with_place=False)
        self._by_likeness()
        return self.found

    def _take(self, row: ParsedRow, action: KnownAction) -> None:
        if self.left.pop(action.id, None):
            self.found[row.place] = action

    def _unmatched(self) -> Iterator[ParsedRow]:
        return (row for row in self.rows if row.place not in self.found and not row.refused)

    def _place(self, row: ParsedRow) -> tuple[str, int | None]:
        """Under which action, or else under which objective, a row stands."""
        if row.parent:
            parent = self.found.get(row.parent.place)
            return "action", parent.id if parent else -1
        objective = self.objectives.get(id(row.objective)) if row.objective else None
        return "objective", objective.id if objective else (-1 if row.objective else None)

    def _place_of(self, action: KnownAction) -> tuple[str, int | None]:
        return ("action", action.parent) if action.parent else ("objective", action.objective)

    def _by_words(self, *, with_place: bool) -> None:
        known: dict[tuple, list[KnownAction]] = defaultdict(list)
        for action in self.left.values():
            place = self._place_of(action) if with_place else None
            known[place, plain_words(action.text)].append(action)
        if not known:
            return
        for row in list(self._unmatched()):
            same = known.get((self._place(row) if with_place else None, plain_words(row.text)))
            if same and (with_place or len(same) == 1):
                self._take(row, same.pop(0))

    def _by_likeness(self) -> None:
        """A reworded row without a number: the most alike of the nearest that are left under its parent."""
        places: dict[tuple, list[KnownAction]] = defaultdict(list)
        for action in self.left.values():
            if not action.number:
                places[self._place_of(action)].append(action)
        if not places:
            return
        counts: dict[tuple, int] = defaultdict(int)
        for row in list(self._unmatched()):
            if row.number:
                continue
            place = self._place(row)
            some = [action for action in places.get(place, ()) if action.id in self.left]
            start = max(0, counts[place] - NEIGHBOURS // 2)
            counts[place] += 1
            best = max(
                some[start : start + NEIGHBOURS],
                key=lambda action: likeness(row.text, action.text),
                default=None,
            )
            if best and likeness(row.text, best.text) >= ALIKE:
                self._take(row, best)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    matcher = SequenceMatcher(None, one[:_LONGEST_COMPARED], other[:_LONGEST_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
