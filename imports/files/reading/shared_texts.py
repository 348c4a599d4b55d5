"""The texts that the cells of a workbook point to, and through which of them a line goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from imports.files.kinds import unsafe
from imports.files.limits import Limits
from imports.files.reading.parts import JOINT, Attributes, new_parser, run
from imports.files.reading.words import unescaped

Struck = Literal["all", "part"]


@dataclass(slots=True)
class Strokes:
    """How many letters of a text have a line through them, have none, or look as their cell does."""

    struck: int = 0
    plain: int = 0
    inherited: int = 0

    def add(self, text: str, struck: bool | None) -> None:
        letters = len(text.strip())
        if struck is None:
            self.inherited += letters
        elif struck:
            self.struck += letters
        else:
            self.plain += letters

    def of(self, cell_is_struck: bool) -> Struck | None:
        """Whether a line goes through all of the words, through some, or through none."""
        struck = self.struck + (self.inherited if cell_is_struck else 0)
        plain = self.plain + (0 if cell_is_struck else self.inherited)
        if not struck:
            return None
        return "part" if plain else "all"


@dataclass(slots=True)
class SharedTexts:
    """The texts in their order; `strokes` only of those with pieces of different looks."""

    texts: list[str] = field(default_factory=list)
    strokes: dict[int, Strokes] = field(default_factory=dict)


def is_on(attributes: Attributes) -> bool:
    """Whether a look such as `<strike/>` is on: it is unless it says otherwise."""
    return attributes.get("val", "1") not in ("0", "false", "none")


def read_shared_texts(part: bytes | None, limits: Limits) -> SharedTexts:
    """Rich text as plain, without reading aids for Japanese."""
    found = SharedTexts()
    if part is None:
        return found
    parser = new_parser()
    pieces: list[str] = []
    chunks: list[str] = []
    strokes = Strokes()
    in_phonetic = False
    struck: bool | None = None

    def start(name: str, attributes: Attributes) -> None:
        nonlocal in_phonetic, struck, strokes
        match name.rpartition(JOINT)[2]:
            case "si":
                pieces.clear()
                strokes, struck = Strokes(), None
            case "t":
                chunks.clear()
            case "r":
                struck = None
            case "rPr":
                struck = False
            case "strike":
                struck = is_on(attributes)
            case "rPh":
                in_phonetic = True

    def end(name: str) -> None:
        nonlocal in_phonetic
        tag = name.rpartition(JOINT)[2]
        if tag == "t" and not in_phonetic:
            pieces.append("".join(chunks))
            strokes.add(pieces[-1], struck)
        elif tag == "rPh":
            in_phonetic = False
        elif tag == "si":
            if strokes.struck or strokes.plain:
                found.strokes[len(found.texts)] = strokes
            found.texts.append(unescaped("".join(pieces)))
            if len(found.texts) > limits.shared_texts:
                raise unsafe(f"more than {limits.shared_texts:,} shared texts")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = chunks.append
    run(parser, part, "the list of texts")
    return found
