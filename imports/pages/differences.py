"""Which words of a text an import would change: the words that go, the words that come, those that stay."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)
# Comparing costs the product of both lengths; beyond this the whole middle counts as changed.
_MOST_WORK = 1_000_000
_KEPT_WORDS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one fate."""

    fate: Literal["stays", "goes", "comes"]
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The new text with what it replaces, word by word. Joined, what stays and comes is `after` again."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    pieces = [Piece("stays", "".join(new[:head]))]
    pieces += _compared(old[head:old_end], new[head:new_end])
    pieces.append(Piece("stays", "".join(new[new_end:])))
    return _joined(pieces)


def shortened(pieces: list[Piece], kept: int = _KEPT_WORDS) -> list[Piece]:
    """The same with the middle of long unchanged runs left out, so that a change in a long text is found."""
    last = len(pieces) - 1
    return [
        _cut(piece, kept, opens=place == 0, closes=place == last) if piece.fate == "stays" else piece
        for place, piece in enumerate(pieces)
    ]


def _shared(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _compared(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) * len(new) > _MOST_WORK:
        return [Piece("goes", "".join(old)), Piece("comes", "".join(new))]
    pieces = []
    for what, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("stays", "".join(new[c:d])))
        else:
            pieces += [Piece("goes", "".join(old[a:b])), Piece("comes", "".join(new[c:d]))]
    return pieces


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Changes that follow each other become one change: what goes, then what comes."""
    joined: list[Piece] = []
    fates = {"stays": "", "goes": "", "comes": ""}

    def close(*which: Literal["stays", "goes", "comes"]) -> None:
        for fate in which:
            if fates[fate]:
                joined.append(Piece(fate, fates[fate]))
            fates[fate] = ""

    for piece in _bridged([piece for piece in pieces if piece.text]):
        close(*(("goes", "comes") if piece.fate == "stays" else ("stays",)))
        fates[piece.fate] += piece.text
    close("stays", "goes", "comes")
    return joined


def _bridged(pieces: list[Piece]) -> list[Piece]:
    """A lone space between two changed words is part of the change, or each word is struck out alone."""
    bridged: list[Piece] = []
    for place, piece in enumerate(pieces):
        lone = piece.fate == "stays" and not piece.text.strip() and 0 < place < len(pieces) - 1
        bridged += [Piece("goes", piece.text), Piece("comes", piece.text)] if lone else [piece]
    return bridged


def _cut(piece: Piece, kept: int, *, opens: bool, closes: bool) -> Piece:
    words = re.findall(r"\s*\S+\s*", piece.text)
    if len(words) <= 2 * kept + 3:
        return piece
    start = "" if opens else "".join(words[:kept]).rstrip() + " "
    end = "" if closes else " " + "".join(words[-kept:]).lstrip()
    return Piece("stays", f"{start}…{end}")
