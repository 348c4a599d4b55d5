"""Which row of a file is which action of the plan: by number and words together, never by the number against
the words.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from accounts.owner_names import owner_key
from imports.comparing.assigning import assign
from imports.comparing.likeness import Index, held_in, likeness, plain
from imports.standing import KnownAction, KnownGroup, StrategyFacts
from imports.understanding.answers import ANOTHER_ACTION, SAME_ACTION
from imports.understanding.columns.headings import Role
from imports.understanding.findings import Problem, found, quoted
from imports.understanding.reading.rows import ParsedRow

ALIKE = 0.75  # words alone
ALIKE_HERE = 0.55  # under the same objective or action, with the same owner or end
ALIKE_WITH_NUMBER = 0.45  # with the same number
FEW_WORDS = 4
_FOR_NUMBER, _FOR_PLACE, _FOR_EVIDENCE = 0.1, 0.05, 0.02
_HELD, _WORDS_TO_HOLD = 0.85, 5
_MOST_ALIKE = 50
_DEEPEST = 3  # actions under actions

type Place = tuple[str, int]


@dataclass(slots=True)
class Matches:
    """The actions found by the place of their rows, and what is doubtful about that.

    `replaced`: rows whose number is an action's and whose words are wholly different, with that action.
    """

    found: dict[Place, KnownAction] = field(default_factory=dict)
    replaced: dict[Place, KnownAction] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def match_rows(
    rows: Sequence[ParsedRow],
    facts: StrategyFacts,
    objectives: dict[int, KnownGroup],
    said: dict[Place, str] | None = None,
) -> Matches:
    """Our own reference first; then number and words; the same words wherever they are; then likeness, all
    pairs weighed together; a number alone last. `said`: what a person answered about a number whose words
    are wholly different, "same" or "new".
    """
    matcher = _Matcher(rows, facts, objectives, said or {})
    matcher.run()
    return matcher.matches


class _Matcher:
    def __init__(
        self,
        rows: Sequence[ParsedRow],
        facts: StrategyFacts,
        objectives: dict[int, KnownGroup],
        said: dict[Place, str],
    ) -> None:
        self.rows, self.objectives, self.said = rows, objectives, said
        self.actions = facts.actions
        self.left = {action.id: action for action in facts.actions}
        self.by_number = {action.number: action for action in facts.actions if action.number}
        self.by_ref = {action.ref: action for action in facts.actions if action.ref}
        self.matches = Matches()
        self.found = self.matches.found

    def run(self) -> None:
        self._as_told()
        self._by_number_and_words()
        self._by_words_in_place()
        self._by_words(lambda _: None, lambda _: None, in_order=False)
        # What stands under another is told by where that one is, so those come first.
        for sub_actions in (False, True):
            self._by_likeness(sub_actions=sub_actions)
            self._by_number_alone(sub_actions=sub_actions)
            self._by_words_in_place()
        self._tell_split_or_merged()

    def _as_told(self) -> None:
        for row in self.rows:
            if row.ref in self.by_ref:
                self._take(row, self.by_ref[row.ref])
        for row in self.rows:
            if self.said.get(row.place) == SAME_ACTION and (action := self._numbered(row)):
                self._take(row, action)

    def _by_words_in_place(self) -> None:
        for _ in range(_DEEPEST):
            self._by_words(self._place, self._place_of, in_order=True)

    def _take(self, row: ParsedRow, action: KnownAction) -> bool:
        if row.place in self.found or self.left.pop(action.id, None) is None:
            return False
        self.found[row.place] = action
        return True

    def _unmatched(self) -> Iterator[ParsedRow]:
        return (row for row in self.rows if row.place not in self.found and not row.refused)

    def _numbered(self, row: ParsedRow) -> KnownAction | None:
        """The action that has the row's number and is still free."""
        action = self.by_number.get(row.number) if row.number else None
        return action if action and action.id in self.left else None

    def _place(self, row: ParsedRow) -> tuple[str, int | None]:
        """Under which action, or else under which objective, a row stands."""
        if row.parent:
            parent = self.found.get(row.parent.place)
            return "action", parent.id if parent else -1
        objective = self.objectives.get(id(row.objective)) if row.objective else None
        return "objective", objective.id if objective else (-1 if row.objective else None)

    def _place_of(self, action: KnownAction) -> tuple[str, int | None]:
        return ("action", action.parent) if action.parent else ("objective", action.objective)

    def _by_number_and_words(self) -> None:
        """Of several actions with the same words, the number counts where owner and end don't say otherwise."""
        alike: dict[str, list[KnownAction]] = defaultdict(list)
        for one in self.actions:
            alike[plain(one.text)].append(one)
        for row in list(self._unmatched()):
            action = self._numbered(row)
            if not action or plain(row.text) != plain(action.text):
                continue
            others = alike[plain(action.text)][:_MOST_ALIKE]
            if len(others) == 1 or _evidence(row, action) >= max(_evidence(row, one) for one in others):
                self._take(row, action)

    def _by_words(
        self,
        place: Callable[[ParsedRow], Hashable],
        place_of: Callable[[KnownAction], Hashable],
        *,
        in_order: bool,
    ) -> None:
        """The same words: in one place in their order, anywhere only where both have them once."""
        known: dict[tuple[Hashable, str], list[KnownAction]] = defaultdict(list)
        for action in self.left.values():
            if words := plain(action.text):
                known[place_of(action), words].append(action)
        alike: dict[tuple[Hashable, str], list[ParsedRow]] = defaultdict(list)
        for row in list(self._unmatched()) if known else ():
            if (key := (place(row), plain(row.text))) in known:
                alike[key].append(row)
        for key, some in alike.items():
            free = [action for action in known[key] if action.id in self.left]
            if not in_order and (len(free) > 1 or len(some) > 1):
                some, free = self._told_apart(some, free)
            for row, action in zip(some, free, strict=False):
                if self._take(row, action):
                    self._tell_number(row, action)

    def _told_apart(
        self, rows: list[ParsedRow], actions: list[KnownAction]
    ) -> tuple[list[ParsedRow], list[KnownAction]]:
        """Of several rows and actions with the same words, those pairs that their owner or end tells apart."""
        pairs = {
            (r, a): float(weight)
            for r, row in enumerate(rows)
            for a, action in enumerate(actions[:_MOST_ALIKE])
            if (weight := _evidence(row, action))
        }
        chosen = assign(pairs) if len(rows) <= _MOST_ALIKE else {}
        return [rows[r] for r in chosen], [actions[a] for a in chosen.values()]

    def _tell_number(self, row: ParsedRow, action: KnownAction) -> None:
        if row.number and action.number and row.number != action.number:
            message = (
                f"its words are those of action {action.number}, which has the number {row.number} in this "
                "file. It was taken as the same action, renumbered."
            )
            self._tell(row, "renumbered", message, Role.NUMBER, action.number)

    def _tell(
        self, row: ParsedRow, code: str, message: str, role: Role = Role.ACTION, text: str = ""
    ) -> None:
        letter = row.raw.letter(role)
        self.matches.problems.append(
            found(code, message, sheet=row.sheet, row=row.row, letter=letter, text=text)
        )
        if code not in row.codes:
            row.codes.append(code)

    # --- by likeness ----------------------------------------------------------------------------------

    def _by_likeness(self, *, sub_actions: bool) -> None:
        """Reworded rows: every pair that may be, weighed by words, number, place, owner and end, together."""
        rows = [row for row in self._unmatched() if sub_actions or row.parent is None]
        if not rows or not self.left:
            return
        actions = list(self.left.values())
        index = Index({place: action.text for place, action in enumerate(actions)})
        place_by_id = {action.id: place for place, action in enumerate(actions)}
        scores: dict[tuple[int, int], float] = {}
        alike: dict[tuple[int, int], float] = {}
        for r, row in enumerate(rows):
            near = set(index.near(row.text))
            numbered = self._numbered(row)
            if numbered:
                near.add(place_by_id[numbered.id])
            for a in near:
                how = likeness(row.text, actions[a].text)
                score = self._score(row, actions[a], how)
                if score:
                    scores[r, a], alike[r, a] = score, how
        for r, a in sorted(assign(scores).items()):
            row, action = rows[r], actions[a]
            if self._take(row, action):
                self._tell_likeness(row, action)

    def _score(self, row: ParsedRow, action: KnownAction, how: float) -> float:
        """How well a row fits an action; 0 where too little speaks for it."""
        same_number = bool(row.number) and row.number == action.number
        if same_number and self.said.get(row.place) == ANOTHER_ACTION:
            return 0.0
        here = self._place(row) == self._place_of(action)
        evidence = _evidence(row, action)
        least = ALIKE_WITH_NUMBER if same_number else ALIKE_HERE if here and evidence else ALIKE
        if how < least:
            return 0.0
        return how + _FOR_NUMBER * same_number + _FOR_PLACE * here + _FOR_EVIDENCE * evidence

    def _tell_likeness(self, row: ParsedRow, action: KnownAction) -> None:
        if row.number and row.number == action.number:
            return
        self._tell_number(row, action)
        if "renumbered" not in row.codes and (row.number or action.number):
            message = (
                f"it was taken as action {action.label or quoted(action.text, 60)}, whose words are alike: "
                f"{quoted(action.text)}. If it is another action, say so with a number of its own."
            )
            self._tell(row, "matched_by_words", message, text=action.text)

    # --- by number alone ------------------------------------------------------------------------------

    def _by_number_alone(self, *, sub_actions: bool) -> None:
        """The number of an action over wholly different words: the same one reworded, or another in its place?

        It is asked. Until it is answered, it is the same action where its owner, its end or its success
        measure say so too; else it is another one.
        """
        for row in list(self._unmatched()):
            action = self._numbered(row)
            if action is None or (row.parent and not sub_actions) or row.place in self.matches.replaced:
                continue
            said = self.said.get(row.place)
            few = min(len(plain(row.text).split()), len(plain(action.text).split())) < FEW_WORDS
            same = said == SAME_ACTION or (
                said is None and (_evidence(row, action) > 0 or (few and not _speaks_against(row, action)))
            )
            self.matches.replaced[row.place] = action
            if same:
                self._take(row, action)
            if said is None:
                self._ask(row, action, same)

    def _ask(self, row: ParsedRow, action: KnownAction, same: bool) -> None:
        taken = (
            "It was taken as the same action in other words"
            if same
            else "It was taken as another action in its place"
        )
        message = (
            f"number {row.number} is {quoted(action.text)} in the plan, and the words here are wholly "
            f"different. {taken}. Say if that is wrong."
        )
        self._tell(row, "same_number_other_words", message, Role.NUMBER, action.text)

    # --- split and merged -----------------------------------------------------------------------------

    def _tell_split_or_merged(self) -> None:
        """New rows that say a part of an action, and actions that are gone and live on in the words of a row."""
        new = list(self._unmatched())
        if new and self.actions:
            index = Index({action.id: action.text for action in self.actions})
            by_id = {action.id: action for action in self.actions}
            for row in new:
                whole = _holder(row.text, ((key, by_id[key].text) for key in index.near(row.text)))
                if whole is not None:
                    action = by_id[whole]
                    message = (
                        f"its words stand in action {action.label or quoted(action.text, 60)} of the plan. It "
                        "was taken as a new action; was that one split?"
                    )
                    self._tell(row, "may_be_split", message, text=action.text)
        gone = [action for action in self.left.values() if not action.closed_on]
        if gone and self.rows:
            index = Index({place: row.text for place, row in enumerate(self.rows)})
            for action in gone:
                whole = _holder(action.text, ((key, self.rows[key].text) for key in index.near(action.text)))
                if whole is not None and not self.rows[whole].refused:
                    message = (
                        f"the words of action {action.label or quoted(action.text, 60)}, which this file does "
                        "not have, stand in this one. Were the two merged?"
                    )
                    self._tell(self.rows[whole], "may_be_merged", message, text=action.text)


def _holder(part: str, wholes: Iterable[tuple[int, str]]) -> int | None:
    """The text that holds nearly all words of another, and more."""
    size = len(plain(part).split())
    if size < _WORDS_TO_HOLD:
        return None
    for key, whole in wholes:
        if len(plain(whole).split()) > size and held_in(part, whole) >= _HELD:
            return key
    return None


def _evidence(row: ParsedRow, action: KnownAction) -> int:
    """How much beside number and words speaks for it: the owner, the end, the success measure."""
    end = row.revised_end or row.end
    return (
        (bool(row.owner_text) and owner_key(row.owner_text) == owner_key(action.owner_text))
        + (bool(end.latest) and end.latest == action.end.latest)
        + (bool(row.success_measure) and plain(row.success_measure) == plain(action.success_measure))
    )


def _speaks_against(row: ParsedRow, action: KnownAction) -> bool:
    """Another owner and another end under the same number: few words that differ are then another action."""
    end = row.revised_end or row.end
    owners = bool(row.owner_text and action.owner_text) and owner_key(row.owner_text) != owner_key(
        action.owner_text
    )
    return owners and bool(end.latest and action.end.latest) and end.latest != action.end.latest
