"""A heading typed in a hurry: "Responsiblity", "Sucess criteria", "Timescael" are the words they are next to."""

from collections.abc import Iterable, Set
from functools import cached_property

_SHORTEST, _LONG = 6, 10


class Vocabulary:
    """Words as they should be written; `meant` are real words that are never taken for one of them."""

    def __init__(self, words: Iterable[str], meant: Set[str]) -> None:
        self.words = frozenset(words)
        self.meant = meant
        self._mended: dict[str, str] = {}

    @cached_property
    def _shortened(self) -> dict[str, set[str]]:
        """The words by what is left of them without one letter, or without two of a long one."""
        shortened: dict[str, set[str]] = {}
        for word in self.words:
            if len(word) >= _SHORTEST - 1:
                for left in _without(word):
                    shortened.setdefault(left, set()).add(word)
        return shortened

    def mended(self, word: str) -> str:
        """The word that is meant: one slip away, or two from a long one; any other word as it is."""
        if len(word) < _SHORTEST or word in self.words:
            return word
        if word not in self._mended:
            if len(self._mended) > _MOST_KEPT:
                self._mended.clear()
            self._mended[word] = self._nearest(word)
        return self._mended[word]

    def _nearest(self, word: str) -> str:
        if word in self.meant or not word.isalpha() or len(word) > _LONGEST:
            return word
        near = {known for left in _without(word) for known in self._shortened.get(left, ())}
        most = 2 if len(word) >= _LONG else 1
        told = ((slips(word, known), known) for known in near if known[0] == word[0])
        return min((pair for pair in told if pair[0] <= most), default=(0, word))[1]


_MOST_KEPT, _LONGEST = 20_000, 24


def _without(word: str) -> set[str]:
    once = {word[:place] + word[place + 1 :] for place in range(len(word))} | {word}
    if len(word) < _LONG:
        return once
    return once | {left[:place] + left[place + 1 :] for left in once for place in range(len(left))}


def slips(one: str, other: str) -> int:
    """How many letters are missing, added, wrong or swapped with their neighbour between two words."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != wanted))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted
            here.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, above = above, here
    return above[-1]
