"""How many actions have which status, and the sentence that says it aloud."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from objectives.register import ActionLine
from plans.statuses import Meaning

# What one has and what several have, in the order in which a councillor reads them.
WORDS = {
    Meaning.COMPLETE: ("complete", "complete"),
    Meaning.IN_PROGRESS: ("in progress", "in progress"),
    Meaning.NEEDS_ATTENTION: ("needs attention", "need attention"),
    Meaning.OFF_TRACK: ("off track", "off track"),
    Meaning.ON_HOLD: ("on hold", "on hold"),
    Meaning.NOT_STARTED: ("not started", "not started"),
    Meaning.CLOSED: ("closed", "closed"),
    None: ("has no status", "have no status"),
}
WITH_VERB = (Meaning.NEEDS_ATTENTION, None)


def counts_as(meaning: Meaning | None, *, closed: bool) -> Meaning | None:
    """A closed action counts under its status where that says complete, and as closed where it doesn't."""
    return meaning if not closed or meaning == Meaning.COMPLETE else Meaning.CLOSED


@dataclass(frozen=True)
class Tally:
    """Counts of actions; everything in them adds up to `total`."""

    meanings: Counter = field(default_factory=Counter)
    past_end: int = 0

    @property
    def total(self) -> int:
        return sum(self.meanings.values())

    @property
    def sentence(self) -> str:
        """ "Of 84 actions 19 are complete, 47 in progress and 18 not started; 9 are past their end date." """
        if not self.total:
            return "There are no actions here yet."
        found = [(meaning, self.meanings[meaning]) for meaning in WORDS if self.meanings[meaning]]
        parts = [f"{count:,} {WORDS[meaning][count != 1]}" for meaning, count in found]
        meaning, count = found[0]
        if meaning not in WITH_VERB:
            # The first of the list carries the verb for those after it.
            parts[0] = f"{count:,} {'is' if count == 1 else 'are'} {WORDS[meaning][0]}"
        said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        return f"Of {_actions(self.total)} {said}; {self._late()}."

    def _late(self) -> str:
        if not self.past_end:
            return "none is past its end date"
        return (
            "1 is past its end date" if self.past_end == 1 else f"{self.past_end:,} are past their end date"
        )


def tally_of(lines: Iterable[ActionLine]) -> Tally:
    """The same counts from assessed lines, for pages that show few of them."""
    meanings: Counter = Counter()
    past_end = 0
    for line in lines:
        meanings[counts_as(line.status.meaning if line.status else None, closed=bool(line.closure))] += 1
        past_end += line.assessment.past_end
    return Tally(meanings, past_end)


def _actions(count: int) -> str:
    return "1 action" if count == 1 else f"{count:,} actions"
