"""What stands in one cell of a Word table: its lines, its colour, and whether all of it is struck through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from imports.files.reading.docx_notes import Note
from imports.files.reading.docx_numbering import BULLET
from imports.files.reading.docx_words import Piece, Words
from imports.files.reading.words import plain_lines

_STEP = "  "  # before a bullet, for each level that it stands below the first


class Content(NamedTuple):
    text: str
    fill: str | None = None
    struck: bool | None = None
    found: tuple[tuple[Note, str], ...] = ()


@dataclass(slots=True)
class CellWords:
    """The paragraphs of a cell, read in their order but not yet put together."""

    paragraphs: list[Words]

    @property
    def is_hidden(self) -> bool:
        """There are words, and none of them shows."""
        pieces = [piece for piece in self._pieces() if piece.text.strip()]
        return bool(pieces) and all(piece.look.hidden for piece in pieces)

    @property
    def is_shown(self) -> bool:
        shown = any(piece.text.strip() and not piece.look.hidden for piece in self._pieces())
        return shown or any(words.label and not words.label.is_bullet for words in self.paragraphs)

    def content(self, shading: str | None, *, with_hidden: bool) -> Content:
        """With its hidden words only in a row that is hidden altogether."""
        found = [each for words in self.paragraphs for each in words.found]
        if with_hidden:
            found = [each for each in found if each[0] != Note.HIDDEN]
        pieces = [piece for piece in self._pieces() if with_hidden or not piece.look.hidden]
        worded = [piece for piece in pieces if piece.text.strip()]
        struck = [piece for piece in worded if piece.look.struck]
        if struck and len(struck) < len(worded):
            found.append((Note.STRUCK, "".join(piece.text for piece in struck)))
        text = lines(self.paragraphs, with_hidden=with_hidden)
        return Content(
            text,
            shading or _only_colour(text, worded or pieces),
            True if struck and len(struck) == len(worded) else None,
            tuple(found),
        )

    def _pieces(self) -> list[Piece]:
        return [piece for words in self.paragraphs for piece in words.pieces]


def lines(paragraphs: list[Words], *, with_hidden: bool = False) -> str:
    """The paragraphs as lines. A bullet before the only paragraph says nothing, so it is left out."""
    texts = [
        plain_lines("".join(piece.text for piece in words.pieces)) if with_hidden else words.text
        for words in paragraphs
    ]
    is_alone = sum(bool(text.strip()) for text in texts) == 1
    made: list[str] = []
    goes_on = False
    for words, text in zip(paragraphs, texts, strict=True):
        line = _labelled(words, text, is_alone=is_alone)
        if goes_on and made:
            made[-1] += line
        else:
            made.append(line)
        goes_on = words.joined
    return "\n".join(made).strip()


def _labelled(words: Words, text: str, *, is_alone: bool) -> str:
    label = words.label
    if label is None:
        return text
    if not label.is_bullet:
        return label.text + (label.gap if label.text and text.strip() else "") + text
    if not text.strip() or (is_alone and label.text == BULLET):
        return text
    return f"{_STEP * label.level}{label.text}{label.gap}{text}"


def _only_colour(text: str, pieces: list[Piece]) -> str | None:
    """The one colour behind all words; or, where there are only signs such as a dot, the colour of these."""
    fills = {piece.look.fill for piece in pieces}
    if len(fills) == 1 and fills not in ({None}, {"FFFFFF"}):
        return fills.pop()
    colours = {piece.look.colour for piece in pieces}
    if text and len(colours) == 1 and not any(character.isalnum() for character in text):
        colour = colours.pop()
        return None if colour in ("000000", "FFFFFF") else colour
    return None
