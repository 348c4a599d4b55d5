"""The status key as many files print it themselves: "Blue: not started", a green cell beside "Complete"."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from imports.files.cells import Cell
from imports.understanding.laying.laid import Kind, LaidRow, SheetLayout
from imports.understanding.reading.parsed import Word
from plans.statuses import (
    Meaning,
    colour_for_fill,
    is_grey,
    meaning_of_definition,
    status_key,
    suggest_meaning,
)

_COLOUR = r"red|amber|orange|yellow|green|blue|purple|grey|gray|white|black|coch|ambr|oren|melyn|gwyrdd|glas"
_LINE = re.compile(
    rf"(?<![^\W_])(?P<word>(?:{_COLOUR})(?: ?/ ?(?:{_COLOUR}))?|[A-Za-z]{{1,2}}(?=\s?[=:]))"
    r"\s*(?:[:=–—-]|is\b|means\b)\s*(?P<says>[^.;,\n|]{2,80})",
    re.IGNORECASE,
)
# "RAG key: R – off track; G – on track": a dash explains a letter only where a key is announced.
_ANNOUNCED = re.compile(r"\b(?:key|legend|b?rag{1,2})\b", re.IGNORECASE)
_LETTER_LINE = re.compile(r"(?<![^\W_])(?P<word>[A-Z]{1,2})\s[–—-]\s(?P<says>[^.;,\n|]{2,80})")
_A_COLOUR = re.compile(rf"(?:{_COLOUR})", re.IGNORECASE)
_LONGEST_WORD, _LONGEST_SAID = 30, 300
_MOST_CELLS = 14


def read_legend(layouts: Iterable[SheetLayout]) -> dict[str, Word]:
    """What the words, letters and colours of the file mean by its own key, wherever that stands.

    A word is sure where its explanation says one of our meanings plainly and nowhere another.
    """
    said: dict[str, list[tuple[str, str]]] = {}
    for layout in layouts:
        for word, says in _explanations(layout):
            said.setdefault(status_key(word), []).append((word, says))
    return {key: found for key, some in said.items() if key and (found := _word(some))}


def _word(explained: list[tuple[str, str]]) -> Word | None:
    guesses = [meaning_of_definition(says) for _word, says in explained]
    meanings = {guess.meaning for guess in guesses if guess.meaning}
    if not meanings:
        return None
    first = next(guess.meaning for guess in guesses if guess.meaning)
    sure = len(meanings) == 1 and any(guess.sure for guess in guesses)
    return Word(explained[0][0], first, sure)


def _explanations(layout: SheetLayout) -> Iterator[tuple[str, str]]:
    """Each word or colour of a key with the words that explain it."""
    ignored = [laid for laid in (*layout.above, *layout.rows, *layout.below) if laid.kind == Kind.IGNORED]
    for laid in ignored:
        yield from _in_row(laid)
    for one, other in pairwise(ignored):
        yield from _in_columns(one, other)


def _in_row(laid: LaidRow) -> Iterator[tuple[str, str]]:
    cells = [cell for cell in laid.row.cells if not cell.is_blank or _colour_of_key(cell)]
    if len(cells) > _MOST_CELLS:
        return
    line = " | ".join(cell.text for cell in cells if not cell.is_blank)
    for found in _LINE.finditer(line[:4000]):
        yield found["word"], found["says"].strip(" :")
    for found in _LETTER_LINE.finditer(line[:4000]) if _ANNOUNCED.search(line[:4000]) else ():
        yield found["word"], found["says"].strip(" :")
    for cell, beside in pairwise(cells):
        said = " ".join(beside.text.split())
        if not said or len(said) > _LONGEST_SAID or _A_COLOUR.fullmatch(said):
            continue
        colour = _colour_of_key(cell)
        if cell.is_blank and colour:
            yield colour, said
        elif 0 < len(cell.text.strip()) <= _LONGEST_WORD and _is_word_of_key(cell):
            yield cell.text.strip(), said
            if colour and not _A_COLOUR.fullmatch(cell.text.strip()):
                yield colour, said
    for cell in cells:
        colour = colour_for_fill(cell.fill)
        if colour and not cell.is_blank and suggest_meaning(cell.text).sure:
            yield colour, cell.text


def _colour_of_key(cell: Cell) -> str | None:
    """Beside the words of a key a blank grey cell is one of its colours too."""
    return colour_for_fill(cell.fill) or ("Grey" if cell.is_blank and is_grey(cell.fill) else None)


def _is_word_of_key(cell: Cell) -> bool:
    """A colour, a letter or two, or a status word."""
    text = cell.text.strip()
    if len(text) <= 2:
        return bool(status_key(text)) and not text.isdecimal()
    return suggest_meaning(text).meaning is not None


def _in_columns(above: LaidRow, below: LaidRow) -> Iterator[tuple[str, str]]:
    """ "Red | Amber | Green", and in the row below what each means."""
    words = [cell for cell in above.filled if len(cell.text) <= _LONGEST_WORD and _is_word_of_key(cell)]
    if len(words) < 2 or len(words) < len(above.filled) - 1:
        return
    for cell in words:
        said = below.row.text(cell.column).strip()
        if len(said) > 2 and len(said) <= _LONGEST_SAID and not suggest_meaning(cell.text).sure:
            yield cell.text.strip(), said


def meaning_in_legend(legend: dict[str, Word], word: str) -> Meaning | None:
    """What the key of the file says that a word means, if it says it."""
    said = legend.get(status_key(word))
    return said.meaning if said else None
