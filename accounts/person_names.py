"""Does a text name a person? An owner should be a team or a post: people leave, and plans are published.

Evidence is the shape of the words: a title, initials before a surname, a common given name before a word that
is no team's, post's or place's. It is a warning for a person to judge, never a verdict.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from accounts.name_words import (
    GIVEN_NAMES,
    NEVER_ALONE,
    NO_SURNAMES,
    PLACE_GIVEN_TOO,
    PLACE_WORDS,
    POLICE_RANKS,
    POST_WORDS,
    RANKS,
    SURNAMES_TOO,
    TEAM_INITIALS,
    TEAM_LIKE,
    TEAM_WORDS,
    TITLES,
)

LONGEST = 2_000  # characters that are looked at; a text that goes on is no owner
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_BETWEEN = re.compile(
    r"\s*(?P<mark>[,;/|&+:<>()\[\]\n\r\t•▪])\s*|\s+(?P<dash>[-–—])\s+|\s+(?P<word>and|or|with|via|through|by)\s+"
    r"|(?:^|(?<=\s))\d{1,2}[.)]\s+"
)
_CAPITAL_WORD = re.compile(r"(?:Mc|Mac|O['’]|D['’])?[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?)(?:[A-Z]\.?)|[A-Z]{2}")
_INITIALS_BEFORE = re.compile(
    r"(?P<initials>(?:[A-Z]\.\s?)+(?:[A-Z]\b\s?)?|[A-Z]{1,2}\s(?:[A-Z]\s)?)(?P<name>\S.*)"
)
_SURNAME_FIRST = re.compile(r"\s*(?P<name>[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)?)(?:,\s*[A-Z]\.?|\s+[A-Z]\.)\s*")
_PARTICLES = {
    "van",
    "der",
    "den",
    "de",
    "la",
    "le",
    "du",
    "da",
    "dos",
    "di",
    "ap",
    "ab",
    "ferch",
    "bin",
    "al",
    "el",
}
_RISING = {"chief", "detective", "det", "acting", "temporary", "temp", "assistant", "deputy", "ch"}
_PLAIN = str.maketrans("łøđŁØĐ", "lodLOD")


def looks_like_person(text: str) -> bool:
    """Whether the text is, or holds, what looks like a person's name, initials or e-mail address."""
    return bool(people_in(text))


@lru_cache(maxsize=4096)
def people_in(text: str) -> tuple[str, ...]:
    """The words of a text that look like people's names, initials or e-mail addresses, in its order."""
    text = text[:LONGEST]
    found = [(match.start(), match[0]) for match in _EMAIL.finditer(text)]
    text = _EMAIL.sub(lambda match: " " * len(match[0]), text)
    if (whole := _SURNAME_FIRST.fullmatch(text)) and _is_surname(whole["name"]):
        return (" ".join(text.split()),)
    parts = list(_parts(text))
    for place, part in enumerate(parts):
        if name := _name_in(part, _beside(parts, place)):
            found.append((part.start, name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def is_post(text: str) -> bool:
    """Whether the words are those of a post: "Head of HR", "Equality Officer", "Deputy Chief Constable"."""
    words = [_plain(word) for word in re.findall(r"[\w'’-]+", text)]
    return bool(words) and (words[-1] in POST_WORDS or words[0] in POST_WORDS or "of" in words[1:2])


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between two marks, the mark before them, and the words that stand before a bracket."""

    start: int
    words: str
    mark: str
    after: str


def _parts(text: str) -> Iterator[_Part]:
    start, mark, after = 0, "", ""
    for between in _BETWEEN.finditer(text):
        words = text[start : between.start()].strip(' .*“”"')
        if words.split():
            yield _Part(start, words, mark, after)
            after = words
        start, mark = between.end(), (between["mark"] or between["dash"] or between["word"] or "").strip()
    words = text[start:].strip(' *“”"')
    if words.split():
        yield _Part(start, words, mark, after)


def _beside(parts: list[_Part], place: int) -> bool:
    """Whether a post is named right beside: "Kwabena Example, Head of HR", "Head of HR (Kwabena Example)"."""
    part = parts[place]
    after = parts[place + 1] if place + 1 < len(parts) else None
    before = parts[place - 1] if place else None
    return bool(
        (before and part.mark in {"(", "[", ":", "-", "–", "—"} and is_post(before.words))
        or (after and after.mark in {"(", "[", ":", ",", "-", "–", "—"} and is_post(after.words))
    )


def _name_in(part: _Part, beside_post: bool) -> str:
    """The name that these words are, or that stands at their beginning or end beside a post."""
    text = part.words
    if _is_name(text) or (beside_post and _is_shaped(text)):
        return text
    if _INITIALS.fullmatch(text):
        letters = "".join(letter for letter in text.lower() if letter.isalpha())
        spelt_out = "".join(
            word[0] for word in part.after.lower().split() if word not in {"and", "of", "the"}
        )
        return "" if letters in TEAM_INITIALS or letters == spelt_out[-len(letters) :] else text
    words = text.split()
    if titled := _titled(words):
        return titled
    if len(words) > 3:
        if _is_name(" ".join(words[:2])) and is_post(" ".join(words[2:])) and not _names_a_team(words):
            return " ".join(words[:2])
        if _is_name(" ".join(words[-2:])) and _plain(words[-3]) in POST_WORDS:
            return " ".join(words[-2:])
    return ""


def _titled(words: list[str]) -> str:
    """A title and the name after it: "Cllr Example", "Lead Member Cllr J. Example"."""
    if _names_a_team(words):
        return ""
    for place, word in enumerate(words[:-1]):
        bare = word.rstrip(".")
        if not ((_plain(bare) in TITLES and bare[:1].isupper()) or bare in RANKS):
            continue
        name = []
        for following in words[place + 1 : place + 5]:
            if not (re.fullmatch(r"[A-Z]\.?(?:[A-Z]\.?)?", following) or _is_surname(following.rstrip("."))):
                break
            name.append(following)
        if _is_portfolio(bare, name, words[place + 1 :]):
            continue
        if any(len(part.rstrip(".")) > 2 for part in name):
            first = place - 1 if place and _plain(words[place - 1]) in _RISING else place
            return " ".join(words[first : place + 1 + len(name)])
    return ""


def _is_portfolio(rank: str, name: list[str], words: list[str]) -> bool:
    """ "Supt Positive Action" answers for positive action: the words after the rank go on beyond a name."""
    is_rank = rank in RANKS or _plain(rank) in POLICE_RANKS
    return is_rank and len(name) < len(words) and bool(name) and not (_is_given(name[0]) or len(name[0]) < 3)


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 4 or _names_a_team(words):
        return False
    if len(words) == 1:
        return _is_given(words[0]) and not words[0].isupper() and _plain(words[0]) not in NEVER_ALONE
    if initials := _INITIALS_BEFORE.fullmatch(text):
        letters = re.sub(r"[^A-Z]", "", initials["initials"])
        bare = "." not in initials["initials"]
        doubtful = bare and (letters in {"E", "X"} or letters.lower() in TEAM_INITIALS)
        return not doubtful and len(initials["name"].split()) == 1 and _is_surname(initials["name"])
    if not _is_given(words[0]):
        return False
    *middle, last = words[1:]
    if re.fullmatch(r"[A-Z]\.?", last):
        return not middle and _plain(words[0]) not in NEVER_ALONE
    if _plain(last) in PLACE_WORDS and _plain(words[0]) in PLACE_GIVEN_TOO:
        return False
    return _is_surname(last) and all(
        re.fullmatch(r"[A-Z]\.?", word) or word.lower() in _PARTICLES or _is_surname(word) for word in middle
    )


def _is_shaped(text: str) -> bool:
    """Two or three words with capitals that are nobody's work: enough beside a post, too little elsewhere."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(
        _is_surname(word) and not word.isupper() and _plain(word) not in SURNAMES_TOO for word in words
    )


def _is_given(word: str) -> bool:
    first = word.split("-")[0]
    return first[:1].isupper() and first.lower() not in TEAM_WORDS and _plain(first) in GIVEN_NAMES


def _is_surname(word: str) -> bool:
    return len(word) > 1 and bool(_CAPITAL_WORD.fullmatch(word)) and _plain(word) not in NO_SURNAMES


def _names_a_team(words: list[str]) -> bool:
    return _plain(words[-1]) in TEAM_LIKE


def _plain(word: str) -> str:
    """The word in lower case without accents, dots and a possessive."""
    folded = unicodedata.normalize("NFKD", word.translate(_PLAIN)).casefold()
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return re.sub(r"['’]s?$", "", letters.strip(".")).replace("’", "'")
