"""How a resident is told how an action stands: no colours, no words of the trade. Pure."""

import re
from collections.abc import Sequence

from reporting.numbers import CLOSED, counted_word, listed
from reporting.snapshot import Figures, Line, Tally, Word

# Of each meaning: as a label, and in a sentence about one and about several.
WORDS = {
    "complete": ("Done", "is done", "are done"),
    "in_progress": ("In progress", "is in progress", "are in progress"),
    "needs_attention": ("Needs attention", "needs attention", "need attention"),
    "off_track": ("Not going to plan", "isn’t going to plan", "aren’t going to plan"),
    "on_hold": ("On hold", "is on hold", "are on hold"),
    "not_started": ("Not started", "hasn’t started", "haven’t started"),
    "closed": ("Closed", "is closed", "are closed"),
    "": ("Nothing reported yet", "has nothing reported yet", "have nothing reported yet"),
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COUNT = re.compile(r"\b(?P<number>[1-9])(?= (?:day|week|month|year)s?\b)")


def plain(word: Word | None) -> str:
    """What the council's word for a status means, as everybody says it."""
    return WORDS[word.meaning if word and word.meaning in WORDS else ""][0]


def standing(line: Line) -> str:
    """ "In progress, three months past its planned date" """
    return ", ".join([standing_word(line), *late(line)])


def standing_word(line: Line) -> str:
    if line.cross_reference and not line.status:
        return "Told in another part of the plan"
    if line.closure and counted_word(line) == CLOSED:
        return line.closure_label
    return plain(line.status)


def late(line: Line) -> list[str]:
    """How late an action is, each in words."""
    return [spelled(words) for words in line.late_words]


def spelled(words: str) -> str:
    """ "3 months past its end date" as "three months past its planned date" """
    words = words.replace("its end date", "its planned date").replace("no update for", "no news for")
    return _COUNT.sub(lambda found: NUMBERS[int(found["number"])], words)


def key_of(figures: Figures) -> tuple[Word, ...]:
    """The plain words that a strategy needs, each once, with the colour and the meaning that the council gives it."""
    words: dict[str, Word] = {}
    for word in figures.words:
        words.setdefault(plain(word), Word(plain(word), word.colour, word.meaning, word.definition))
    return tuple(words.values())


def counts(figures: Figures, counted: Sequence[int]) -> dict[str, int]:
    """How many there are of each plain word."""
    found: dict[str, int] = {}
    for word, count in zip(figures.words, counted, strict=True):
        found[plain(word)] = found.get(plain(word), 0) + count
    return found


def how_it_is_going(figures: Figures) -> str:
    """ "Of 84 actions, 19 are done, 47 are in progress and 18 haven’t started. 9 are past their planned date." """
    told = figures.all
    if not told.total:
        return "The plan has no actions yet."
    noun = "action" if told.total == 1 else "actions"
    return f"Of {told.total} {noun}, {listed(_parts(figures, told))}. {_late(told)}"


def going(figures: Figures, tally: Tally) -> str:
    """The same of one objective: "8 actions: 2 are done and 6 are in progress." """
    noun = "action" if tally.total == 1 else "actions"
    said = f"{tally.total} {noun}: {listed(_parts(figures, tally))}."
    return f"{said} {_late(tally)}" if tally.past_end else said


def _parts(figures: Figures, tally: Tally) -> list[str]:
    by_word = counts(figures, tally.counts)
    parts = []
    for label, one, many in WORDS.values():
        if count := by_word.get(label, 0):
            parts.append(f"{count} {one if count == 1 else many}")
    return parts


def _late(tally: Tally) -> str:
    if not tally.past_end:
        return "None is past its planned date."
    return (
        "1 is past its planned date."
        if tally.past_end == 1
        else f"{tally.past_end} are past their planned date."
    )


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
