"""Small numbers in words: "two disabled staff", "the only trans colleague", "Bangladeshi applicants: 3"."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from measures.small_text_words import (
    ASKED,
    BETWEEN,
    CONDITIONS,
    ENDS,
    FILLERS,
    LABELS,
    LINKS,
    MONTHS,
    NAMES_OF_CHARACTERISTICS,
    NUMBERS,
    ORIGINS,
    PEOPLE,
    RISING,
    SENSITIVE,
    SENSITIVE_PEOPLE,
    THINGS,
    TOO_COMMON,
    UNITS,
)

MOST_TEXT = 40_000  # characters of one text that are read
LONGEST_NAME = 8  # words of a category
FURTHEST = 9  # words from a number to what it counts


@dataclass(frozen=True, slots=True)
class Finding:
    """A small count of people beside what is protected about them."""

    words: str  # as the text has them: "two newly appointed disabled managers"
    count: int
    characteristic: str  # "disabled"
    place: int  # where `words` begin in the text


def small_counts_in(text: str, *, threshold: int, words: Collection[str] = ()) -> tuple[Finding, ...]:
    """Where a text counts fewer than `threshold` people (and more than none) beside a characteristic or a
    monitoring category, in reading order.

    `words` are the organisation's own names of characteristics and categories (`queries.characteristic_words()`);
    the common English ones are known. What is asked for ("recruit two disabled apprentices"), counts of things
    ("two actions for disabled residents", "Year 2") and shares ("one in five disabled people") aren't found. It is
    a warning for a person to judge, never a reason to refuse a text. A threshold under 2 finds nothing.
    """
    if threshold < 2 or not _COUNTS.search(text[:MOST_TEXT]):
        return ()
    reading = _Reading(text, _tokens(text[:MOST_TEXT]), _phrases(frozenset(words)))
    found = []
    for at in range(len(reading.tokens)):
        counted = reading.count_at(at)
        if counted is None or not 0 < counted < threshold:
            continue
        if told := reading.ahead(at) or reading.behind(at):
            begin, end, characteristic = told
            first = reading.tokens[min(begin, at)].start
            found.append(
                Finding(reading.text(min(begin, at), max(end, at + 1)), counted, characteristic, first)
            )
    return tuple(found)


# --- words ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    owns: bool = False  # "women's"


_COUNTS = re.compile(rf"[0-9]|\b(?:{'|'.join(NUMBERS)}|only)\b", re.IGNORECASE)
_WORD = re.compile(
    r"[£$€]?[0-9][0-9.,:/]*[0-9](?:[^\W\d_]+)?|[£$€]?[0-9]+(?:[^\W\d_]+)?|[^\W\d_]+(?:['’&][^\W\d_]+)*['’]?\+?"
    r"|[-–—−]|\n\s*(?:\n|[-•*·])|[^\w\s]"
)
_BREAKS = frozenset(".;!?•|")
_DASHES = ("-", "–", "−")
_SOFT = frozenset(",()[]:–—-\"'“”‘’/&=…")


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for found in _WORD.finditer(text):
        word = found[0].casefold().replace("’", "'")
        owns = word.endswith(("'s", "s'")) and len(word) > 2
        if word.startswith("\n"):
            word = "."
        tokens.append(
            _Token(word.removesuffix("+") if len(word) > 1 else word, found.start(), found.end(), owns)
        )
    return tokens


type _Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # by first word, the longest first


@lru_cache(maxsize=16)
def _phrases(own: frozenset[str]) -> _Phrases:
    kinds: dict[tuple[str, ...], str] = {}
    for phrase in own:
        told = tuple(t.word for t in _tokens(phrase[:300]) if t.word not in _SOFT | _BREAKS)
        if 0 < len(told) <= LONGEST_NAME and told[0] not in TOO_COMMON and not told[0][0].isdigit():
            kinds[told] = "own"
            kinds.setdefault((*told[:-1], f"{told[-1]}s"), "people")
    for kind, known in (("whose", SENSITIVE), ("people", SENSITIVE_PEOPLE), ("has", CONDITIONS)):
        kinds |= {tuple(phrase.split()): kind for phrase in known}
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for told, kind in kinds.items():
        named = told[-1] in NAMES_OF_CHARACTERISTICS
        by_first.setdefault(told[0], []).append((told, "has" if named else kind))
    return {word: tuple(sorted(some, key=lambda p: -len(p[0]))) for word, some in by_first.items()}


# --- reading ----------------------------------------------------------------------------------------------

type _Told = tuple[int, int, str]  # from token, to token, the words of the characteristic


@dataclass(frozen=True)
class _Reading:
    source: str
    tokens: list[_Token]
    phrases: _Phrases

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else "."

    def owns(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].owns

    def count_at(self, at: int) -> int | None:
        """The count that stands here; None where the number is a name, a date, a share or asked for."""
        word, before, after = self.word(at), self.word(at - 1), self.word(at + 1)
        if word == "only":
            alone = before in ("the", "our", "their", "its", "my") and after not in NUMBERS
            return 1 if alone else None
        count = NUMBERS.get(word)
        if count is None and word.isascii() and word.isdigit() and len(word) <= 3:
            count = int(word)
        if count is None or before in LABELS or (before == "in" and self.word(at - 2) in NUMBERS):
            return None
        if before in ("than", "under", "below") or self._is_asked(at):
            return None
        if word in ("single", "lone", "sole") and before not in ("a", "one", "the", "our", "only"):
            return None
        joined = before in _DASHES and self.tokens[at - 1].end == self.tokens[at].start
        if joined and not self.word(at - 2).isdigit():
            return None
        # Of a range the second number counts: "2–3 disabled staff".
        if (
            after in (*_DASHES, "/")
            or after in MONTHS
            or after in UNITS
            or (before in MONTHS and word.isdigit())
        ):
            return None
        at_start = at == 0 or before == "."
        return None if at_start and after in (".", ")") else count

    def _is_asked(self, at: int) -> bool:
        before, earlier = self.word(at - 1), self.word(at - 2)
        wanted = before in ASKED and earlier not in ("we", "they", "i", "who")
        return wanted or (before in ("of", "a", "to") and earlier in ASKED)

    def phrase_at(self, at: int) -> tuple[int, str] | None:
        """Where the characteristic that begins here ends, and what kind of word it is."""
        for phrase, kind in self.phrases.get(self.word(at), ()):
            end = at
            for n, wanted in enumerate(phrase):
                if n and self.word(end) in _SOFT:
                    end += 1
                if self.word(end) != wanted:
                    break
                end += 1
            else:
                return end, kind
        return None

    def is_people(self, at: int) -> bool:
        return self.word(at) in PEOPLE and not self.owns(at)

    def is_thing(self, at: int) -> bool:
        word = self.word(at)
        return word in THINGS or (word == "-" and self.word(at + 1) in THINGS)

    def ends(self, at: int) -> bool:
        word = self.word(at)
        return word in _BREAKS or word in _SOFT or word in ENDS or word.isdigit() or word in NUMBERS

    # --- the number first ---

    def ahead(self, at: int) -> _Told | None:
        """ "two disabled staff", "two staff who are disabled", "two are disabled" """
        place = at + 1
        if self.word(place) == "in" and (self.word(place + 1).isdigit() or self.word(place + 1) in NUMBERS):
            return None
        for _ in range(FURTHEST):
            if self.phrase_at(place):
                return self._qualified(at, place)
            word = self.word(place)
            if self.is_people(place):
                return None if self.is_thing(place + 1) else self._linked(at, place + 1)
            counted = word.isdigit() and self.word(place - 1) in ("of", "the", "our", "these")
            if (
                word in BETWEEN
                or counted
                or (word == "-" and self.tokens[place].start == self.tokens[place - 1].end)
            ):
                place += 1
            elif word in LINKS:
                return self._linked(at, place)
            else:
                return None
        return None

    def _qualified(self, at: int, place: int) -> _Told | None:
        """From the first characteristic to the people that it is said of."""
        begin, kind, last = place, "", place
        while True:
            if found := self.phrase_at(place):
                place, kind = found
                last = place
                if kind == "people":
                    break
            elif self._goes_on(place):
                place += 1
            else:
                break
        if self.owns(place - 1):
            return None
        characteristic = self.text(begin, last)
        if kind != "people" and self.is_people(place):
            place += 1
            if self.owns(place - 1) or (self.is_thing(place) and not self.is_people(place)):
                return None
            while self.is_people(place):
                place += 1
            if self.word(place) == "of" and self.word(place + 1) in PEOPLE:
                place += 2
            return None if self.is_thing(place) else (at, place, characteristic)
        if kind == "people":
            return None if self.is_thing(place) else (at, place, characteristic)
        if kind == "has":
            return None
        return (at, place, characteristic) if self.ends(place) else None

    def _goes_on(self, place: int) -> bool:
        """ "Black and Asian staff", "disabled senior managers" """
        word = self.word(place)
        if word in ("and", "or", "/", "&", "-") and self.phrase_at(place + 1):
            return True
        near = any(self.is_people(place + n) for n in range(1, 4))
        return word in BETWEEN and word not in ENDS and near

    def _linked(self, at: int, place: int) -> _Told | None:
        """From the people to what is said of them: "of staff who are disabled"."""
        if self.word(place) == "of" and self.is_people(place + 1):
            place += 2
        if self.word(place) in (",", "("):
            place += 1
        if self.word(place) not in LINKS:
            return None
        for _ in range(FURTHEST):
            if found := self.phrase_at(place):
                end = found[0]
                while self.word(end) in ("and", "or", "/") and (more := self.phrase_at(end + 1)):
                    end = more[0]
                if self.owns(end - 1):
                    return None
                characteristic = self.text(place, end)
                if self.word(end) in ORIGINS or self.is_people(end):
                    end += 1
                    return None if self.is_thing(end) else (at, end, characteristic)
                return (at, end, characteristic) if self.ends(end) else None
            if self.word(place) == "aged":
                return at, place + 1, "aged"
            if (
                self.word(place) not in LINKS
                and self.word(place) not in FILLERS
                and self.word(place) not in ",("
            ):
                return None
            place += 1
        return None

    # --- the number last ---

    def behind(self, at: int) -> _Told | None:
        """ "Bangladeshi applicants: 3", "the number of trans staff rose from 2 to 4" """
        after = self.word(at + 1)
        told = self.ends(at + 1) or self.is_people(at + 1) or after.endswith("ed") or after in (")", "]")
        if not told or self.is_thing(at + 1):
            return None
        place = at - 1
        while place >= 0 and at - place <= FURTHEST:
            word = self.word(place)
            if self.is_people(place):
                return self._before(place, at)
            for begin in range(place, max(place - 6, -1), -1):
                found = self.phrase_at(begin)
                if found and found[0] == place + 1:
                    return self._stated(begin, place + 1, found[1], at)
            if word in RISING or word.isdigit() or word in NUMBERS or (word in _SOFT and word != ","):
                place -= 1
            else:
                return None
        return None

    def _before(self, place: int, at: int) -> _Told | None:
        """A characteristic right before these people."""
        place -= 1
        while self.is_people(place):
            place -= 1
        for begin in range(place, max(place - 6, -1), -1):
            found = self.phrase_at(begin)
            if found and found[0] == place + 1:
                return None if found[1] == "has" else (begin, self._shut(at), self.text(begin, place + 1))
        return None

    def _stated(self, begin: int, end: int, kind: str, at: int) -> _Told | None:
        if self.owns(end - 1):
            return None
        if kind == "has" and self.word(begin - 1) not in ("with", "a", "declared", "on", "have", "having"):
            return None
        # "white 2" may be anything; "White: 2" and "(2)" are counts.
        plain = kind == "people" or any(
            self.word(n) in RISING or self.word(n) in ":(=–—" for n in range(end, at)
        )
        return (begin, self._shut(at), self.text(begin, end)) if plain else None

    def _shut(self, at: int) -> int:
        return at + 2 if self.word(at + 1) in (")", "]") else at + 1

    def text(self, begin: int, end: int) -> str:
        return self.source[self.tokens[begin].start : self.tokens[end - 1].end]


def told_in_words(findings: Collection[Finding], *, most: int = 3) -> str:
    """ "“two disabled staff” and “3 trans employees”": the findings as a sentence names them."""
    named = list(dict.fromkeys(_quoted(finding) for finding in findings))
    shown = named[:most] + ([f"{len(named) - most} more"] if len(named) > most else [])
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""


def _quoted(finding: Finding) -> str:
    return f"“{' '.join(finding.words.split())}”"
