"""What the heading of a column says: which column holds numbers, actions, owners, dates, and so on."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from imports.understanding.columns.heading_words import PHRASES, REAL_WORDS, WELSH_WORDS, Role
from imports.understanding.columns.periods import take_period
from imports.understanding.columns.spelling import Vocabulary

__all__ = ["LEAST", "LIKELY", "SURE", "Guess", "Role", "heading_key", "is_welsh", "role_of"]


class Guess(NamedTuple):
    """The role that a heading names and how plainly, from 0 to 100; `also` is the second thing it names.

    EXTRA is a heading that we know and that the register has no place for; no role is one that says nothing.
    """

    role: Role | None
    score: int
    also: Role | None = None


NOTHING = Guess(None, 0)
SURE, LIKELY, LEAST = 100, 70, 55
_LONGEST_HEADING, _MOST_WORDS, _LONGEST_PLAIN = 300, 14, 90
_CLEARLY = 25  # of two things that a heading names, one named so much more plainly is the one
# Where a heading holds phrases of two roles, the one that comes first here names the column.
_STRONGEST_FIRST = (
    Role.EXTRA,
    Role.STATUS,
    Role.PROGRESS,
    Role.SUCCESS_MEASURE,
    Role.END,
    Role.START,
    Role.OWNER,
    Role.CHARACTERISTICS,
    Role.RESOURCES,
    Role.PRIORITY,
    Role.NUMBER,
    Role.TIMESCALE,
    Role.ACTION,
    Role.OBJECTIVE,
    Role.THEME,
)
# Of two roles that one heading names alike ("Objective / Action"), the one that the register can do least without.
_NEEDED_FIRST = (
    Role.ACTION,
    Role.STATUS,
    Role.OBJECTIVE,
    Role.SUCCESS_MEASURE,
    Role.PROGRESS,
    Role.OWNER,
    Role.END,
    Role.TIMESCALE,
    Role.START,
)


def _read_phrases() -> tuple[dict[str, Guess], dict[str, list[tuple[tuple[str, ...], Role, int]]]]:
    whole: dict[str, Guess] = {}
    parts: dict[str, list[tuple[tuple[str, ...], Role, int]]] = {}
    for role, by_score in PHRASES.items():
        for score, phrases in by_score.items():
            for phrase in phrases.split(", "):
                words = tuple(map(_singular, phrase.lstrip("=").split()))
                whole.setdefault(" ".join(words), Guess(role, score))
                if not phrase.startswith("="):
                    parts.setdefault(words[0], []).append((words, role, score))
    return whole, parts


def _singular(word: str) -> str:
    """ "Leads" and "Lead", "Timescales" and "Timescale" are one word over a column."""
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


_WHOLE, _PARTS = _read_phrases()
_VOCABULARY = Vocabulary(
    {word for phrase in _WHOLE for word in phrase.split()}, frozenset(map(_singular, REAL_WORDS))
)
# "Number of actions" heads a table that counts the plan, not the plan.
_COUNTS = re.compile(r"(?:(?:number|no|total|count|percentage|%) of|total)\b")
_PERCENT_IN_BRACKETS = re.compile(r"\s*[(\[]\s*%\s*[)\]]")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SPLIT = re.compile(r"\n+|\s*[/|;:&+•]\s*|\s+[–—-]\s+|\s+(?:and|or|a|neu)\s+", re.IGNORECASE)
# "Objective 1: Recruit fairly" is one objective, not the heading of a column of them.
_NAMES_A_GROUP = re.compile(r"\s*[^\W\d_]+(?:\s[^\W\d_]+)?\s+(?:[0-9]{1,2}[a-z]?|[A-Z])\s*[:.–—-]\s*\S")
_PIECES = re.compile(r"[/|\n]|\s[–—-]\s")
_IS_WORD = re.compile(r"[^\W_]+|[#%£]")


def heading_key(heading: str) -> str:
    """A heading without capitals, punctuation, brackets or its period: what it has in common with next quarter's."""
    rest, _ = take_period(heading)
    return " ".join(_words(rest)) or " ".join(_words(heading))


def is_welsh(heading: str) -> bool:
    """Whether a heading is in Welsh alone."""
    words = _words(heading)
    return bool(words) and any(word in WELSH_WORDS for word in words) and not _PIECES.search(heading)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("(s)", "s").replace("\u00ad", "")
    plain = re.sub(r"(?<=\w)['’](?=s\b)", "", plain)
    return _IS_WORD.findall(plain)


@lru_cache(maxsize=16384)
def role_of(heading: str) -> Guess:
    """The role that a heading names: "Responsibility/ Delivery Lead" is the owner."""
    if len(heading) > _LONGEST_HEADING or not heading.strip():
        return NOTHING
    heading = _PERCENT_IN_BRACKETS.sub(" %", heading)
    brackets = [one or other for one, other in _IN_BRACKETS.findall(heading.replace("(s)", "s"))]
    bare = _IN_BRACKETS.sub(" ", heading.replace("(s)", "s")).strip()
    if not _words(bare):
        bare, brackets = heading, []
    if len(bare) > _LONGEST_PLAIN:
        bare = bare.partition("\n")[0].partition("?")[0]
        if len(bare) > _LONGEST_PLAIN:
            return NOTHING
    whole = _plain(take_period(bare).rest)
    if whole.score >= LIKELY and not whole.also:
        return whole
    # What stands in brackets explains; where the heading itself says nothing, it names.
    inside = next((guess for guess in map(_plain, brackets) if guess.role), NOTHING)
    if inside.role and not whole.role and len(bare) < _LONGEST_PLAIN:
        return Guess(inside.role, max(inside.score - 20, LEAST))
    return whole


def _plain(text: str) -> Guess:
    """The guess of a text without brackets: whole, part by part, and by the phrases that stand in it."""
    written = [_singular(word) for word in _words(text)]
    if not written or len(written) > _MOST_WORDS:
        return NOTHING
    words = [_VOCABULARY.mended(word) for word in written]
    plain = " ".join(words)
    if _COUNTS.match(plain):
        return NOTHING
    slips = 5 * (words != written)
    known = _WHOLE.get(plain) or _WHOLE.get(plain.removeprefix("the ").removeprefix("our "))
    if known:
        return known._replace(score=known.score - slips)
    guess = _by_phrases(words)
    if _NAMES_A_GROUP.match(text):
        return guess._replace(score=min(guess.score, LEAST + 2)) if guess.role else guess
    pieces = [piece for piece in _SPLIT.split(text) if _words(piece)]
    if len(pieces) > 1 and guess.score < SURE:
        guess = _better(_by_pieces(pieces), guess)
    return guess._replace(score=max(guess.score - slips, 0)) if guess.role else guess


def _better(pieces: Guess, phrases: Guess) -> Guess:
    return pieces if pieces.score >= phrases.score else phrases


def _by_pieces(pieces: list[str]) -> Guess:
    """ "Cam Gweithredu / Action" says one thing twice, "Lead / Timescale" two things, "Start and end" a timescale."""
    guesses = [_piece(piece) for piece in pieces]
    named = [guess for guess in guesses if guess.role]
    roles = list(dict.fromkeys(guess.role for guess in named))
    if not named:
        return NOTHING
    if set(roles) == {Role.START, Role.END}:
        return Guess(Role.TIMESCALE, SURE)
    best = max(named, key=lambda guess: guess.score)
    if len(roles) == 1:
        # One piece of several that says something: the others may explain it, or say it in another language.
        return best if len(named) == len(pieces) or guesses[0].role else best._replace(score=best.score - 10)
    strong = [guess for guess in named if best.score - guess.score < _CLEARLY and guess.role != Role.EXTRA]
    kept = list(dict.fromkeys(guess.role for guess in strong))
    if len(kept) < 2:
        return best._replace(score=best.score - 5)
    kept.sort(key=lambda role: _NEEDED_FIRST.index(role) if role in _NEEDED_FIRST else len(_NEEDED_FIRST))
    return Guess(kept[0], 75, kept[1])


def _piece(piece: str) -> Guess:
    words = _mended(piece)
    return _WHOLE.get(" ".join(words)) or _by_phrases(words)


def _mended(text: str) -> list[str]:
    return [_VOCABULARY.mended(_singular(word)) for word in _words(text)]


def _by_phrases(words: list[str]) -> Guess:
    best = NOTHING
    for start, word in enumerate(words):
        for phrase, role, plainness in _PARTS.get(word, ()):
            length = len(phrase)
            if length > len(words) - start or tuple(words[start : start + length]) != phrase:
                continue
            covered = 40 + 50 * length // len(words) + (5 if start == 0 else 0)
            score = covered * plainness // 100
            if score > best.score or (score == best.score and _before(role, best.role)):
                best = Guess(role, score)
    return best if best.score >= LEAST else NOTHING


def _before(role: Role, other: Role | None) -> bool:
    return other is None or _STRONGEST_FIRST.index(role) < _STRONGEST_FIRST.index(other)
