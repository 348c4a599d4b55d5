"""How alike two texts are, and which of many texts are worth comparing with one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from objectives.faults.words import plain_words

_LONGEST_COMPARED = 4_000
_SHORT = 160  # characters within which spelling is compared, not words alone
_WORTH_SPELLING, _PLAIN_ENOUGH = 0.3, 0.75
_RAREST, _MOST_SHARING, _MOST_CANDIDATES = 8, 60, 10


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: by their words, and where they are short by their letters too."""
    return _likeness(plain(one), plain(other))


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    return plain_words(text[:_LONGEST_COMPARED])


@lru_cache(maxsize=65_536)
def _counted(words: str) -> Counter[str]:
    return Counter(words.split())


@lru_cache(maxsize=65_536)
def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0 if one else 0.0
    left, right = _counted(one), _counted(other)
    total = left.total() + right.total()
    shared = 2 * sum(min(count, right[word]) for word, count in left.items() if word in right)
    by_words = shared / total if total else 0.0
    if max(len(one), len(other)) > _SHORT or not _WORTH_SPELLING <= by_words < _PLAIN_ENOUGH:
        return by_words
    spelled = SequenceMatcher(None, one, other, autojunk=False).ratio()
    # Spelling tells “panel” from “panels”; alone it would find every two sentences of one pattern alike.
    return max(by_words, (by_words + spelled) / 2)


def held_in(one: str, other: str) -> float:
    """Which share of the words of one text stands in the other, from 0 to 1."""
    left, right = _counted(plain(one)), _counted(plain(other))
    return sum(min(count, right[word]) for word, count in left.items()) / left.total() if left else 0.0


class Index:
    """Texts by their rarest words, so that ten thousand need not be compared with ten thousand."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.words = {key: set(plain(text).split()) for key, text in texts.items()}
        self.holding: dict[str, list[int]] = defaultdict(list)
        for key, words in self.words.items():
            for word in words:
                self.holding[word].append(key)

    def near(self, text: str) -> Iterable[int]:
        """The texts that share the rarest words with this one."""
        known = [word for word in set(plain(text).split()) if word in self.holding]
        known.sort(key=lambda word: (len(self.holding[word]), word))
        sharing: dict[int, float] = defaultdict(float)
        for word in known[:_RAREST]:
            holding = self.holding[word]
            for key in holding[:_MOST_SHARING]:
                sharing[key] += 1 / len(holding)
        return sorted(sharing, key=lambda key: (-sharing[key], key))[:_MOST_CANDIDATES]
