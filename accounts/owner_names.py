"""Owners as officers write them: one cell may name several, each in several ways."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Between two names wherever they stand.
_PHRASE = (
    r",?\s+(?:with (?:the )?support (?:from|of)|supported by|in (?:partnership|conjunction|liaison) with)\s+"
)
_MARK = r"\s*[,;/\n\r•▪]\s*|\s+\+\s+|:\s+|(?:^|(?<=\s))\d{1,2}[.)]\s+|\.\s+(?=\w+:)"
# Between two names, or inside the name of one: “Health and Safety Team”.
_WEAK = r",?\s+(?:and|working with|together with|with|through|via|as well as)\s+|\s*&\s*"
_SEPARATOR = re.compile(rf"{_PHRASE}|(?P<weak>{_WEAK})|{_MARK}", re.IGNORECASE)
_NOT_BETWEEN_NAMES = re.compile(r"\d/\d|\bn/a\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_LABEL = re.compile(r"(?:lead|leads|support|responsible|owner|owners)$", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_TEAM = re.compile(r"\b(?:team|group|network|board|committee|forum|unit|panel)s?$", re.IGNORECASE)
_POST = re.compile(
    r"\b(?:manager|officer|director|lead|head|advis[eo]r|co-?ordinator|partner)s?$", re.IGNORECASE
)


def owner_key(text: str) -> str:
    """The normal form in which two ways of writing a name are the same: case, spaces, “&”, punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    plain = re.sub(r"['\u2018\u2019\u02bc]", "", plain)
    return " ".join(re.sub(r"\W+", " ", plain).split())[:300]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the cell between two separators, and whether a strong one stands before it."""

    start: int
    end: int
    strong: bool


def split_owner_text(text: str, known: dict[str, str]) -> list[str]:
    """The owners that a cell names, in its order, as names of `known` (key → name) where we know them.

    The longest known names are found first, because “Policy, Insight and Performance” contains what elsewhere
    separates two names. What lies between them is parted at commas, slashes and the like, and at “and” only
    after a word such as “Team”: a name that is kept whole is settled by a person in a moment, one that is
    torn apart may go unseen. No word of a name is lost.
    """
    if not owner_key(text):
        return []
    if name := _known(text, known):
        return [name]
    pieces = list(_pieces(text))
    found: list[str] = []
    unknown: list[_Piece] = []
    at = 0
    while at < len(pieces):
        name, after = _longest_known(text, pieces, at, known)
        if name:
            found += [*_parted(text, unknown), name]
            unknown, at = [], after
        else:
            unknown.append(pieces[at])
            at += 1
    return list(dict.fromkeys([*found, *_parted(text, unknown)]))


def _known(text: str, known: dict[str, str]) -> str | None:
    """The known owner of this name, with or without “the” before it and a remark in brackets behind it."""
    for form in (text, _REMARK.sub("", text.strip(" ."))):
        key = owner_key(form)
        if name := known.get(key) or known.get(key.removeprefix("the ")):
            return name
    return None


def _pieces(text: str) -> Iterator[_Piece]:
    closed = [m.span() for m in _BRACKETS.finditer(text)] + [
        m.span() for m in _NOT_BETWEEN_NAMES.finditer(text)
    ]
    start, strong = 0, True
    for mark in _SEPARATOR.finditer(text):
        if any(begin <= mark.start() < end for begin, end in closed):
            continue
        if owner_key(text[start : mark.start()]):
            yield _Piece(start, mark.start(), strong)
            strong = False
        start, strong = mark.end(), strong or mark["weak"] is None
    if owner_key(text[start:]):
        yield _Piece(start, len(text), strong)


def _longest_known(text: str, pieces: list[_Piece], at: int, known: dict[str, str]) -> tuple[str | None, int]:
    for after in range(min(len(pieces), at + 8), at, -1):
        if name := _known(text[pieces[at].start : pieces[after - 1].end], known):
            return name, after
    return None, at


def _parted(text: str, pieces: list[_Piece]) -> list[str]:
    """Names among pieces that we don't know."""
    if not pieces:
        return []
    whole = text[pieces[0].start : pieces[-1].end]
    if _is_one_post(text, pieces, whole):
        return [_tidy(whole)]
    names, start = [], 0
    for n, piece in enumerate(pieces):
        before = text[pieces[start].start : pieces[n - 1].end] if n > start else ""
        if before and (piece.strong or _TEAM.search(_REMARK.sub("", before))):
            names.append(before)
            start = n
    names.append(text[pieces[start].start : pieces[-1].end])
    return [name for name in map(_tidy, names) if name and not _LABEL.match(name)]


def _is_one_post(text: str, pieces: list[_Piece], whole: str) -> bool:
    """“Children, Families & Partnerships Manager” is one person's post, though commas stand in it."""
    parts = [text[piece.start : piece.end] for piece in pieces]
    only_commas = not re.search(r"[;/\n\r:+]", _BRACKETS.sub("", whole))
    last_joined = len(pieces) > 2 and not pieces[-1].strong
    nobody_else = not any(_POST.search(part) or _TEAM.search(part) for part in parts[:-1])
    return only_commas and last_joined and nobody_else and bool(_POST.search(parts[-1]))


def _tidy(name: str) -> str:
    name = re.sub(r"^(?:and\s+)?the\s+(?=[A-Z])", "", name.strip(" .,;-–—*\t\n\r"))
    return " ".join(name.split())
